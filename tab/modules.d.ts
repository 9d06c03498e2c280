/** Vite makes a file of its own out of such an import, and gives its constructor. */
declare module '*?worker' {
  const EngineWorker: new (options?: { name?: string }) => Worker
  export default EngineWorker
}

/** The version of the app, from package.json: Vite puts it in while it builds. */
declare const APP_VERSION: string

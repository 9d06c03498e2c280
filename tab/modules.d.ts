/** Vite makes a file of its own out of such an import, and gives its constructor. */
declare module '*?worker' {
  const EngineWorker: new (options?: { name?: string }) => Worker
  export default EngineWorker
}

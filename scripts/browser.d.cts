/** The path of a browser for tests of real clients; undefined where there is none. */
export function findBrowser(env?: NodeJS.ProcessEnv, platform?: NodeJS.Platform): string | undefined

/** The folder with initdb and postgres, or undefined where there is none. */
export function findPostgres(env?: NodeJS.ProcessEnv, platform?: NodeJS.Platform): string | undefined

/** Finds an installed PostgreSQL for the tests that need a real one. CommonJS: jest's configuration reads it too. */
const { existsSync, readdirSync } = require('node:fs')
const { delimiter, join } = require('node:path')

/** Folders below `root` that have a version's number for a name, the newest first. */
function versions(root) {
  if (!existsSync(root)) return []
  const numbers = readdirSync(root).filter((name) => /^\d+(\.\d+)?$/.test(name))
  return numbers.sort((a, b) => Number(b) - Number(a)).map((name) => join(root, name, 'bin'))
}

function usualPlaces(platform, env) {
  if (platform === 'win32') return versions(join(env.PROGRAMFILES || 'C:\\Program Files', 'PostgreSQL'))
  const onPath = (env.PATH || '').split(delimiter).filter(Boolean)
  const homebrew = ['/opt/homebrew/opt', '/usr/local/opt'].flatMap((root) =>
    existsSync(root)
      ? readdirSync(root)
          .filter((name) => name.startsWith('postgresql'))
          .map((name) => join(root, name, 'bin'))
      : [],
  )
  return [...versions('/usr/lib/postgresql'), ...onPath, ...homebrew]
}

/** The folder with initdb and postgres: POSTGRES_BIN where it is set, else an installed one; undefined where there is none. */
function findPostgres(env = process.env, platform = process.platform) {
  const ending = platform === 'win32' ? '.exe' : ''
  const complete = (folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name + ending)))
  if (env.POSTGRES_BIN) return complete(env.POSTGRES_BIN) ? env.POSTGRES_BIN : undefined
  return usualPlaces(platform, env).find(complete)
}

module.exports = { findPostgres }

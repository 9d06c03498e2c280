import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './run.mjs'

/** What the build reads. A change in any of it makes the build stale. */
const BUILT_FROM = ['src', 'bot', 'tab', 'scripts', 'tsconfig.json', 'package.json', 'package-lock.json']

function* filesUnder(path) {
  if (!existsSync(path)) return
  if (!statSync(path).isDirectory()) {
    yield path
    return
  }
  for (const name of readdirSync(path).sort()) yield* filesUnder(join(path, name))
}

/** A hash of the names, sizes and times of everything the build reads. */
export function stateOfSources() {
  const hash = createHash('sha256')
  for (const place of BUILT_FROM) {
    for (const file of filesUnder(join(ROOT, place))) {
      const { size, mtimeMs } = statSync(file)
      hash.update(`${file.slice(ROOT.length)} ${size} ${mtimeMs}\n`)
    }
  }
  return hash.digest('hex')
}

const STAMP = join(ROOT, 'dist', '.built-from')

/** True where `dist` was built from the sources as they are. */
export function isBuilt() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stateOfSources()
}

export { STAMP }

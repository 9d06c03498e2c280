import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Bytes, gzipped as they are served. */
const gzipped = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length

/** The files that a chunk imports before it runs; what it imports later, on demand, is not among them. */
function importsOf(code: string): string[] {
  return [...code.matchAll(/(?:\bfrom\s*|\bimport\s*)["']\.\/([^"']+\.js)["']/g)].map(([, name = '']) => name)
}

function closure(folder: string, name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen
  seen.add(name)
  for (const next of importsOf(readFileSync(join(folder, name), 'utf8'))) closure(folder, next, seen)
  return seen
}

export interface TabSizes {
  /** JavaScript that runs before the first page is drawn, on the web. */
  page: number
  /** The same inside Teams, where the library that speaks to the client is loaded too. */
  inTeams: number
  /** The worker with engine, knowledge and weights; 0 where there is none. */
  engine: number
  /** Everything else, each loaded when it is first needed. */
  later: { name: string; bytes: number }[]
}

/** The JavaScript of a built tab in bytes, gzipped. */
export function sizesOf(folder: string): TabSizes {
  const assets = join(folder, 'assets')
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const first = new Set<string>()
  for (const [, entry = ''] of page.matchAll(/src="([^"]+\.js)"/g)) closure(assets, basename(entry), first)
  const all = readdirSync(assets).filter((name) => name.endsWith('.js'))
  const teams = all.filter((name) => /^teams-/.test(name))
  const held = new Set([...first, ...teams.flatMap((name) => [...closure(assets, name)])])
  const sum = (names: Iterable<string>) => [...names].reduce((bytes, name) => bytes + gzipped(join(assets, name)), 0)
  const engine = all.filter((name) => /^worker-/.test(name))
  return {
    page: sum(first),
    inTeams: sum(held),
    engine: sum(engine),
    later: all
      .filter((name) => !held.has(name) && !engine.includes(name))
      .map((name) => ({ name, bytes: gzipped(join(assets, name)) })),
  }
}

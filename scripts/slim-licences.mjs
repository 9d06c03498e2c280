// Writes src/knowledge/data/licence-products.json: of the licence names only what name-finding needs, so that it can ship
// to a browser. Run it after a change of licence-names.json or products.json; a test compares the result.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const data = join(import.meta.dirname, '../src/knowledge/data')
const read = (name) => JSON.parse(readFileSync(join(data, name), 'utf8'))
const fold = (name) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

const { skus, plans } = read('licence-names.json')
const known = new Set()
for (const { name, aliases = [] } of [...read('services.json'), ...read('products.json')])
  for (const n of [name, ...aliases]) known.add(fold(n))

/** The names of a row; two rows with one name and different meanings leave the name without a service. */
const meaning = new Map()
for (const [name, as] of [...skus.map((s) => [s[2], s[3]]), ...plans.map((p) => [p[2], p[4]])]) {
  // Codes are no names that people say, and what is known already keeps its meaning.
  if (!name || name.includes('_') || known.has(fold(name))) continue
  const before = meaning.get(fold(name))
  if (!before) meaning.set(fold(name), { name, as: as ?? '' })
  else if (before.as !== (as ?? '')) before.as = ''
}
const grouped = {}
for (const { name, as } of meaning.values()) (grouped[as] ??= []).push(name)
const sorted = Object.fromEntries(
  Object.keys(grouped)
    .sort()
    .map((as) => [as, grouped[as].sort()]),
)
writeFileSync(join(data, 'licence-products.json'), `${JSON.stringify(sorted, null, 1)}\n`)

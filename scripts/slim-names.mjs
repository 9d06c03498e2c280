// Writes src/knowledge/data/product-names.json: the products and the licence names in the short form that ships to browsers.
// One list for each service that the names stand for ("" for those that stand for none); an entry is a name, or a name with
// its aliases, where "~" marks an alias that is also an ordinary word, and "~~" an ordinary word that is no alias.
// Run it after a change of products.json or licence-names.json; a test compares the result.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from './steps/run.mjs'

const data = join(ROOT, 'src/knowledge/data')
const read = (name) => JSON.parse(readFileSync(join(data, name), 'utf8'))
const fold = (name) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** The licence names that no service or product has. Codes are no names that people say. */
function licenceNames(known) {
  const { skus, plans, otherNames } = read('licence-names.json')
  const meaning = new Map()
  for (const [name, as] of [...skus.map((s) => [s[2], s[3]]), ...plans.map((p) => [p[2], p[4]]), ...otherNames]) {
    if (!name || (name.includes('_') && !name.includes(' ')) || known.has(fold(name))) continue
    const before = meaning.get(fold(name))
    if (!before) meaning.set(fold(name), { name, as: as ?? '' })
    // Two rows with one name and different meanings leave the name without a service.
    else if (before.as !== (as ?? '')) before.as = ''
  }
  return [...meaning.values()]
}

/** The content of product-names.json. */
export function slimNames() {
  const products = read('products.json')
  const known = new Set()
  for (const { name, aliases = [] } of [...read('services.json'), ...products]) {
    for (const n of [name, ...aliases]) known.add(fold(n))
  }
  const grouped = {}
  const put = (as, entry) => {
    grouped[as] ??= []
    grouped[as].push(entry)
  }
  for (const { name, aliases = [], generalTerms = [], as = '' } of products) {
    const marked = aliases.map((a) => (generalTerms.includes(a) ? `~${a}` : a))
    const words = generalTerms.filter((g) => !aliases.includes(g)).map((g) => `~~${g}`)
    const rest = [...marked, ...words]
    put(as, rest.length > 0 ? [name, ...rest] : name)
  }
  for (const { name, as } of licenceNames(known)) put(as, name)
  return Object.fromEntries(
    Object.keys(grouped)
      .sort()
      .map((as) => [as, grouped[as]]),
  )
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const lines = Object.entries(slimNames()).map(([as, names]) => `${JSON.stringify(as)}:${JSON.stringify(names)}`)
  writeFileSync(join(data, 'product-names.json'), `{\n${lines.join(',\n')}\n}\n`)
}

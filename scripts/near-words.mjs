// Writes src/answers/language/near-words.json: the English words that lie so near to a product name that they could be
// taken for a typing mistake of it, or of a word of a name that is certified ("power bit"). They are words and are never
// "corrected".
// Usage: node scripts/near-words.mjs <word list, one word a line>   (for example Debian's wamerican-small), after a build.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const require = createRequire(import.meta.url)
const { buildCatalogue } = require(join(root, 'dist/src/answers/names/catalogue.js'))
const { guessedCandidates } = require(join(root, 'dist/src/answers/names/candidates.js'))
const { distance } = require(join(root, 'dist/src/answers/names/distance.js'))
const { tokenise } = require(join(root, 'dist/src/answers/names/tokens.js'))
const { loadKnowledge } = require(join(root, 'dist/src/knowledge/index.js'))

const list = process.argv[2]
if (!list) {
  console.error('Name a word list: node scripts/near-words.mjs /path/to/words')
  process.exit(2)
}
const catalogue = buildCatalogue(loadKnowledge())
const near = new Set()
const certified = new Set([...catalogue.names.values()].filter((n) => n.entity.verdict.startsWith('certified')).flatMap((n) => n.words))
const parts = [...certified].filter((w) => /^[a-z]{2,}$/.test(w))
const nearPart = (word) => parts.some((p) => distance(word, p, 2) <= (p.length < 6 ? 1 : 2))
for (const line of readFileSync(list, 'utf8').split('\n')) {
  const word = line.trim().toLowerCase().replace(/'s$/, '')
  if (!/^[a-z]{2,}$/.test(word) || catalogue.words.has(word)) continue
  if (guessedCandidates(catalogue, tokenise(word), () => false).length > 0 || nearPart(word)) near.add(word)
}
writeFileSync(join(root, 'src/answers/language/near-words.json'), `${JSON.stringify([...near].sort().join(' '))}\n`)
console.log(`${near.size} words`)

// Writes src/answers/language/lexicon.json: the words that are never "corrected" into a product name.
//   filter  the English words of the training utterances, and every English word that lies so near to a name, or to a word of a certified name ("power bit"), that it could be
//           taken for a typing mistake of it
//   subject the words that questions of this subject use and others seldom do, counted over the training utterances; a Bloom filter too
// Usage, after a build: node scripts/lexicon.mjs <word list, one word a line>   (for example Debian's wamerican-small)
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { ROOT } from './steps/run.mjs'

const require = createRequire(import.meta.url)
const built = (path) => require(join(ROOT, 'dist/src', path))
const { buildCatalogue } = built('answers/names/catalogue.js')
const { guessedCandidates } = built('answers/names/candidates.js')
const { distance } = built('answers/names/distance.js')
const { tokenise } = built('answers/names/tokens.js')
const { isPlainWord } = built('answers/language/cues.js')
const { wordBits } = built('answers/language/lexicon.js')
const { loadKnowledge } = built('knowledge/index.js')

const HASHES = 7
const BITS_A_WORD = 12
/** A word of the subject stands so much more often in its utterances than in the others. */
const TIMES_OFTENER = 2

const list = process.argv[2]
if (!list) {
  console.error('Name a word list: node scripts/lexicon.mjs /path/to/words')
  process.exit(2)
}
const english = new Set()
for (const line of readFileSync(list, 'utf8').split('\n')) {
  const word = line.trim().toLowerCase().replace(/'s$/, '')
  if (/^[a-z]{2,}$/.test(word)) english.add(word)
}

const catalogue = buildCatalogue(loadKnowledge())
const certified = [...catalogue.names.values()]
  .filter((n) => n.entity.verdict.startsWith('certified'))
  .flatMap((n) => n.words)
const { TARGETS } = built('answers/language/words.js')
const parts = [...new Set([...certified, ...TARGETS])].filter((w) => /^[a-z]{2,}$/.test(w))
const nearPart = (word) => parts.some((p) => distance(word, p, 2) <= (p.length < 6 ? 1 : 2))
const near = [...english].filter((word) => {
  if (isPlainWord(word)) return false
  return (
    nearPart(word) ||
    (!catalogue.words.has(word) && guessedCandidates(catalogue, tokenise(word), () => false).length > 0)
  )
})

const folder = join(ROOT, 'src/answers/training')
const used = new Set()
const lines = { ours: 0, others: 0 }
const counts = { ours: new Map(), others: new Map() }
for (const file of readdirSync(folder)) {
  const side = file.startsWith('off-topic') ? 'others' : file.startsWith('smalltalk') ? undefined : 'ours'
  for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
    const inLine = new Set(tokenise(line).map((token) => token.word))
    for (const word of inLine) used.add(word)
    if (!side) continue
    lines[side]++
    for (const word of inLine) counts[side].set(word, (counts[side].get(word) ?? 0) + 1)
  }
}
const subject = [...counts.ours]
  .filter(([word, count]) => {
    const rate = count / lines.ours
    const elsewhere = (counts.others.get(word) ?? 0) / lines.others
    return rate >= TIMES_OFTENER * elsewhere && /^[a-z']{3,}$/.test(word) && !isPlainWord(word)
  })
  .map(([word]) => word)
  .filter((word) => english.has(word) || (counts.ours.get(word) ?? 0) > 3)
const listed = new Set(subject)
const others = [...used].filter(
  (word) => english.has(word) && !isPlainWord(word) && !listed.has(word) && !catalogue.words.has(word),
)
const words = [...new Set([...near, ...others])].filter((word) => !listed.has(word))

/** The words as a Bloom filter. */
function filterOf(list) {
  const bytes = new Uint8Array(Math.ceil((list.length * BITS_A_WORD) / 8))
  for (const word of list) for (const bit of wordBits(word, HASHES, bytes.length * 8)) bytes[bit >> 3] |= 1 << (bit & 7)
  return Buffer.from(bytes).toString('base64')
}

const packed = { subject: filterOf(subject), filter: filterOf(words), hashes: HASHES }
writeFileSync(join(ROOT, 'src/answers/language/lexicon.json'), `${JSON.stringify(packed)}\n`)
console.log(`${near.length} near words, ${subject.length} subject words, ${words.length} other words`)

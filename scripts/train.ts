import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unpackLexicon } from '../src/answers/language/lexicon'
import packedLexicon from '../src/answers/language/lexicon.json'
import { buildCatalogue } from '../src/answers/names/catalogue'
import { trainingSet } from '../src/answers/training-set'
import { train } from '../src/intents/train'
import { pack } from '../src/intents/weights'
import { loadKnowledge } from '../src/knowledge'
import { linesOf, ROOT } from './repository'

/** How small the shipped weights are: chosen so that engine, knowledge and weights stay within 200 kB gzipped. */
const SIZE = { letters: false, maxFeatures: 4150, bits: 3 }

/** How often the question of a button counts: it must win against its neighbours. */
const ASK_WEIGHT = 6

const FOLDER = join(ROOT, 'src/answers/training')

/** What the weights were trained from, as a digest: a test compares it, so that stale weights are noticed. */
export function trainingDigest(folder: string): string {
  const hash = createHash('sha256')
  for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(join(folder, file)))
  return hash.digest('hex').slice(0, 16)
}

/** The utterances of a folder by intent: one file an intent, one utterance a line. */
export function readUtterances(folder: string): Map<string, string[]> {
  const out = new Map<string, string[]>()
  for (const file of readdirSync(folder).sort()) out.set(file.replace(/\.txt$/, ''), linesOf(join(folder, file)))
  return out
}

/** Trains the product's classifier from the utterances and writes its weights. */
function main(): void {
  const knowledge = loadKnowledge()
  const catalogue = buildCatalogue(knowledge)
  const utterances = readUtterances(FOLDER)
  // The questions that buttons send must reach their own topic.
  for (const { topic, ask } of knowledge.topics)
    utterances.get(topic)?.push(...Array.from({ length: ASK_WEIGHT }, () => ask))
  const examples = trainingSet(catalogue, unpackLexicon(packedLexicon), utterances)
  const weights = pack(train(examples, SIZE), SIZE)
  writeFileSync(
    join(ROOT, 'src/answers/model/weights.json'),
    `${JSON.stringify({ of: trainingDigest(FOLDER), weights })}\n`,
  )
  console.log(`Trained on ${examples.length} utterances: ${weights.length} characters of weights.`)
}

if (require.main === module) main()

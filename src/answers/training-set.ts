import type { Example } from '../intents/train'
import type { Catalogue } from './names/catalogue'
import type { Lexicon } from './names/resolve'
import { resolveNames } from './names/resolve'
import { tokenise } from './names/tokens'
import { masked } from './reading'

/** Files whose utterances stand for one intent. */
const SAME: Record<string, string> = { 'scope-check-bare': 'scope-check' }

/** Turns utterances into what the classifier sees: names masked, words folded. `files` maps an intent to its utterances. */
export function trainingSet(catalogue: Catalogue, lexicon: Lexicon, files: Map<string, string[]>): Example[] {
  const out: Example[] = []
  for (const [intent, lines] of files) {
    for (const line of lines) {
      const tokens = tokenise(line)
      const text = masked(tokens, resolveNames(catalogue, lexicon, tokens).mentions)
      if (text) out.push({ text, intent: SAME[intent] ?? intent })
    }
  }
  return out
}

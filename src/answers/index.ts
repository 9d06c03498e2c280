import { classify } from '../intents/classify'
import { unpack } from '../intents/weights'
import { loadKnowledge } from '../knowledge'
import type { Knowledge } from '../knowledge/types'
import { buildAssistant } from './assistant'
import { unpackLexicon } from './language/lexicon'
import lexicon from './language/lexicon.json'
import model from './model/weights.json'
import { buildCatalogue, type Catalogue } from './names/catalogue'
import type { Engine } from './types'

export type {
  Answer,
  AnswerItem,
  Assistant,
  Choice,
  Citation,
  Conversation,
  Engine,
  Reply,
  ReportTold,
  Sentence,
  Subject,
  Teller,
  Trace,
  Turn,
} from './types'

/**
 * The assistant over the shipped knowledge and weights; with `knowledge`, over that instead, and with the `catalogue` of it,
 * where something else needs that too. Takes about a tenth of a second.
 */
export function createAssistant(
  knowledge: Knowledge = loadKnowledge(),
  catalogue: Catalogue = buildCatalogue(knowledge),
): Engine {
  const classifier = unpack(model.weights)
  return buildAssistant({
    knowledge,
    catalogue,
    lexicon: unpackLexicon(lexicon),
    intents: { classify: (text) => classify(text, classifier) },
  })
}

import type { Catalogue, Entity } from './names/catalogue'
import { isSure } from './names/mention'
import { wordsOf } from './names/tokens'
import type { Reading } from './reading'
import type { Conversation } from './types'

/** What stands around the word that completes a name: "and the embedded one too?" */
const AROUND =
  /^(and|or|but|also|plus|what|how|about|the|one|ones|version|edition|too|then|so|ok|okay|please|pls|is|as|well|no|nah|not|sorry|sry|i|we|mean|meant|need|want|only|just|actually|rather|it's|its|it|was|specifically|for|in|particular|that)$/
/** A completion is a word or two; more words are a question of their own. */
const LONGEST = 2

/** "And embedded?" after Power BI: the names of the services before, completed by the words of this turn. */
export function completed(reading: Reading, catalogue: Catalogue, conversation: Conversation): Entity[] {
  // "And the Frontline edition, which our shift workers share?": what a comma sets apart only describes it.
  const end = reading.tokens.findIndex((t, i) => i > 1 && t.afterBreak && /^(which|that|who)$/.test(t.word))
  const rest = reading.tokens
    .slice(0, end < 0 ? undefined : end)
    .map((t) => t.word)
    .filter((w) => !AROUND.test(w))
  if (rest.length === 0 || rest.length > LONGEST) return []
  // "And Copilot?" after Intune is a name of its own.
  if (reading.mentions.some((m) => m.entity.choices && isSure(m))) return []
  const found = conversation.services.flatMap((id) => {
    const service = catalogue.services.get(id)
    const names = service ? [service.name, ...service.aliases] : []
    return names.flatMap((name) => {
      const stem = wordsOf(name)
      const entity = catalogue.names.get([...stem, ...rest].join(''))?.entity
      return entity && !entity.choices && !rest.every((w) => stem.includes(w)) ? [entity] : []
    })
  })
  return found.slice(0, 1)
}

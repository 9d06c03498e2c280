import type { ServiceId } from '../knowledge/types'
import { isPlainWord } from './language/cues'
import { GRAMMAR, VERBS } from './language/words'
import type { Catalogue } from './names/catalogue'
import type { Token } from './names/tokens'

const ORDINALS: Record<string, number> = {
  first: 0,
  '1st': 0,
  second: 1,
  '2nd': 1,
  third: 2,
  '3rd': 2,
  fourth: 3,
  '4th': 3,
  last: -1,
  former: 0,
  latter: -1,
}
const ALL = /^(both|all|either|everything|each)$/
const YES = /^(yes|y|yep|yeah|yup|sure|right|correct|exactly|ok|okay|ja|oui)$/
/** A choice is made in a few words; a longer text is a question of its own. */
const LONGEST = 9

/**
 * Which of the offered services a turn picks: by number, by "both", by "yes" where there is one, or by words of a name
 * ("the cloud apps one"). Null where the turn is no choice.
 */
export function chosen(catalogue: Catalogue, choices: ServiceId[], tokens: Token[]): ServiceId[] | null {
  if (choices.length === 0 || tokens.length === 0 || tokens.length > LONGEST) return null
  const words = unlessDenied(tokens).map((t) => t.word)
  if (words.length === 0) return null
  if (choices.length === 1 && words.length <= 3 && YES.test(words[0]!)) return choices
  if (words.length <= 4 && words.some((w) => ALL.test(w))) return choices
  if (words.length <= 4) {
    const word = words.find((w) => Object.hasOwn(ORDINALS, w) || /^[1-9]$/.test(w))
    const at = word === undefined ? undefined : (ORDINALS[word] ?? Number(word) - 1)
    const pick = at === undefined ? undefined : choices.at(at)
    if (pick) return [pick]
  }
  return byWords(catalogue, choices, words)
}

/** "Azure I mean, not Office": what stands behind "not", up to the next comma, is no choice. */
function unlessDenied(tokens: Token[]): Token[] {
  let denied = false
  return tokens.filter((t) => {
    if (t.afterBreak) denied = false
    if (t.word === 'not') denied = true
    return !denied
  })
}

const SHORT: Record<string, string[]> = {
  m365: ['365'],
  o365: ['office', '365'],
  d365: ['dynamics', '365'],
  ms365: ['365'],
}

function byWords(catalogue: Catalogue, choices: ServiceId[], words: string[]): ServiceId[] | null {
  const said = words
    .flatMap((w) => SHORT[w] ?? [w])
    .filter((w) => !GRAMMAR.has(w) && w !== 'one' && w !== 'ones' && w !== 'mean' && w !== 'microsoft' && !VERBS.has(w))
  if (said.length === 0) return null
  const joined = said.join('')
  const scores = choices.map((id) => {
    const service = catalogue.services.get(id)
    const names = service ? [service.name, ...service.aliases] : [id.replace(/-/g, ' ')]
    const vocabulary = new Set(names.flatMap((n) => n.toLowerCase().split(/[^a-z0-9]+/)))
    if (names.some((n) => n.toLowerCase().replace(/[^a-z0-9]+/g, '') === joined)) return 2
    const hits = said.filter((w) => vocabulary.has(w)).length
    // Words outside the name are only tolerated where they are plain ("the cloud apps service").
    return said.every((w) => vocabulary.has(w) || isPlainWord(w)) ? hits / said.length : 0
  })
  const best = Math.max(...scores)
  if (best <= 0) return null
  const winners = choices.filter((_, i) => scores[i] === best)
  if (winners.length === 1) return winners
  // "cloud" fits two names of the list: the shortest name that holds all words is meant only if it is alone.
  return null
}

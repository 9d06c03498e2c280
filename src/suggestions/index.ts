import { wordsOf } from '../answers/names/tokens'
import type { Knowledge, Service } from '../knowledge/types'

/** A question to offer: `send` is exactly what typing it would be. */
export interface Suggestion {
  label: string
  send: string
}

const MOST = 5
/** Letters before which nothing is guessed. */
const FEWEST = 2

/** Something to offer, with the folded words by which it is found. */
interface Entry<Offer> {
  offer: Offer
  words: string[][]
}

/** How well what is typed begins an entry's words: 0 not at all, higher for the first word and for whole words. */
function fit(typed: string[], words: string[]): number {
  let at = -1
  let score = 0
  for (const [i, part] of typed.entries()) {
    const last = i === typed.length - 1
    const next = words.findIndex((word, j) => j > at && (last ? word.startsWith(part) : word === part))
    if (next === -1) return 0
    score += next === i ? 2 : 1
    at = next
  }
  return score / words.length
}

/** What fits the typed words, best first. */
function fitting<Offer>(entries: Entry<Offer>[], typed: string[]): Offer[] {
  return entries
    .map(({ offer, words }) => ({ offer, score: Math.max(...words.map((name) => fit(typed, name))) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ offer }) => offer)
}

const namesOf = ({ name, aliases }: Service): string[][] => [name, ...aliases].map(wordsOf)

/**
 * Questions that a person may be about to type: by what services are called, and by the subjects there is an answer to. The
 * words of the question itself ("is", "in scope") are not needed.
 */
export function createSuggestions(knowledge: Knowledge): (typed: string) => Suggestion[] {
  const services = knowledge.services.map(
    (service): Entry<Suggestion> => ({
      offer: { label: service.name, send: `Is ${service.name} in scope?` },
      words: namesOf(service),
    }),
  )
  const topics = knowledge.topics.map(
    ({ label, ask }): Entry<Suggestion> => ({
      offer: { label: ask, send: ask },
      words: [wordsOf(ask), wordsOf(label)],
    }),
  )
  const entries = [...services, ...topics]
  return (typed) => {
    const asked = wordsOf(typed).filter(
      (word, i, all) => !(i === 0 && all.length > 1 && /^(?:is|are|does)$/.test(word)),
    )
    if (asked.join('').length < FEWEST) return []
    return fitting(entries, asked).slice(0, MOST)
  }
}

/** The services whose name or alias somebody may be typing, best first; all of them while nothing is typed. */
export function createServiceSearch({ services }: Pick<Knowledge, 'services'>): (typed: string) => Service[] {
  const entries = services.map((service): Entry<Service> => ({ offer: service, words: namesOf(service) }))
  return (typed) => {
    const asked = wordsOf(typed)
    return asked.length === 0 ? services : fitting(entries, asked)
  }
}

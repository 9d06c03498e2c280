import { sourcesOfFacts } from '../answers/marks'
import type { Answer, Conversation, Engine } from '../answers/types'
import type { Knowledge } from '../knowledge/types'
import { saysTheSame, targetAnswered } from './answered'
import { createFinder } from './find'
import { readId } from './id'
import { createNearest } from './nearest'
import { type Shown, show } from './shown'
import type { Target } from './target'

export { addressOf, decodedId, idInAddress } from './id'
export type { LeadingLink, Shown, ShownSentence } from './shown'
export { type Target, targetOf } from './target'

/** Where a link leads. */
export type Followed =
  | { shown: Shown /** True where it showed something else when it was shared. */; changed: boolean }
  /** Nothing is there, or no longer: what may have been meant, nearest first, and never empty. */
  | { nearest: Shown[] }

/** The links of the app: what they show, and what can be linked. Pure, like the engine beneath. */
export interface Links {
  show(target: Target): Shown | null
  follow(id: string): Followed
  /** What fits a few words, best first; without words, what people share most. At most `most`. */
  find(words: string, most: number): Shown[]
  /** The link that says what an answer said, by its conversation afterwards; null where no link can say it all. */
  of(answer: Answer, conversation: Conversation): Shown | null
  /** The reports of the catalogue, in its order. */
  reports(): Shown[]
  /** What stands below everything that is shown: what it is worth, and when the sources were reviewed. */
  closing: string
}

/** The same targets are shown again and again; more than these are no longer the same. */
const MOST_KEPT = 400

export function createLinks(knowledge: Knowledge, engine: Engine): Links {
  const parts = { knowledge, teller: engine, sourcesOf: sourcesOfFacts(knowledge) }
  const kept = new Map<string, Shown>()
  const showing = (target: Target): Shown | null => {
    const key = JSON.stringify(target)
    const shown = kept.get(key) ?? show(parts, target)
    if (kept.size >= MOST_KEPT) kept.clear()
    if (shown !== null) kept.set(key, shown)
    return shown
  }
  // The index of all names takes a tenth of a second: made with the first search, not while a server starts.
  let finder: ReturnType<typeof createFinder> | undefined
  const find = (words: string, most: number): Shown[] => {
    finder ??= createFinder(knowledge, engine, showing)
    return finder(words, most)
  }
  const nearest = createNearest(knowledge, showing)
  const disclaimer = knowledge.phrases['disclaimer-footer'] ?? ''
  return {
    show: showing,
    follow(id) {
      const read = readId(id)
      const shown = read && showing(read.target)
      if (read === null || shown === null) return { nearest: nearest(id) }
      return { shown, changed: read.digest !== null && readId(shown.id)?.digest !== read.digest }
    },
    find,
    of(answer, conversation) {
      const target = targetAnswered(answer, conversation)
      const shown = target && showing(target)
      return shown && saysTheSame(shown, answer) ? shown : null
    },
    reports: () => knowledge.reports.flatMap(({ id }) => showing({ kind: 'report', report: id }) ?? []),
    closing: `${disclaimer} Sources reviewed on ${knowledge.reviewed}.`.trim(),
  }
}

import type { Answer, Conversation } from '../answers/types'
import type { Shown } from './shown'
import { MOST_COMPARED, type Target, targetOf } from './target'

/** What an answer was about, by the ids that the conversation keeps; null where a link cannot carry it. */
export function targetAnswered(answer: Answer, { environment, services, topic }: Conversation): Target | null {
  if (answer.kind === 'verdict') return targetOf(services, environment)
  if (topic === null || (answer.kind !== 'answer' && answer.kind !== 'not-stated')) return null
  return { kind: 'answer', topic, services: services.slice(0, MOST_COMPARED) }
}

/**
 * Whether a link says what an answer said: the same verdicts, and every sentence that answered. A question can call for
 * more than its ids tell ("with a Dynamics 365 plan"); such an answer has no link rather than one that says less.
 */
export function saysTheSame(shown: Shown, answer: Answer): boolean {
  const verdicts = (items: Answer['items']): string =>
    items.map(({ service, verdict }) => `${service} ${verdict}`).join()
  const said = new Set(shown.sentences.map(({ text }) => text))
  return (
    (answer.kind !== 'verdict' || verdicts(shown.items) === verdicts(answer.items)) &&
    answer.sentences.every(({ facts, role, text }) => facts.length === 0 || role === 'check' || said.has(text))
  )
}

import { slug } from '../answers/names/catalogue'
import { environmentOf } from '../answers/names/environments'
import type { Answer, Conversation, Engine } from '../answers/types'
import type { Knowledge, Product } from '../knowledge/types'
import { targetAnswered } from './answered'
import type { Shown } from './shown'
import type { Target } from './target'
import { type Entry, indexed, tellingWords, wordsOf } from './word-index'

/** What people share most: shown before anything is typed. */
const FIRST: Target[] = [
  { kind: 'report', report: 'azure-certificate' },
  { kind: 'report', report: 'office-365-certificate' },
  { kind: 'report', report: 'azure-assessment-report' },
  { kind: 'report', report: 'stp-iso-section' },
  { kind: 'answer', topic: 'reports-where', services: [] },
  { kind: 'answer', topic: 'scope-list', services: [] },
  { kind: 'service', service: 'azure', environment: null },
  { kind: 'service', service: 'office-365', environment: null },
]

/** Longer texts are no search words; the engine would read them all the same, but slower. */
const LONGEST = 300

const service = (id: string): Target => ({ kind: 'service', service: id, environment: null })

function entriesOf(knowledge: Knowledge): Entry<Target[]>[] {
  /** A product is shown under its own id, or, as an edition, as its service. */
  const productTargets = ({ name, as }: Product): Target[] => [service(slug(name)), ...(as ? [service(as)] : [])]
  const entry = (found: Target[], names: string[], rank: number): Entry<Target[]> => ({
    found,
    names: names.map(wordsOf),
    rank,
  })
  return [
    ...knowledge.services.map((s) => entry([service(s.id)], [s.name, ...s.aliases], 0)),
    ...knowledge.reports.map((r) =>
      entry([{ kind: 'report', report: r.id }], [`${r.title} ${r.kind} report`, r.id], 1),
    ),
    ...knowledge.topics.map((t) => entry([{ kind: 'answer', topic: t.topic, services: [] }], [t.label, t.ask], 2)),
    ...knowledge.products.map((p) => entry(productTargets(p), [p.name], 3)),
  ]
}

/** What the engine makes of the words: the services of a verdict, side by side first; a topic; or what it asks back with. */
function understood(answer: Answer, conversation: Conversation): Target[] {
  if (answer.kind === 'clarify') return conversation.choices.map(service)
  const target = targetAnswered(answer, conversation)
  if (answer.kind !== 'verdict') return target === null ? [] : [target]
  const { environment, services } = conversation
  const each = services.map((id): Target => ({ kind: 'service', service: id, environment }))
  return target?.kind === 'compare' ? [target, ...each] : each
}

/** Whether a target shows no other verdict than the engine gave: clouds and editions must not get lost on the way. */
function agrees(shown: Shown, answer: Answer): boolean {
  if (answer.kind !== 'verdict') return true
  return shown.items.every(({ service: id, verdict }) =>
    answer.items.some((item) => item.service === id && item.verdict === verdict),
  )
}

/**
 * A search over everything that has a link. What the engine reads in the words comes first, its forgiveness of typing
 * mistakes included; then names that begin like them, so that results come while one types.
 */
export function createFinder(
  knowledge: Knowledge,
  engine: Engine,
  showing: (target: Target) => Shown | null,
): (words: string, most: number) => Shown[] {
  const search = indexed(entriesOf(knowledge))
  return (words, most) => {
    const text = words.slice(0, LONGEST)
    const typed = tellingWords(text)
    const results = new Map<string, Shown>()
    const add = (candidates: readonly Target[], fits: (shown: Shown) => boolean) => {
      for (const target of candidates) {
        if (results.size >= most) return
        const shown = showing(target)
        if (shown === null || !fits(shown)) continue
        results.set(shown.id, shown)
        return
      }
    }
    if (text.trim() === '') {
      for (const target of FIRST) add([target], () => true)
      return [...results.values()]
    }
    const { answer, conversation } = engine.reply({ text })
    for (const target of understood(answer, conversation)) add([target], (shown) => agrees(shown, answer))
    // In a cloud a service may have another verdict: without the cloud it would answer another question.
    const inCloud =
      conversation.environment !== null || answer.items.some((item) => environmentOf(item.service) !== null)
    if (!inCloud) for (const candidates of search(typed)) add(candidates, () => true)
    return [...results.values()]
  }
}

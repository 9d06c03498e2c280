import type { Speaker } from '../answers/claims'
import { exactCandidates } from '../answers/names/candidates'
import type { Catalogue, Entity } from '../answers/names/catalogue'
import { tokenise } from '../answers/names/tokens'
import { type Fact, type FactId, isCertified, type Knowledge, type ServiceId } from '../knowledge/types'
import { latestIn } from './dates'

const TOPIC = 'scope-history'

/** What earlier versions of Microsoft's page say of services. */
export interface History {
  /** What is said of a service, and the facts that name it, the oldest first. */
  of(entity: Entity): { sentences: string[]; facts: Fact[] }
}

/**
 * The facts of the topic "how the list changed", but for those that say what holds today: those that a verdict's own words
 * or a certified service rest on.
 */
function pastFacts(knowledge: Knowledge): Map<FactId, Fact> {
  const today = new Set([
    ...Object.values(knowledge.verdicts).flatMap(({ facts }) => facts),
    ...knowledge.services.filter(({ verdict }) => isCertified(verdict)).flatMap(({ facts }) => facts),
  ])
  const topic = knowledge.topics.find((entry) => entry.topic === TOPIC)
  const past = new Set(topic?.statements.flatMap(({ facts }) => facts) ?? [])
  return new Map(knowledge.facts.filter(({ id }) => past.has(id) && !today.has(id)).map((f) => [f.id, f]))
}

export function createHistory(knowledge: Knowledge, catalogue: Catalogue, speaker: Speaker): History {
  const past = pastFacts(knowledge)
  const named = new Map<ServiceId, Set<FactId>>()
  for (const { id, statement } of past.values()) {
    for (const { name } of exactCandidates(catalogue, tokenise(statement))) {
      if (name.general || name.entity.choices || name.entity.product) continue
      const service = name.entity.service
      named.set(service, (named.get(service) ?? new Set<FactId>()).add(id))
    }
  }
  const topic = knowledge.topics.find((entry) => entry.topic === TOPIC)?.statements ?? []
  return {
    of({ service, name, facts }) {
      // Of the topic only what is about this service: the rest is about the whole list.
      const about = topic.filter(({ when, role }) => role === 'lead' && when?.services?.includes(service))
      const notes = (knowledge.serviceNotes[service] ?? []).filter(({ role }) => role === 'detail')
      const own = notes.filter((note) => note.facts.some((id) => past.has(id)))
      const sentences = (own.length > 0 ? own : about).flatMap((s) => speaker.claim(s, { name })?.text ?? [])
      const ids = new Set([...facts.filter((id) => past.has(id)), ...(named.get(service) ?? [])])
      const found = [...ids].map((id) => past.get(id)!)
      return { sentences, facts: found.sort((a, b) => latestIn(a.asOf).localeCompare(latestIn(b.asOf))) }
    },
  }
}

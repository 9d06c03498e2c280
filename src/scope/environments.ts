import { inEnvironment } from '../answers/asked'
import type { Speaker } from '../answers/claims'
import { type Catalogue, type Entity, lineage } from '../answers/names/catalogue'
import { environmentOf } from '../answers/names/environments'
import { fits } from '../answers/verdict-sentences'
import { isCertified, type Knowledge, type ServiceId, type Statement, type Verdict } from '../knowledge/types'
import type { ScopeEnvironment } from './types'

const OWN = /-(commercial|government|education)$/

/** The environment that an entry stands for by itself ("Office 365 GCC"); undefined for what is named without one. */
export const standsFor = (service: ServiceId): string | undefined =>
  environmentOf(service) ?? OWN.exec(service)?.[1] ?? undefined

/** What the knowledge says of a service in an environment. */
export interface Placed {
  verdict: Verdict
  notes: Statement[]
}

/**
 * What is said of a service in an environment; undefined where nothing is. An entry that stands for another environment is
 * not in this one, and what Microsoft does not operate is in none. A suite that has an entry of its own there is left to it.
 */
export function placedIn(
  knowledge: Knowledge,
  catalogue: Catalogue,
  entity: Entity,
  environment: ScopeEnvironment,
): Placed | undefined {
  const own = standsFor(entity.service)
  if (own === environment) return { verdict: entity.verdict, notes: [] }
  if (own !== undefined || entity.verdict === 'outside-microsoft-scope') return undefined
  if (environment === 'commercial') return { verdict: entity.verdict, notes: [] }
  const notes = (knowledge.serviceNotes[`environment:${environment}`] ?? []).filter((s) =>
    fits(s, [entity.service], ''),
  )
  if (notes.length === 0) return undefined
  const there = inEnvironment(catalogue, entity, environment)
  if (there.entity === entity || environment === 'china') return { verdict: there.verdict, notes }
  if (
    standsFor(there.entity.service) === environment &&
    lineage(catalogue, there.entity.service).includes(entity.service)
  )
    return undefined
  // Another entry answers there. What is said of that one is no plain yes for this one.
  return { verdict: isCertified(there.verdict) ? 'certified-with-conditions' : there.verdict, notes }
}

/** The notes as sentences, those that one of whose facts is gone left out. */
export function sayNotes(speaker: Speaker, entity: Entity, notes: Statement[]): string[] {
  return notes.flatMap((note) => speaker.claim(note, { name: entity.name })?.text ?? [])
}

import type { ServiceId } from '../knowledge/types'
import { type Asked, inEnvironment, itself } from './asked'
import { compose, type Heard, type Parts } from './compose'
import { type Catalogue, slug } from './names/catalogue'
import { isEnvironment } from './names/environments'
import type { Answer, Subject } from './types'

/** No question: what holds for every question is told, and nothing that only some words call for. */
const NOTHING_ASKED: Heard = { text: '', words: '', mentions: [], intents: [], unlisted: [] }

/** The entry of a service id, or of a product by the id that a conversation gives it. Other names of them are no ids. */
function entityOf(catalogue: Catalogue, id: ServiceId): Asked | null {
  const entity = catalogue.entities.get(id) ?? catalogue.names.get(id.replace(/-/g, ''))?.entity
  if (!entity || entity.choices) return null
  return entity.service === id || slug(entity.name) === id ? itself(entity, null) : null
}

function resolved(catalogue: Catalogue, ids: ServiceId[], environment: string | null): Asked[] | null {
  if (environment !== null && !isEnvironment(environment)) return null
  const found = ids.map((id) => entityOf(catalogue, id))
  if (found.some((asked) => asked === null)) return null
  return (found as Asked[]).map(({ entity }) => ({ ...inEnvironment(catalogue, entity, environment), mention: null }))
}

/**
 * The answer about ids, in the words that a question about them gets. Null where the catalogue lacks one of the ids, or
 * where no fact is left to tell.
 */
export function tell(parts: Parts, subject: Subject): Answer | null {
  const { catalogue, topics } = parts
  const environment = 'topic' in subject ? null : subject.environment
  const asked = resolved(catalogue, subject.services, environment)
  if (asked === null) return null
  if ('topic' in subject) {
    if (!topics.has(subject.topic)) return null
    const { topic, services } = subject
    return withFacts(compose(parts, NOTHING_ASKED, { kind: 'topic', topic, services, also: null, rule: 'told' }))
  }
  if (asked.length === 0) return null
  const cloud = asked.find((a) => a.environment)?.environment ?? null
  return withFacts(
    compose(parts, NOTHING_ASKED, {
      kind: 'verdict',
      asked,
      environment: cloud,
      plans: [],
      unsure: [],
      also: null,
      rule: 'told',
    }),
  )
}

const withFacts = (answer: Answer): Answer | null => (answer.facts.length > 0 ? answer : null)

import type { ServiceId } from '../knowledge/types'
import { type Asked, inEnvironment, itself } from './asked'
import type { Catalogue } from './names/catalogue'
import type { Environment } from './names/environments'
import type { Plan } from './plan'
import type { Conversation } from './types'

/** The conversation without ids that the catalogue does not have: they come from a store and may be of an older version. */
export function known(catalogue: Catalogue, conversation: Conversation): Conversation {
  const exists = (id: ServiceId) => entitiesOf(catalogue, [id]).length > 0
  return {
    ...conversation,
    services: conversation.services.filter(exists),
    choices: conversation.choices.filter(exists),
  }
}

/** The services of these ids, as far as the catalogue has them. */
export function entitiesOf(catalogue: Catalogue, ids: ServiceId[]): Asked[] {
  return ids.flatMap((id) => {
    const entity = catalogue.entities.get(id) ?? catalogue.names.get(id.replace(/-/g, ''))?.entity
    return entity && !entity.choices ? [itself(entity, null)] : []
  })
}

/** The plan for verdicts on services that an earlier turn named, in an environment or as they are. */
export function verdictOf(
  catalogue: Catalogue,
  ids: ServiceId[],
  environment: string | null,
  rule: string,
  followed: ServiceId[],
): Plan {
  const cloud = environment as Environment | null
  const asked = entitiesOf(catalogue, ids).map(
    (a): Asked => ({ ...inEnvironment(catalogue, a.entity, cloud), mention: null }),
  )
  return { kind: 'verdict', asked, environment: cloud, plans: [], unsure: [], also: null, rule, followed }
}

import type { ServiceId, Topic } from '../knowledge/types'

/** What a link leads to, by ids of the catalogue. */
export type Target =
  | { kind: 'report'; report: string }
  /** `environment` is a cloud such as `gcc-high`, or null: without it a verdict could read stronger than it was given. */
  | { kind: 'service'; service: ServiceId; environment: string | null }
  | { kind: 'compare'; services: ServiceId[]; environment: string | null }
  | { kind: 'answer'; topic: Topic; services: ServiceId[] }

/** A comparison is of two services at least, and of no more than can be read side by side. */
export const FEWEST_COMPARED = 2
export const MOST_COMPARED = 4

/** The target of some services: one, or a comparison. Null where they are too many to compare, or none. */
export function targetOf(services: readonly ServiceId[], environment: string | null): Target | null {
  const [service] = services
  if (service === undefined || services.length > MOST_COMPARED) return null
  if (services.length < FEWEST_COMPARED) return { kind: 'service', service, environment }
  return { kind: 'compare', services: [...services], environment }
}

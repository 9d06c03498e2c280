import type { ServiceId } from '../knowledge/types'
import data from './data/health-services.json'

/** Names and ids are told apart without regard to case and outer blanks: Graph writes them differently over time. */
const folded = (name: string): string => name.trim().toLowerCase()

/** Addresses in Microsoft's admin centre, with `{id}` where the id of an issue or a post goes. */
export const ADMIN_CENTRE: Readonly<Record<'issue' | 'post', string>> = data.links

/** Says which services of the catalogue a name of service health means; none where it is of nothing that is known here. */
export type ServicesNamed = (name: string) => readonly ServiceId[]

/**
 * Reads names of service health. `overviews` pairs the ids and names of the tenant at hand: Microsoft renames services, their
 * ids have stayed.
 */
export function createServicesNamed(overviews: readonly { id: string; service: string }[]): ServicesNamed {
  const byId = new Map(data.services.flatMap(({ ids, to }) => ids.map((id) => [folded(id), to] as const)))
  const byName = new Map(data.services.flatMap(({ names, to }) => names.map((name) => [folded(name), to] as const)))
  for (const { id, service } of overviews) {
    const to = byId.get(folded(id))
    if (to !== undefined) byName.set(folded(service), to)
  }
  return (name) => byName.get(folded(name)) ?? []
}

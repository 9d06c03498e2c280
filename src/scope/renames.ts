import type { Catalogue } from '../answers/names/catalogue'
import type { Knowledge, Rename, ServiceId } from '../knowledge/types'
import { joined } from './entries'

/** Names stand beside each other in one entry: "Office for the web / Microsoft 365 for the web", "A, later B", "A (B)". */
const APART = /\s*(?:,? later | \/ |[(),])\s*/

const namesIn = (text: string): string[] => text.split(APART).filter((name) => name !== '')

/** The changes of names, by the service that carries the name. */
export function renamesOf(knowledge: Knowledge, catalogue: Catalogue): Map<ServiceId, Rename[]> {
  const out = new Map<ServiceId, Rename[]>()
  for (const rename of knowledge.renames) {
    const services = new Set(
      [...namesIn(rename.new), ...namesIn(rename.old)].flatMap((name) => {
        const entity = catalogue.names.get(joined(name))?.entity
        // A product that a general entry answers for would bring its names to that entry.
        return entity && !entity.choices && !(entity.product && catalogue.services.has(entity.service))
          ? entity.service
          : []
      }),
    )
    for (const id of services) out.set(id, [...(out.get(id) ?? []), rename])
  }
  return out
}

/** The former names in an entry, each by itself. */
export const formerNames = (renames: Rename[]): string[] => renames.flatMap(({ old }) => namesIn(old))

/** Whether a source states the change. Others help to find a service and are not shown. */
export const isSourced = ({ asOf }: Rename): boolean => !asOf.startsWith('not sourced')

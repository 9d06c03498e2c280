import { type Catalogue, type Entity, lineage } from '../answers/names/catalogue'
import { tokenise } from '../answers/names/tokens'
import type { Fact, Knowledge, ServiceId, Source } from '../knowledge/types'
import { newest } from './dates'

/** What a line of the list is made of. */
export interface Entry {
  id: ServiceId
  entity: Entity
  nameOnly: boolean
  suite: { id: ServiceId; name: string } | undefined
  asOf: string | undefined
  /** What it is called, its own name first. */
  names: string[]
  /** Names of products that it answers for. */
  answersFor: string[]
}

/** A name as the catalogue looks it up. */
export const joined = (name: string): string =>
  tokenise(name)
    .map(({ word }) => word)
    .join('')

/** Every service with an entry of its own, then every product that is known by name only and that no entry answers for. */
export function listEntries(knowledge: Knowledge, catalogue: Catalogue): Entry[] {
  const facts = new Map(knowledge.facts.map((f) => [f.id, f]))
  const sources = new Map(knowledge.sources.map((s) => [s.id, s]))
  const dateOf = (entity: Entity) => newest(datesOf(entity, facts, sources))
  const suiteOf = (id: ServiceId) => {
    const line = lineage(catalogue, id)
    const top = line.length > 1 ? catalogue.entities.get(line[line.length - 1]!) : undefined
    return top && { id: top.service, name: top.name }
  }
  const products = new Map<ServiceId, string[]>()
  for (const { name, as, aliases = [] } of knowledge.products) {
    if (as !== undefined) products.set(as, [...(products.get(as) ?? []), name, ...aliases])
  }
  const out = knowledge.services.map((service): Entry => {
    const entity = catalogue.entities.get(service.id)!
    return {
      id: service.id,
      entity,
      nameOnly: false,
      suite: suiteOf(service.id),
      asOf: dateOf(entity),
      names: [service.name, ...service.aliases],
      answersFor: products.get(service.id) ?? [],
    }
  })
  const taken = new Set(out.map(({ id }) => id))
  for (const { name, as, aliases = [] } of knowledge.products) {
    const entity = catalogue.names.get(joined(name))?.entity
    // A name that something else has claimed is that thing's.
    if (as !== undefined || !entity?.product || entity.choices || entity.name !== name || taken.has(entity.service)) {
      continue
    }
    taken.add(entity.service)
    const names = [name, ...aliases]
    out.push({
      id: entity.service,
      entity,
      nameOnly: true,
      suite: undefined,
      asOf: dateOf(entity),
      names,
      answersFor: [],
    })
  }
  return out
}

const datesOf = (entity: Entity, facts: Map<string, Fact>, sources: Map<string, Source>): string[] =>
  entity.facts.flatMap((id) => facts.get(id)?.sources ?? []).flatMap((id) => sources.get(id)?.asOf ?? [])

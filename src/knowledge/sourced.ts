import type { Fact, FactId, Knowledge, Source } from './types'

/** A fact with its sources in full. */
export interface SourcedFact extends Omit<Fact, 'sources'> {
  sources: Source[]
}

/** The facts of these ids with their sources, in the order given; ids that the knowledge does not have are left out. */
export function factsIn({ facts, sources }: Pick<Knowledge, 'facts' | 'sources'>): (ids: FactId[]) => SourcedFact[] {
  const sourceById = new Map(sources.map((source) => [source.id, source]))
  const sourced = ({ sources: ids, ...fact }: Fact): SourcedFact => ({
    ...fact,
    sources: ids.flatMap((id) => sourceById.get(id) ?? []),
  })
  const byId = new Map(facts.map((fact) => [fact.id, sourced(fact)]))
  return (ids) => ids.flatMap((id) => byId.get(id) ?? [])
}

/** The sources of these facts, each once. */
export function sourcesOf(facts: readonly SourcedFact[]): Source[] {
  return [...new Set(facts.flatMap(({ sources }) => sources))]
}

import { createSpeaker } from '../answers/claims'
import { type Catalogue, lineage } from '../answers/names/catalogue'
import type { Assistant } from '../answers/types'
import { labelOf } from '../answers/verdict-sentences'
import { type Fact, type Knowledge, type ServiceId, VERDICTS } from '../knowledge/types'
import { type Entry, listEntries } from './entries'
import { placedIn, sayNotes } from './environments'
import { createHistory } from './history'
import { formerNames, isSourced, renamesOf } from './renames'
import { createSearch } from './search'
import type { Selection } from './selection'
import { countVerdicts, inSuite, ofVerdicts, ordered } from './table'
import {
  ENVIRONMENTS,
  type NamedFact,
  type NamedSource,
  type ScopeDetails,
  type ScopeEnvironment,
  type ScopeRow,
  type ScopeTable,
} from './types'

/** The catalogue as a list that can be searched and narrowed, and everything about each line of it. */
export interface Scope {
  table(selection: Selection): ScopeTable
  /** Undefined where the list has no such id. */
  details(id: ServiceId): ScopeDetails | undefined
}

/** What the list is made of. */
export interface ScopeParts {
  knowledge: Knowledge
  /** Of this knowledge. */
  catalogue: Catalogue
  /** Reads what is searched as it reads questions. */
  assistant: Assistant
}

/** Pure: the same selection gives the same list. */
export function createScope({ knowledge, catalogue, assistant }: ScopeParts): Scope {
  const speaker = createSpeaker(knowledge)
  const entries = listEntries(knowledge, catalogue)
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const renames = renamesOf(knowledge, catalogue)
  const history = createHistory(knowledge, catalogue, speaker)
  const sources = new Map(knowledge.sources.map((source) => [source.id, source]))
  const mentioned = (text: string) => assistant.reply({ text }).answer.trace.spans.map(({ service }) => service)
  const search = createSearch(
    entries.map(({ id, names, answersFor }) => ({
      id,
      names: [...names, ...formerNames(renames.get(id) ?? [])],
      answersFor,
    })),
    mentioned,
  )
  const suites = [...new Map(entries.flatMap(({ suite }) => (suite ? [[suite.id, suite] as const] : []))).values()]

  const labels = Object.fromEntries(
    VERDICTS.map((verdict) => [verdict, labelOf(knowledge, verdict)]),
  ) as ScopeTable['labels']

  const rowOf = ({ id, entity, nameOnly, suite, asOf }: Entry, verdict = entity.verdict): ScopeRow => ({
    id,
    name: entity.name,
    verdict,
    ...(suite && { suite }),
    ...(asOf !== undefined && { asOf }),
    nameOnly,
  })
  const named = ({ asOf, confidence, id, note, statement, sources: ids }: Fact): NamedFact => ({
    id,
    statement,
    asOf,
    confidence,
    ...(note !== undefined && { note }),
    sources: ids.flatMap((source) => namedSource(source) ?? []),
  })
  const namedSource = (id: string): NamedSource | undefined => {
    const source = sources.get(id)
    return source && { id, title: source.title, asOf: source.asOf, ...(source.url && { url: source.url }) }
  }
  // Of a product that is known by name only no source says in which clouds it is.
  const placedAt = ({ entity, nameOnly }: Entry, environment: ScopeEnvironment) =>
    nameOnly ? undefined : placedIn(knowledge, catalogue, entity, environment)
  const nameOf = (id: ServiceId) => ({ id, name: catalogue.entities.get(id)?.name ?? id })

  return {
    table(selection) {
      const { q, suite, environment, all } = selection
      const listed = all ? entries : entries.filter(({ nameOnly }) => !nameOnly)
      const scores = q.trim() === '' ? null : search(q)
      const rows = listed.flatMap((entry): ScopeRow[] => {
        if (scores !== null && !scores.has(entry.id)) return []
        if (environment === null) return [rowOf(entry)]
        const placed = placedAt(entry, environment)
        return placed === undefined ? [] : [rowOf(entry, placed.verdict)]
      })
      const wanted = suite === null ? rows : rows.filter((row) => inSuite(row, suite))
      return {
        rows: ordered(ofVerdicts(wanted, selection), selection.sort, scores),
        total: listed.length,
        counts: countVerdicts(wanted, new Set(listed.map(({ entity }) => entity.verdict))),
        labels,
        suites,
      }
    },
    details(id) {
      const entry = byId.get(id)
      if (entry === undefined) return undefined
      const { entity, nameOnly, names, answersFor } = entry
      const past = history.of(entity)
      const changes = renames.get(id) ?? []
      return {
        id,
        name: entity.name,
        verdict: entity.verdict,
        label: labels[entity.verdict],
        nameOnly,
        conditions: entity.conditions,
        suites: lineage(catalogue, id).slice(1).map(nameOf),
        members: knowledge.services
          .filter((s) => lineage(catalogue, s.id).slice(1).includes(id))
          .map((s) => nameOf(s.id)),
        environments: ENVIRONMENTS.flatMap((environment) => {
          const placed = placedAt(entry, environment)
          if (placed === undefined) return []
          const { verdict, notes } = placed
          return [{ environment, verdict, label: labels[verdict], notes: sayNotes(speaker, entity, notes) }]
        }),
        facts: entity.facts.flatMap((fact) => speaker.fact(fact) ?? []).map(named),
        history: { sentences: past.sentences, facts: past.facts.map(named) },
        renames: changes.filter(isSourced).map(({ old, new: now, asOf, source }) => {
          const from = namedSource(source)
          return { old, new: now, asOf, ...(from && { source: from }) }
        }),
        otherNames: [...new Set([...names.slice(1), ...answersFor])].filter((n) => n !== entity.name.toLowerCase()),
        question: speaker.phrase('ask-scope', { name: entity.name }).text,
      }
    },
  }
}

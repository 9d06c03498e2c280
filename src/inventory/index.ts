import { factsIn, type SourcedFact } from '../knowledge/sourced'
import type { Conflict, Knowledge, Source, Topic, TopicEntry } from '../knowledge/types'
import { byYear, type YearCount } from './years'

/** How much is known, and how sure it is. */
export interface Counts {
  facts: number
  /** Facts that are older, partial or indirect. */
  mediumFacts: number
  services: number
  /** Names that are recognised beside those of the services. */
  otherNames: number
  sources: number
  reports: number
}

/** A place where sources disagree, with the facts of both sides. */
export interface ConflictEntry extends Omit<Conflict, 'facts'> {
  facts: SourcedFact[]
}

/** What the sources do not say about a topic, in the sentences that answers use. */
export interface Silence {
  topic: Topic
  label: string
  sentences: string[]
}

/** What is known and from when; where the sources disagree, and where they are silent. */
export interface Inventory {
  /** ISO date. */
  reviewed: string
  counts: Counts
  years: YearCount[]
  conflicts: ConflictEntry[]
  silences: Silence[]
  sources: Source[]
}

/** The knowledge as an overview. What rests on a fact that is gone is left out. */
export function inventoryOf(knowledge: Knowledge): Inventory {
  const { reviewed, facts, services, products, sources, reports, conflicts, topics } = knowledge
  const factsOf = factsIn(knowledge)
  const complete = (ids: readonly string[]) => factsOf([...ids]).length === ids.length
  const silent = ({ topic, kind, label, statements }: TopicEntry): Silence => ({
    topic,
    label,
    sentences: statements
      .filter(({ role, silent: unsaid }) => role === 'lead' && (kind === 'not-stated' || unsaid === true))
      .filter((statement) => complete(statement.facts))
      .map(({ text }) => text),
  })
  return {
    reviewed,
    counts: {
      facts: facts.length,
      mediumFacts: facts.filter(({ confidence }) => confidence === 'medium').length,
      services: services.length,
      otherNames: products.length,
      sources: sources.length,
      reports: reports.length,
    },
    years: byYear({ sources, facts }),
    conflicts: conflicts.filter((c) => complete(c.facts)).map((c) => ({ ...c, facts: factsOf(c.facts) })),
    silences: saidOnce(topics.map(silent)),
    sources,
  }
}

/** Topics may share a sentence: it is shown with the first of them. */
function saidOnce(silences: Silence[]): Silence[] {
  const said = new Set<string>()
  return silences.flatMap((silence) => {
    const sentences = silence.sentences.filter((sentence) => !said.has(sentence))
    for (const sentence of sentences) said.add(sentence)
    return sentences.length === 0 ? [] : [{ ...silence, sentences }]
  })
}

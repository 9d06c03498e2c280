import type { FactId, Knowledge, SourceId } from '../knowledge/types'
import type { Answer, Sentence } from './types'

/** More marks than this after one sentence say nothing more to a reader. */
const MOST_MARKS = 3
/** Teams refuses a message with more citations. */
const MOST_CITATIONS = 20

/** Tells the sources of a fact. */
export type SourcesOf = (fact: FactId) => readonly SourceId[]

export function sourcesOfFacts(knowledge: Pick<Knowledge, 'facts'>): SourcesOf {
  const sources = new Map(knowledge.facts.map((fact) => [fact.id, fact.sources]))
  return (fact) => sources.get(fact) ?? []
}

/** The numbers of the answer's sources that a sentence rests on, in ascending order: "[1]", "[3]". */
export function numbersOf(sentence: Sentence, answer: Pick<Answer, 'sources'>, sourcesOf: SourcesOf): number[] {
  const cited = new Set(sentence.facts.flatMap((fact) => sourcesOf(fact)))
  const numbers = answer.sources.filter(({ id, n }) => cited.has(id) && n >= 1 && n <= MOST_CITATIONS).map(({ n }) => n)
  return [...new Set(numbers)].sort((a, b) => a - b).slice(0, MOST_MARKS)
}

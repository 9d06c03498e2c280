import type { FactId, Knowledge, SourceId } from '../knowledge/types'
import type { Citation, Sentence } from './types'

/** Teams shows at most this many citations of a message. */
export const MOST_CITATIONS = 20
/** More marks than this after one sentence say nothing more to a reader. */
const MOST_MARKS = 3

/** Tells the sources of a fact. */
export type SourcesOf = (fact: FactId) => readonly SourceId[]

export function sourcesOfFacts(knowledge: Pick<Knowledge, 'facts'>): SourcesOf {
  const sources = new Map(knowledge.facts.map((fact) => [fact.id, fact.sources]))
  return (fact) => sources.get(fact) ?? []
}

/** The numbers of the cited sources that a sentence rests on, in ascending order. */
export function numbersOf(
  sentence: Pick<Sentence, 'facts'>,
  { sources }: { sources: readonly Citation[] },
  sourcesOf: SourcesOf,
): number[] {
  const cited = new Set(sentence.facts.flatMap((fact) => sourcesOf(fact)))
  const numbers = sources.filter(({ id, n }) => cited.has(id) && n >= 1 && n <= MOST_CITATIONS).map(({ n }) => n)
  return [...new Set(numbers)].sort((a, b) => a - b).slice(0, MOST_MARKS)
}

/** The sentence with its marks before the full stop: "Power BI is named [1]." */
export function marked(sentence: string, numbers: readonly number[]): string {
  if (numbers.length === 0) return sentence
  const marks = numbers.map((n) => `[${n}]`).join('')
  const end = /[.!?:]+\s*$/.exec(sentence)
  return end === null ? `${sentence} ${marks}` : `${sentence.slice(0, end.index)} ${marks}${end[0].trim()}`
}

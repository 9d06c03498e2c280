import type { FactId, Knowledge, Source, SourceId } from '../knowledge/types'
import type { Speaker } from './claims'
import { dated } from './dated'
import { MOST_CITATIONS } from './marks'
import type { Answer, Citation } from './types'

/** Of a fact's sources the first ones are named: they are its main ones. */
const SOURCES_PER_FACT = 2

/** The sources by id: made once, since every answer looks them up. */
export const sourcesById = (knowledge: Knowledge): Map<SourceId, Source> =>
  new Map(knowledge.sources.map((s) => [s.id, s]))

/** The sources of an answer in the order of its facts, numbered from 1. */
export function citationsOf(byId: Map<SourceId, Source>, speaker: Speaker, facts: FactId[]): Citation[] {
  const ids = new Set<string>()
  for (const id of facts)
    for (const source of speaker.fact(id)?.sources.slice(0, SOURCES_PER_FACT) ?? []) ids.add(source)
  const out: Citation[] = []
  for (const id of ids) {
    const source = byId.get(id)
    if (source && out.length < MOST_CITATIONS)
      out.push({
        n: out.length + 1,
        id,
        title: source.title,
        ...(source.url ? { url: source.url } : {}),
        asOf: source.asOf,
      })
  }
  return out
}

/** The lowest confidence of the facts used. */
export function confidenceOf(speaker: Speaker, facts: FactId[]): Answer['confidence'] {
  if (facts.length === 0) return null
  return facts.some((id) => speaker.fact(id)?.confidence === 'medium') ? 'medium' : 'high'
}

/** The answer as a row for a questionnaire: what is said, the sources with their dates, the day of the review. */
export function questionnaireRow(answer: Answer, reviewed: string): string {
  const said = answer.sentences
    .filter((s) => s.facts.length > 0)
    .map((s) => s.text)
    .join(' ')
  const sources = answer.sources.map((s) => `[${s.n}] ${s.title}${s.url ? `, ${s.url}` : ''} (${dated(s.asOf)})`)
  return [said, `Sources: ${sources.join('; ')}.`, `Reviewed ${reviewed}.`].join('\n')
}

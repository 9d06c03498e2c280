import type { FactId, Report } from '../knowledge/types'
import { citationsOf } from './citations'
import { type Claim, sentenceOf } from './claims'
import type { Parts } from './compose'
import type { ReportTold } from './types'

const NOT_STATED = 'not stated in the sources read here'

/** A date or an edition with the facts that carry it, or null where no source states it or its facts are gone. */
function stated(parts: Parts, field: Report['edition']): { value: string; facts: FactId[] } | null {
  if (!('facts' in field) || !field.facts.every((id) => parts.speaker.fact(id))) return null
  return { value: 'edition' in field ? field.edition : field.date, facts: field.facts }
}

/**
 * What the catalogue says about a report: what it shows, what is dated, and what opening it needs. Null where there is no
 * such report, or where the facts that carry its description are gone.
 */
export function tellReport(parts: Parts, id: string): ReportTold | null {
  const { knowledge, links, speaker, sources } = parts
  const report = knowledge.reports.find((entry) => entry.id === id)
  const link = report && links.get(report.link)
  const [first, ...rest] = report?.facts ?? []
  if (!report || !link || first === undefined) return null
  const shows = speaker.claim({ text: report.proves, facts: [first, ...rest], role: 'lead' })
  if (!shows) return null
  const fields = [
    { label: 'Edition', of: stated(parts, report.edition) },
    { label: 'Audit period', of: stated(parts, report.auditPeriod) },
    { label: 'Newest date in the sources', of: stated(parts, report.issued) },
    { label: 'Valid until', of: stated(parts, report.expires) },
  ]
  const needs = report.needs.signIn || report.needs.nda ? report.needs.facts : []
  const access = needs.flatMap((fact): Claim[] => {
    const said = speaker.claim({ text: speaker.fact(fact)?.statement ?? '', facts: [fact], role: 'check' })
    return said ? [said] : []
  })
  const sentences = [shows, ...access].map(sentenceOf)
  const facts = [...sentences.flatMap((s) => s.facts), ...fields.flatMap(({ of }) => of?.facts ?? [])]
  return {
    id: report.id,
    title: report.title,
    kind: report.kind,
    sentences,
    dates: fields.map(({ label, of }) => ({ label, value: of?.value ?? NOT_STATED })),
    sources: citationsOf(sources, speaker, [...new Set(facts)]),
    link: { label: link.label, url: link.url },
    access: link.access,
    searchFor: report.searchFor,
    lastChecked: report.lastChecked,
  }
}

import { factsIn, type SourcedFact, sourcesOf } from '../knowledge/sourced'
import type { FactId, Knowledge, Link, Report, Source } from '../knowledge/types'

/** A date or an edition as a source states it; null where none does. `notes` say how far to trust it. */
export interface Stated {
  value: string | null
  notes: string[]
}

/** What a report says of itself, as far as a source read here states it. */
export const STATED = ['edition', 'auditPeriod', 'issued', 'expires'] as const
export type StatedField = (typeof STATED)[number]

/** One report as it is shown. The document itself is never held: only where it is, and what public pages say of it. */
export interface ReportEntry extends Record<StatedField, Stated> {
  id: string
  /** As published. */
  title: string
  kind: Report['kind']
  cloud: Report['cloud']
  /** Undefined where a fact that it rests on is gone. */
  proves: string | undefined
  /** The day on which the entry was last compared with its sources, ISO date. */
  lastChecked: string
  /** What opening the document asks for; undefined where no fact says so any more. */
  needs: { signIn: boolean; nda: boolean } | undefined
  link: Link
  /** What to type into the search of the Service Trust Portal; undefined where the link leads elsewhere. */
  searchFor: string | undefined
  facts: SourcedFact[]
  /** What the entry itself rests on; what opening it needs has sources of its own, with its facts. */
  sources: Source[]
}

const PORTAL = 'servicetrust.microsoft.com'

/** The report catalogue for showing. What rests on a fact that the knowledge no longer has is not said. */
export function reportCatalogue(knowledge: Knowledge): ReportEntry[] {
  const { reports, links } = knowledge
  const factsOf = factsIn(knowledge)
  const linkById = new Map(links.map((link) => [link.id, link]))
  const holds = (ids: FactId[]) => ids.length > 0 && factsOf(ids).length === ids.length

  const stated = (field: Report[StatedField]): Stated => {
    const value = 'edition' in field ? field.edition : field.date
    if (value === null || !('facts' in field) || !holds(field.facts)) return { value: null, notes: [] }
    return { value, notes: factsOf(field.facts).flatMap(({ note }) => note ?? []) }
  }
  const entry = (report: Report, link: Link): ReportEntry => {
    const { id, title, kind, cloud, lastChecked } = report
    const carrying = STATED.flatMap((field) => ('facts' in report[field] ? report[field].facts : []))
    const own = factsOf([...new Set([...report.facts, ...carrying])])
    const access = factsOf(report.needs.facts).filter((fact) => !own.includes(fact))
    return {
      id,
      title,
      kind,
      cloud,
      lastChecked,
      link,
      proves: holds(report.facts) ? report.proves : undefined,
      edition: stated(report.edition),
      auditPeriod: stated(report.auditPeriod),
      issued: stated(report.issued),
      expires: stated(report.expires),
      needs: holds(report.needs.facts) ? { signIn: report.needs.signIn, nda: report.needs.nda } : undefined,
      searchFor: new URL(link.url).hostname === PORTAL ? report.searchFor : undefined,
      facts: [...own, ...access],
      sources: sourcesOf(own),
    }
  }
  return reports.flatMap((report) => {
    const link = linkById.get(report.link)
    return link === undefined ? [] : [entry(report, link)]
  })
}

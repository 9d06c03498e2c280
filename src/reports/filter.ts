import type { Report } from '../knowledge/types'

export type ReportKind = Report['kind']
/** A cloud that can be asked for. A report for all of them belongs to each. */
export type Cloud = Exclude<Report['cloud'], 'all'>

/** In the order in which they are offered: what an auditor asks for first comes first. */
export const KINDS = [
  'certificate',
  'assessment-report',
  'addendum',
  'scope-list',
  'programme-description',
  'test-evidence',
  'section',
] as const satisfies readonly ReportKind[]

export const CLOUDS = ['azure', 'office-365'] as const satisfies readonly Cloud[]

export interface ReportFilter {
  kind?: ReportKind
  cloud?: Cloud
}

/** The filter that an address names; what is no kind and no cloud is left out. */
export function filterOf(params: URLSearchParams): ReportFilter {
  const kind = KINDS.find((name) => name === params.get('kind'))
  const cloud = CLOUDS.find((name) => name === params.get('cloud'))
  return { ...(kind && { kind }), ...(cloud && { cloud }) }
}

/** The reports that a filter lets through, in their order. */
export function matching<Entry extends Pick<Report, 'kind' | 'cloud'>>(
  reports: readonly Entry[],
  { kind, cloud }: ReportFilter,
): Entry[] {
  return reports.filter(
    (report) =>
      (kind === undefined || report.kind === kind) &&
      (cloud === undefined || report.cloud === cloud || report.cloud === 'all'),
  )
}

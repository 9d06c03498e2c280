import type { Knowledge } from '../knowledge/types'

/** How many sources and facts are of a year; `year` is null for those without a date. */
export interface YearCount {
  year: number | null
  sources: number
  facts: number
}

/**
 * The year of a source's date. Of several the earliest counts, so that nothing looks newer than it is ("2023-04-06; mirrored
 * 2026-08-23" is of 2023). Null for "undated; later than 2022-07-11": a limit is no date.
 */
export function yearOf(asOf: string): number | null {
  if (/^\D*\bundated\b/i.test(asOf)) return null
  const years = [...asOf.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g)].map(([year]) => Number(year))
  return years.length === 0 ? null : Math.min(...years)
}

/** Sources and facts by year, the newest year first, those without a date last. */
export function byYear({ sources, facts }: Pick<Knowledge, 'sources' | 'facts'>): YearCount[] {
  const years = new Map<number | null, YearCount>()
  const count = (asOf: string, what: 'sources' | 'facts') => {
    const year = yearOf(asOf)
    const counted = years.get(year) ?? { year, sources: 0, facts: 0 }
    counted[what] += 1
    years.set(year, counted)
  }
  for (const { asOf } of sources) count(asOf, 'sources')
  for (const { asOf } of facts) count(asOf, 'facts')
  return [...years.values()].sort((a, b) => (b.year ?? 0) - (a.year ?? 0))
}

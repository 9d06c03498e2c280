import type { FactId, Knowledge, Report } from './types'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** A date as facts write it: 2021-06-21 is "21 June 2021", 2022-03 is "March 2022". */
function written(date: string): string {
  const [year, month, day] = date.split('-')
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1]
  return [day === undefined ? undefined : String(Number(day)), name, year].filter(Boolean).join(' ')
}

/** What a report states about itself, with the facts it takes it from and the words these must contain. */
function stated({ edition, auditPeriod, issued, expires }: Report) {
  const dates = { auditPeriod, issued, expires, ...('date' in edition ? { edition } : {}) }
  const entries: { field: string; facts: FactId[]; words: string }[] = []
  for (const [field, value] of Object.entries(dates))
    if (value.date !== null) entries.push({ field, facts: value.facts, words: written(value.date) })
  if ('edition' in edition && edition.edition !== null)
    entries.push({ field: 'edition', facts: edition.facts, words: edition.edition })
  return entries
}

/** Reports lead to a link of the list, and state only dates and editions that their facts state. */
export function checkReports({ reports, links, facts }: Knowledge): string[] {
  const linkIds = new Set(links.map((link) => link.id))
  const byId = new Map(facts.map((fact) => [fact.id, fact]))
  return reports.flatMap((report) => [
    ...(linkIds.has(report.link) ? [] : [`report ${report.id}: unknown link ${report.link}`]),
    ...stated(report).flatMap(({ field, facts: ids, words }) => {
      const at = `report ${report.id} ${field}`
      const usable = ids.map((id) => byId.get(id)).filter((fact) => fact !== undefined && fact.confidence !== 'low')
      if (ids.length === 0 || usable.length < ids.length) return [`${at}: has no source`]
      return usable.some((fact) => fact?.statement.includes(words)) ? [] : [`${at}: no fact of it states ${words}`]
    }),
  ])
}

import { cellText } from '../../../src/csv'
import type { TenantSheet } from '../../../src/tenant'
import type { tenantTexts } from '../../texts/tenant'

type Texts = (typeof tenantTexts)['en']
type Cell = { value: string; fontWeight?: 'bold'; wrap?: true } | { value: number }

/** A sheet of a workbook, in the form that write-excel-file takes. */
export interface WorkbookSheet {
  sheet: string
  data: Cell[][]
  columns: { width: number }[]
  stickyRowsCount?: number
}

/** What a workbook says of itself. */
export interface WorkbookFacts {
  sheet: TenantSheet
  organisation: string
  /** When it was read, as the reader writes it; null of a made-up tenant. */
  read: string | null
}

const text = (value: string): Cell => ({ value: cellText(value), wrap: true })
const head = (value: string): Cell => ({ value: cellText(value), fontWeight: 'bold' })

/** The services of a tenant as a workbook: a sheet of them, and one that says whose they are, from when, and what it rests on. */
export function workbookOf({ sheet, organisation, read }: WorkbookFacts, texts: Texts): WorkbookSheet[] {
  const { columns, extraColumns, about, standings, states } = texts
  const heads = [
    columns.service,
    columns.verdict,
    extraColumns.standing,
    columns.state,
    columns.seats,
    extraColumns.consumed,
    columns.licences,
    extraColumns.outside,
  ]
  const rows = sheet.rows.map((row): Cell[] => [
    text(row.name),
    text(row.label),
    text(row.standing === null ? '' : standings[row.standing]),
    text(states[row.state]),
    { value: row.licensed },
    { value: row.consumed },
    text(row.licences.join('; ')),
    text(row.outside.join('; ')),
  ])
  const said: [string, string][] = [
    [about.organisation, organisation],
    [about.read, read ?? about.sample],
    [about.what, texts.lead],
    ...sheet.summary.sources.map(({ n, title, url, asOf }): [string, string] => [
      `${about.source} ${n}`,
      [title, asOf, url ?? ''].filter(Boolean).join(' · '),
    ]),
  ]
  const widths = (...all: number[]) => all.map((width) => ({ width }))
  return [
    {
      sheet: texts.sheets.services,
      data: [heads.map(head), ...rows],
      columns: widths(34, 28, 40, 16, 10, 10, 60, 40),
      stickyRowsCount: 1,
    },
    {
      sheet: texts.sheets.about,
      data: said.map(([name, value]) => [head(name), text(value)]),
      columns: widths(28, 100),
    },
  ]
}

/** The workbook as a file. What writes it is loaded with the first one that somebody wants. */
export async function workbookFile(sheets: WorkbookSheet[]): Promise<Blob> {
  // The other entry for browsers zips in a worker from a blob, which the content policy of the page does not allow.
  const { default: writeWorkbook } = await import('write-excel-file/universal')
  return writeWorkbook(sheets).toBlob()
}

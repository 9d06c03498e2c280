import { cellText } from './cells'
import type { Coverage } from './types'

const COLUMNS = [
  'service',
  'verdict',
  'state',
  'licensed',
  'consumed',
  'skus',
  'freeOnly',
  'via',
  'conditionMet',
  'skusOutsideCondition',
] as const

/** A cell: as text where it would be a formula, quoted where it holds what separates cells here or in other countries. */
function cell(value: unknown): string {
  if (typeof value === 'number') return String(value)
  const safe = cellText(Array.isArray(value) ? value.join('; ') : String(value ?? ''))
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * The rows of a coverage as CSV (RFC 4180, lines end with CRLF), a head line first. Cells of a list are joined by "; ". Of a
 * made-up tenant every line says so in a last column.
 */
export function coverageCsv({ services, sample }: Coverage): string {
  const marked = (cells: readonly string[], mark: string) => (sample ? [...cells, mark] : cells)
  const rows = services.map((row) => {
    const values: Partial<Record<(typeof COLUMNS)[number], unknown>> = row
    return marked(
      COLUMNS.map((column) => cell(values[column])),
      'true',
    )
  })
  return [marked(COLUMNS, 'sample'), ...rows].map((cells) => `${cells.join(',')}\r\n`).join('')
}

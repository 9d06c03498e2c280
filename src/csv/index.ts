/** A spreadsheet takes a cell that begins so for a formula. */
const FORMULA = /^[=+\-@\t\r]/

/** A text for a cell of a spreadsheet, never a formula. */
export const cellText = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)

/** A cell: as text where it would be a formula, quoted where it holds what separates cells here or in other countries. */
function cell(value: unknown): string {
  if (typeof value === 'number') return String(value)
  const safe = cellText(Array.isArray(value) ? value.join('; ') : String(value ?? ''))
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Rows as CSV (RFC 4180, lines end with CRLF), a head line first. Cells of a list are joined by "; ". */
export function csvOf(columns: readonly string[], rows: readonly object[]): string {
  const lines = rows.map((row) => columns.map((column) => cell((row as Record<string, unknown>)[column])))
  return [columns, ...lines].map((cells) => `${cells.join(',')}\r\n`).join('')
}

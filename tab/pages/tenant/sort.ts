import type { SheetRow } from '../../../src/tenant'
import { STANDINGS, STATES } from '../../../src/tenant'

export const COLUMNS = ['service', 'verdict', 'state', 'seats', 'licences'] as const
export type Column = (typeof COLUMNS)[number]

const key: Record<Column, (row: SheetRow) => string | number> = {
  service: ({ name }) => name,
  // Rows whose licences cannot be used stand behind those that can.
  verdict: ({ standing }) => (standing === null ? STANDINGS.length : STANDINGS.indexOf(standing)),
  state: ({ state }) => STATES.indexOf(state),
  seats: ({ licensed }) => -licensed,
  licences: ({ licences }) => licences[0] ?? '',
}

/** The rows in the order of a column; rows that are alike in it stay in the order of their names. */
export function sortedBy(rows: readonly SheetRow[], column: Column, tag: string): SheetRow[] {
  const compare = new Intl.Collator(tag, { sensitivity: 'base', numeric: true }).compare
  return [...rows].sort((a, b) => {
    const [first, second] = [key[column](a), key[column](b)]
    const order = typeof first === 'number' ? first - Number(second) : compare(first, String(second))
    return order === 0 ? compare(a.name, b.name) : order
  })
}

/** The rows whose service or licences have these words in their names. */
export function withWords(rows: readonly SheetRow[], words: string): SheetRow[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter(({ name, licences }) => {
    const text = [name, ...licences].join(' ').toLowerCase()
    return wanted.every((word) => text.includes(word))
  })
}

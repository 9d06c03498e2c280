/** A number as the reader writes it. */
export const formatNumber = (number: number, tag: string): string => new Intl.NumberFormat(tag).format(number)

/** A share of 1 as a percentage without decimals. */
export const formatShare = (share: number, tag: string): string =>
  new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 }).format(share)

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const MONTH = /^(\d{4})-(\d{2})$/

/**
 * A date of a source as the reader writes it: "2023-04-06" and "2023-04". What is no bare date stays as the source has it:
 * sources say "before Microsoft's current page" too.
 */
export function formatDate(date: string, tag: string): string {
  const day = DAY.exec(date)
  const month = MONTH.exec(date)
  const parts = day ?? month
  if (parts === null) return date
  const at = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3] ?? 1))
  const shape: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'short', timeZone: 'UTC' }
  return new Intl.DateTimeFormat(tag, day ? { ...shape, day: 'numeric' } : shape).format(at)
}

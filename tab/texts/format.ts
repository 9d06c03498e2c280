/** Makes a thing once a key: a formatter of Intl takes longer to make than a row of a table takes to draw. */
function once<Made>(make: (key: string) => Made): (key: string) => Made {
  const made = new Map<string, Made>()
  return (key) => {
    const known = made.get(key) ?? make(key)
    made.set(key, known)
    return known
  }
}

const numbers = once((tag) => new Intl.NumberFormat(tag))
const SHAPE: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'short', timeZone: 'UTC' }
const months = once((tag) => new Intl.DateTimeFormat(tag, SHAPE))
const days = once((tag) => new Intl.DateTimeFormat(tag, { ...SHAPE, day: 'numeric' }))

/** A number as the reader writes it. */
export const formatNumber = (number: number, tag: string): string => numbers(tag).format(number)

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
  return (day ? days : months)(tag).format(at)
}

const moments = once((tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' }))

/** A moment as the reader writes it, on their clock: "24 Nov 2026, 13:05". `iso` is a date and time, UTC. */
export const formatMoment = (iso: string, tag: string): string => moments(tag).format(new Date(iso))

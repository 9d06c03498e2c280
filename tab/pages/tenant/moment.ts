/** A moment as the reader writes it, on their clock: "24 Nov 2026, 13:05". `iso` is a date and time, UTC. */
export const formatMoment = (iso: string, tag: string): string =>
  new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso))

const DATES = /\d{4}(?:-\d{2}){0,2}/g

/** The latest day, month or year that a source's date names, for putting dates in order: "undated; later than 2022-07-11". */
export function latestIn(asOf: string): string {
  return (asOf.match(DATES) ?? []).sort().at(-1) ?? ''
}

/** The newest of some dates in their sources' words; a plain date before one with words around it. Undefined for none. */
export function newest(dates: string[]): string | undefined {
  let best: string | undefined
  for (const date of dates) {
    if (best === undefined) best = date
    else {
      const [a, b] = [latestIn(date), latestIn(best)]
      if (a > b || (a === b && date.length < best.length)) best = date
    }
  }
  return best
}

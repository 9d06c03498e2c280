import { VERDICTS, type Verdict } from '../knowledge/types'
import { latestIn } from './dates'
import type { Selection, Sort } from './selection'
import type { ScopeRow } from './types'

const words = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })
const rank = new Map<Verdict, number>(VERDICTS.map((verdict, i) => [verdict, i]))

/** Puts what is there before what is missing, whichever way the rest goes. */
function missingLast<Value>(a: Value | undefined, b: Value | undefined, compare: (a: Value, b: Value) => number) {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
  return compare(a, b)
}

function compareBy({ by, reversed }: Sort): (a: ScopeRow, b: ScopeRow) => number {
  const turn = reversed ? -1 : 1
  switch (by) {
    case 'name':
      return (a, b) => turn * words.compare(a.name, b.name)
    case 'verdict':
      return (a, b) => turn * (rank.get(a.verdict)! - rank.get(b.verdict)!)
    case 'suite':
      return (a, b) => missingLast(a.suite?.name, b.suite?.name, (x, y) => turn * words.compare(x, y))
    case 'date': {
      const dateOf = ({ asOf }: ScopeRow) => (asOf === undefined ? undefined : latestIn(asOf) || undefined)
      return (a, b) => missingLast(dateOf(a), dateOf(b), (x, y) => turn * (x < y ? 1 : x > y ? -1 : 0))
    }
  }
}

/** The rows in the order asked for; rows that are alike in it by their names. `scores` holds how well each was found. */
export function ordered(rows: ScopeRow[], sort: Sort | null, scores: Map<string, number> | null): ScopeRow[] {
  const byName = (a: ScopeRow, b: ScopeRow) => words.compare(a.name, b.name)
  if (sort !== null) {
    const compare = compareBy(sort)
    return [...rows].sort((a, b) => compare(a, b) || byName(a, b))
  }
  if (scores === null) return [...rows].sort(byName)
  const score = ({ id }: ScopeRow) => scores.get(id) ?? 0
  return [...rows].sort((a, b) => score(b) - score(a) || Number(a.nameOnly) - Number(b.nameOnly) || byName(a, b))
}

/** The rows of a suite, the suite itself among them. */
export const inSuite = (row: ScopeRow, suite: string): boolean => row.id === suite || row.suite?.id === suite

/** How many of the rows have each of these verdicts, in the order of the verdicts. */
export function countVerdicts(rows: ScopeRow[], among: Set<Verdict>): { verdict: Verdict; count: number }[] {
  const counts = new Map<Verdict, number>()
  for (const { verdict } of rows) counts.set(verdict, (counts.get(verdict) ?? 0) + 1)
  return VERDICTS.filter((verdict) => among.has(verdict)).map((verdict) => ({
    verdict,
    count: counts.get(verdict) ?? 0,
  }))
}

/** The rows of the verdicts that a selection wants. */
export const ofVerdicts = (rows: ScopeRow[], { verdicts }: Selection): ScopeRow[] =>
  verdicts.length === 0 ? rows : rows.filter(({ verdict }) => verdicts.includes(verdict))

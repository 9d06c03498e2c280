import { inRow } from '../../answers/verdict-sentences'
import type { ServiceId } from '../../knowledge/types'
import planTargets from '../data/plan-targets.json'
import type { SheetRow, TenantSheet } from '../sheet'
import type { Standing } from '../summary'
import { type PhraseName, phrase } from './phrases'
import type { TenantReading } from './reading'

const MOST_NAMES = 4

export const whereOf = ({ sample }: TenantSheet): string => phrase(sample ? 'sample-tenant' : 'your-tenant')

export const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

/** Products in a row, the first few of them by name. */
function productsOf(names: readonly string[]): string {
  const more = names.length - MOST_NAMES
  return inRow(more > 1 ? [...names.slice(0, MOST_NAMES), `${more} more`] : [...names])
}

/** Asked for by these names, a suite is shown by what its licences are called in the tenant's cloud. */
const SUITES: readonly ServiceId[] = ['office-365', 'microsoft-365']
const SUITE_ROW = /^office-365-/
/** The services that a plan can bring. Of all others a list of licences says nothing, also not that they are missing. */
const BROUGHT: ReadonlySet<string> = new Set(planTargets.flatMap(({ to }) => to))

function rowOf({ rows }: TenantSheet, service: ServiceId): SheetRow | undefined {
  const own = rows.find((row) => row.service === service)
  return own ?? (SUITES.includes(service) ? rows.find((row) => SUITE_ROW.test(row.service)) : undefined)
}

/** Whether the list of licences tells if the tenant has a service. A service of which a fact is gone has no row. */
export function isTold(sheet: TenantSheet, service: ServiceId): boolean {
  if (sheet.summary.unsaid.includes(service)) return false
  return SUITES.includes(service) || SUITE_ROW.test(service) || BROUGHT.has(service)
}

function kindOf(row: SheetRow): PhraseName {
  // In a grace period nothing counts as enabled any more, which is what is counted.
  if (row.state === 'warning') return 'held-grace'
  if (row.licensed === 0) return 'held-uncounted'
  return row.freeOnly ? 'held-free' : 'held'
}

/** How many licences of a tenant bring a service, in one sentence. `name` is said where the tenant has none. */
export function holding(sheet: TenantSheet, service: ServiceId, name: string): string {
  const where = whereOf(sheet)
  const row = rowOf(sheet, service)
  if (row === undefined) {
    if (sheet.coverage.notVisible.includes(service)) return phrase('not-visible', { name })
    return phrase(isTold(sheet, service) ? 'not-held' : 'not-told', { where, name })
  }
  const slots = { where, name: row.name }
  if (row.standing === null)
    return phrase('held-not-usable', { ...slots, state: phrase(`state-${row.state}` as PhraseName) })
  return phrase(kindOf(row), {
    ...slots,
    licences: counted(row.licensed, 'licence'),
    assigned: row.consumed,
    products: productsOf(row.licences),
  })
}

const CONDITIONS: Partial<Record<Standing, PhraseName>> = {
  'condition-met': 'condition-met',
  'condition-partly-met': 'condition-partly-met',
  'condition-not-met': 'condition-not-met',
  'condition-open': 'condition-open',
}

/** How the licences stand to the condition that the page names for the service; undefined where there is none. */
export function conditionHeld({ name, standing, outside }: SheetRow): string | undefined {
  const fitting = standing === null ? undefined : CONDITIONS[standing]
  return fitting === undefined ? undefined : phrase(fitting, { name, outside: productsOf(outside) })
}

/** The products that bring a service, and how they stand to its condition. */
export function detailsOf(sheet: TenantSheet, service: ServiceId): { text: string; facts: string[] }[] {
  const row = rowOf(sheet, service)
  if (row === undefined || row.standing === null) return []
  const condition = conditionHeld(row)
  return [
    // Said already where no licences are counted.
    ...(row.licensed === 0
      ? []
      : [{ text: phrase('products', { name: row.name, products: productsOf(row.licences) }), facts: [] }]),
    ...(condition === undefined ? [] : [{ text: condition, facts: row.facts }]),
  ]
}

/** Where the figures are from: when Graph was asked, or that all of it is made up. */
export function provenance({ sheet, asOf }: TenantReading): string {
  if (sheet.sample) return phrase('sample', { organisation: sheet.organisation ?? '' })
  return phrase('as-of', { date: asOf.slice(0, 10), time: asOf.slice(11, 16) })
}

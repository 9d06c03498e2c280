import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import licenceNames from '../src/knowledge/data/licence-names.json'
import { readRules } from '../src/tenant/licences'
import { ROOT } from './repository'
import { csvRows } from './stress/licence-table'

const SOURCE =
  'Microsoft\'s public table "Product names and service plan identifiers for licensing", read from the copy in KelvinTegelaar/CIPP-API, Config/ConversionTable.csv'

const USAGE = `Writes src/tenant/data/licences.json out of Microsoft's public table of product names and service plans.

  LICENCE_TABLE=service-plans.csv node dist/scripts/licences.js 2026-07-29    (the day of that table)
`

/** The content of licences.json: ids without hyphens, since it also goes to browsers, then a blank and the name. */
export interface CarriedLicences {
  source: string
  /** The day of the table. */
  asOf: string
  /** By the rule of plan-rules.json that the name falls under: "id name". */
  plans: Record<string, string[]>
  /** "id part number", a tab, and the product's name. */
  skus: string[]
}

/** How often each id goes by each spelling. */
function spellings(rows: Record<string, string>[], idColumn: string, column: string): Map<string, Map<string, number>> {
  const found = new Map<string, Map<string, number>>()
  for (const row of rows) {
    const id = row[idColumn]!.trim().toLowerCase()
    const name = row[column]!.trim()
    const counts = found.get(id) ?? new Map<string, number>()
    found.set(id, counts.set(name, (counts.get(name) ?? 0) + 1))
  }
  return found
}

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const commonest = (counts: ReadonlyMap<string, number>): string =>
  [...counts].sort(([a, m], [b, n]) => n - m || byCode(a, b))[0]![0]

const bare = (id: string): string => id.replaceAll('-', '')
const byName = (a: string, b: string): number => byCode(a.slice(32), b.slice(32)) || byCode(a, b)

/**
 * What is carried of a licence table (CSV). Where an id has several spellings the commonest counts; a product that
 * licence-names.json has goes by its name there, so that it has one name everywhere. Throws where no rule fits a plan.
 */
export function licencesOf(table: string, asOf: string): CarriedLicences {
  const rows = csvRows(table)
  const ruleOf = readRules()
  const plans: Record<string, string[]> = {}
  for (const [id, counts] of spellings(rows, 'service_plan_id', 'service_plan_name')) {
    const name = commonest(counts)
    const rule = ruleOf(name)
    if (rule === undefined) throw new Error(`No rule of plan-rules.json fits ${name}: add one, or widen one.`)
    plans[rule] = [...(plans[rule] ?? []), `${bare(id)} ${name}`]
  }
  const known = new Map(licenceNames.skus.map(([id, , name]) => [id, name]))
  const parts = spellings(rows, 'sku_id', 'sku_part_number')
  const skus = [...spellings(rows, 'sku_id', 'product_name')].map(
    ([id, counts]) => `${bare(id)} ${commonest(parts.get(id)!)}\t${known.get(id) ?? commonest(counts)}`,
  )
  const ordered = Object.entries(plans).sort(([a], [b]) => byCode(a, b))
  return {
    source: SOURCE,
    asOf,
    plans: Object.fromEntries(ordered.map(([rule, list]) => [rule, list.sort(byName)])),
    skus: skus.sort(byName),
  }
}

/** As the file is laid out: an entry a line, so that a newer table shows what changed. */
function laidOut({ source, asOf, plans, skus }: CarriedLicences): string {
  const list = (entries: string[]) => `[\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}]`
  const groups = Object.entries(plans).map(([rule, entries]) => `"${rule}":${list(entries)}`)
  const head = `"source":${JSON.stringify(source)},\n"asOf":${JSON.stringify(asOf)}`
  return `{\n${head},\n"plans":{\n${groups.join(',\n')}},\n"skus":${list(skus)}}\n`
}

if (require.main === module) {
  const table = process.env.LICENCE_TABLE
  const asOf = process.argv[2] ?? ''
  if (table && /^\d{4}-\d\d-\d\d$/.test(asOf))
    writeFileSync(join(ROOT, 'src/tenant/data/licences.json'), laidOut(licencesOf(table, asOf)))
  else {
    process.stderr.write(USAGE)
    process.exitCode = 2
  }
}

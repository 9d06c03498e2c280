import { readFileSync } from 'node:fs'
import type { ServiceId } from '../../src/knowledge/types'
import { markOf, suiteIn } from '../../src/tenant/part-numbers'
import type { LicenceNames } from './subjects'

/** A name of a licence or of one of its plans, and the services that it may certify. */
export interface LicenceRow {
  name: string
  brings: ServiceId[]
}

/** The Office suite of a licence with this part number. */
export const suiteByPart = (part: string): ServiceId => suiteIn(markOf(part))

/** The columns of a licence table that are read. */
interface TableRow {
  part: string
  display: string
  plan: string
  planId: string
  planDisplay: string
}

/** The cells of a line of CSV. */
function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    (m) => m[1]?.replaceAll('""', '"') ?? m[2] ?? '',
  )
}

/** The rows of a CSV file, by the names that its first line has, in lower case. */
export function csvRows(file: string): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter(Boolean)
  const columns = cells(head).map((name) => name.toLowerCase())
  return lines.map((line) => Object.fromEntries(cells(line).map((value, at) => [columns[at] ?? '', value])))
}

function readRows(file: string): TableRow[] {
  return csvRows(file).map((row) => {
    const at = (name: string): string => row[name]?.trim() ?? ''
    return {
      part: at('sku_part_number'),
      display: at('product_name'),
      plan: at('service_plan_name'),
      planId: at('service_plan_id').toLowerCase(),
      planDisplay: at('service_plan_friendly_name'),
    }
  })
}

/** The suite of a licence with mailboxes and sites; one sold as "Microsoft 365" may also be read as that bundle. */
function suiteOf(part: string, display: string, brought: ReadonlySet<ServiceId>): ServiceId[] {
  if (!brought.has('exchange-online') || !brought.has('sharepoint-online')) return []
  const suite = suiteByPart(part)
  return /^microsoft 365\b/i.test(display) ? [suite, 'microsoft-365', 'microsoft-365-education'] : [suite]
}

/**
 * The names of a licence table (CSV with the columns of Microsoft's list of product names and service plans), each with
 * what its plans bring. A plan brings the service that the project's own data gives it.
 */
export function readLicenceTable(file: string, names: LicenceNames): LicenceRow[] {
  const targets = new Map(names.plans.map(([id, , , , as]) => [id, as]))
  const targetOf = (planId: string): ServiceId[] => {
    const as = targets.get(planId)
    if (!as) return []
    return as === 'sharepoint-online' ? [as, 'onedrive-for-business'] : [as]
  }
  const skus = new Map<string, TableRow[]>()
  const out: LicenceRow[] = []
  for (const row of readRows(file)) {
    const key = `${row.part}\n${row.display}`
    skus.set(key, [...(skus.get(key) ?? []), row])
    for (const name of [row.plan, row.planDisplay]) if (name) out.push({ name, brings: targetOf(row.planId) })
  }
  for (const rows of skus.values()) {
    const first = rows[0]
    if (!first) continue
    const brought = new Set(rows.flatMap((row) => targetOf(row.planId)))
    const brings = [...brought, ...suiteOf(first.part, first.display, brought)]
    for (const name of [first.part, first.display]) if (name) out.push({ name, brings })
  }
  return out
}

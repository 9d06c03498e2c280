import type { TenantRows } from './engine'
import { PERSONAL_TABLES, TENANT_TABLES, type TenantTable } from './tables'

/** A row with the table that it is from. */
export type ExportedRow = { table: TenantTable } & Record<string, unknown>

/** How many rows of each table. */
export type Counts = Partial<Record<TenantTable, number>>

/** Columns that hold JSON, which an export shows as what it is. */
const JSON_COLUMNS = ['value', 'reference', 'trace']

function readable(row: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      JSON_COLUMNS.includes(name) && typeof value === 'string' ? JSON.parse(value) : value,
    ]),
  )
}

/** Everything that is kept of the tenant, or of one person in it. */
export async function exportRows(rows: TenantRows, person?: string): Promise<ExportedRow[]> {
  const exported: ExportedRow[] = []
  for (const table of person === undefined ? TENANT_TABLES : PERSONAL_TABLES) {
    const { ref } = rows.build.dynamic
    let query = rows.build.selectFrom(table).selectAll().where(ref('tenant'), '=', rows.tenant)
    if (person !== undefined) query = query.where(ref('person'), '=', person)
    exported.push(...(await rows.all(query)).map((row) => ({ table, ...readable(row) })))
  }
  return exported
}

/** Deletes everything that is kept of the tenant, or of one person in it; gives how much it was. */
export async function eraseRows(rows: TenantRows, person?: string): Promise<Counts> {
  const counts: Counts = {}
  for (const table of person === undefined ? TENANT_TABLES : PERSONAL_TABLES) {
    const { ref } = rows.build.dynamic
    let query = rows.build.deleteFrom(table).where(ref('tenant'), '=', rows.tenant)
    if (person !== undefined) query = query.where(ref('person'), '=', person)
    counts[table] = await rows.change(query)
  }
  return counts
}

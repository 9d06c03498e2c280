import { eraseFromAudit } from './audit'
import type { AuditKey } from './audit-chain'
import type { TenantRows } from './engine'
import { PERSONAL_TABLES, TENANT_TABLES, type TenantTable } from './tables'

/** A row with the table that it is from. */
export type ExportedRow = { table: TenantTable } & Record<string, unknown>

/** How many rows of each table. */
export type Counts = Partial<Record<TenantTable, number>>

/** Columns that hold JSON, which an export shows as what it is. */
const JSON_COLUMNS = ['value', 'reference', 'trace', 'post', 'place', 'detail', 'personal']

/** What seals the audit, which is nobody's to take along; and tokens, which whoever has an export could otherwise use. */
const KEPT_BACK = ['secret', 'sealed']

function readable(row: object): Record<string, unknown> {
  const entries = Object.entries(row).filter(([name]) => !KEPT_BACK.includes(name))
  return Object.fromEntries(
    entries.map(([name, value]) => [
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

/** Deletes everything that is kept of the tenant, audit and all; gives how much it was. */
export async function eraseTenant(rows: TenantRows): Promise<Counts> {
  const counts: Counts = {}
  for (const table of TENANT_TABLES) {
    const { ref } = rows.build.dynamic
    counts[table] = await rows.change(rows.build.deleteFrom(table).where(ref('tenant'), '=', rows.tenant))
  }
  return counts
}

/** Deletes everything that is kept of one person. Of the audit their part goes, and the chain stays whole. */
export async function erasePerson(
  rows: TenantRows,
  erasure: { person: string; at: number },
  auditKey: AuditKey,
): Promise<Counts> {
  const counts: Counts = {}
  for (const table of PERSONAL_TABLES) {
    const { ref } = rows.build.dynamic
    const theirs = rows.build
      .deleteFrom(table)
      .where(ref('tenant'), '=', rows.tenant)
      .where(ref('person'), '=', erasure.person)
    counts[table] = await (table === 'audit' ? eraseFromAudit(rows, erasure, auditKey) : rows.change(theirs))
  }
  return counts
}

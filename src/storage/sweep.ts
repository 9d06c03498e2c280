import type { AuditKey } from './audit-chain'
import { cutAudit } from './audit-cut'
import type { Engine } from './engine'
import type { Counts } from './personal-data'
import { SWEPT_TABLES, type TenantTable } from './tables'

const DAY = 24 * 60 * 60 * 1000
/** Days. Channels redeliver within minutes, and tokens end within hours: a day is plenty. */
const SHORT_KEPT = 1
const SHORT_TABLES: readonly TenantTable[] = ['seen_activity', 'token']

/** Deletes what is older than the retention, of every tenant; gives how much it was. */
export async function sweepRows(
  engine: Engine,
  { now, retentionDays, auditKey }: { now: number; retentionDays: number; auditKey: AuditKey },
): Promise<Counts> {
  const counts: Counts = {}
  const sweep = (tables: readonly TenantTable[], before: number) =>
    engine.expired(before, async (executor) => {
      for (const table of tables) {
        const { ref } = executor.build.dynamic
        counts[table] = await executor.change(executor.build.deleteFrom(table).where(ref('at'), '<', before))
      }
    })
  const rest = SWEPT_TABLES.filter((table) => !SHORT_TABLES.includes(table))
  const before = now - retentionDays * DAY
  await sweep(rest, before)
  await sweep(SHORT_TABLES, now - Math.min(retentionDays, SHORT_KEPT) * DAY)
  counts.audit = 0
  for (const tenant of await tenantsBefore(engine, before))
    counts.audit += await engine.inTenant(tenant, (rows) => cutAudit(rows, before, auditKey))
  return counts
}

/** The tenants whose audit has rows from before a moment, in milliseconds since 1970. */
export function tenantsBefore(engine: Engine, before: number): Promise<string[]> {
  return engine.expired(before, async (executor) => {
    const query = executor.build.selectFrom('audit').select('tenant').distinct().where('at', '<', before)
    return (await executor.all(query)).map(({ tenant }) => tenant)
  })
}

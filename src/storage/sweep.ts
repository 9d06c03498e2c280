import type { Engine } from './engine'
import type { Counts } from './personal-data'
import { TENANT_TABLES, type TenantTable } from './tables'

const DAY = 24 * 60 * 60 * 1000
/** Days. Channels redeliver within minutes; a day is plenty. */
const SEEN_KEPT = 1

/** Deletes what is older than the retention, of every tenant; gives how much it was. */
export async function sweepRows(engine: Engine, now: number, retentionDays: number): Promise<Counts> {
  const counts: Counts = {}
  const sweep = (tables: readonly TenantTable[], before: number) =>
    engine.expired(before, async (executor) => {
      for (const table of tables) {
        const { ref } = executor.build.dynamic
        counts[table] = await executor.change(executor.build.deleteFrom(table).where(ref('at'), '<', before))
      }
    })
  const rest = TENANT_TABLES.filter((table) => table !== 'seen_activity')
  await sweep(rest, now - retentionDays * DAY)
  await sweep(['seen_activity'], now - Math.min(retentionDays, SEEN_KEPT) * DAY)
  return counts
}

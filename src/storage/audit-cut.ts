import { takeChain } from './audit'
import { type AuditKey, sealOf } from './audit-chain'
import type { TenantRows } from './engine'

/**
 * Cuts from the oldest what is from before a moment, and seals where: the rest still follows from a known hash. Only what
 * has nothing newer before it is cut, since clocks of instances differ. Gives the number of rows.
 */
export async function cutAudit(rows: TenantRows, before: number, auditKey: AuditKey): Promise<number> {
  const { build, tenant } = rows
  const { key, seq } = await takeChain(rows, auditKey, before)
  const of = () => build.selectFrom('audit').where('tenant', '=', tenant)
  const [stays] = await rows.all(of().select('seq').where('at', '>=', before).orderBy('seq').limit(1))
  const cutTo = (stays?.seq ?? seq + 1) - 1
  const [last] = await rows.all(of().select(['seq', 'hash']).where('seq', '=', cutTo))
  if (last === undefined) return 0
  const cut_seal = sealOf({ kind: 'cut', tenant, seq: last.seq, hash: last.hash }, key)
  await rows.change(
    build
      .updateTable('audit_chain')
      .set({ cut_seq: last.seq, cut_hash: last.hash, cut_seal })
      .where('tenant', '=', tenant),
  )
  return rows.change(build.deleteFrom('audit').where('tenant', '=', tenant).where('seq', '<=', last.seq))
}

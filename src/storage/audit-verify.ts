import { ERASED } from './audit'
import { type AuditKey, hashOf, isSealOf, personalDigest, type Sealed } from './audit-chain'
import type { TenantRows } from './engine'
import type { Tables } from './tables'

/** What a look at a tenant's chain came to. */
export interface Verified {
  tenant: string
  /** Rows that are there, of them those whose personal part was erased, and those that the retention has cut off before. */
  rows: number
  erased: number
  cut: number
  /** Whose key sealed its end: one in the store proves nothing against whoever can write to the store. */
  sealedBy: 'setting' | 'store' | 'nobody'
  /** The first row that does not fit, and why; null where the chain is whole. */
  broken: { seq: number; why: string } | null
}

type Row = Tables['audit']
type ChainRow = Tables['audit_chain']

/** Rows that are read at a time. */
const PAGE = 500

/** Looks through the whole chain of the tenant. Nothing is added to it or cut from it meanwhile. */
export async function verifyAudit(rows: TenantRows, auditKey: AuditKey): Promise<Verified> {
  const { build, tenant } = rows
  // A change that changes nothing waits for others on the chain, and holds them off.
  await rows.change(
    build
      .updateTable('audit_chain')
      .set(({ ref }) => ({ at: ref('at') }))
      .where('tenant', '=', tenant),
  )
  const [chain] = await rows.all(build.selectFrom('audit_chain').selectAll().where('tenant', '=', tenant))
  const counted: Verified = {
    tenant,
    rows: 0,
    erased: 0,
    cut: chain?.cut_seq ?? 0,
    sealedBy: chain === undefined ? 'nobody' : (sealerOf(chain, 'end', auditKey) ?? 'nobody'),
    broken: null,
  }
  if (chain !== undefined && sealerOf(chain, 'cut', auditKey) === undefined)
    return { ...counted, broken: { seq: chain.cut_seq, why: 'the checkpoint has no seal of a known key' } }
  const erased = new Set<number>()
  let last = { seq: chain?.cut_seq ?? 0, hash: chain?.cut_hash ?? '' }
  for (;;) {
    const page = await rows.all(
      build
        .selectFrom('audit')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('seq', '>', last.seq)
        .orderBy('seq')
        .limit(PAGE),
    )
    for (const row of page) {
      const why = chain === undefined ? 'the end of the chain is missing' : fault(row, last)
      if (why !== null) return { ...counted, broken: { seq: why === MISSING ? last.seq + 1 : row.seq, why } }
      counted.rows += 1
      if (row.erased !== null) erased.add(row.seq)
      // The chain itself says which rows were erased: nobody can empty another without leaving a trace.
      if (row.event === ERASED) for (const seq of namedIn(row)) if (erased.delete(seq)) counted.erased += 1
      last = { seq: row.seq, hash: row.hash }
    }
    if (page.length < PAGE) break
  }
  const [unsaid] = erased
  if (unsaid !== undefined) return { ...counted, broken: { seq: unsaid, why: 'the personal part was emptied unsaid' } }
  return { ...counted, broken: chain === undefined ? null : endFault(chain, last, counted.sealedBy) }
}

function namedIn({ detail }: Row): number[] {
  return (JSON.parse(detail) as { rows: number[] }).rows
}

const MISSING = 'the row is missing'

/** Why a row does not follow the one before; null where it does. */
function fault(row: Row, last: { seq: number; hash: string }): string | null {
  if (row.seq !== last.seq + 1) return MISSING
  if (row.hash !== hashOf(last.hash, row)) return 'the row or its place was changed'
  if (row.erased !== null) return row.personal === null && row.salt === null ? null : 'an erased part came back'
  if (row.personal === null || row.salt === null) return 'the personal part is missing and was not erased'
  return row.digest === personalDigest(row.salt, row.personal) ? null : 'the personal part was changed'
}

function endFault(chain: ChainRow, last: { seq: number; hash: string }, sealedBy: Verified['sealedBy']) {
  if (last.seq < chain.seq) return { seq: last.seq + 1, why: MISSING }
  if (last.seq > chain.seq || last.hash !== chain.hash) return { seq: last.seq, why: 'the end of the chain is another' }
  return sealedBy === 'nobody' ? { seq: last.seq, why: 'the end has no seal of a known key' } : null
}

/** Whose key made a seal of the chain; undefined where none did that is known. */
function sealerOf(chain: ChainRow, kind: Sealed['kind'], auditKey: AuditKey): 'setting' | 'store' | undefined {
  const { tenant, secret } = chain
  const [seal, seq, hash] =
    kind === 'end' ? [chain.seal, chain.seq, chain.hash] : [chain.cut_seal, chain.cut_seq, chain.cut_hash]
  const sealed = { kind, tenant, seq, hash }
  if (auditKey !== null && isSealOf(seal, sealed, auditKey.reveal())) return 'setting'
  return secret !== null && isSealOf(seal, sealed, secret) ? 'store' : undefined
}

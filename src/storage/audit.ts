import { randomBytes } from 'node:crypto'
import { type AuditKey, BEGINNING, hashOf, personalDigest, sealOf } from './audit-chain'
import type { TenantRows } from './engine'

/** Something that was done: `detail` about nobody, `personal` about the person who did it. */
export interface AuditEvent {
  event: string
  detail: object
  person: string | null
  personal: object
  /** Milliseconds since 1970. */
  at: number
}

/** The chain of a tenant as it stands, with the key that seals it. */
export interface Chain {
  seq: number
  hash: string
  key: string
}

const SALT_BYTES = 16
const KEY_BYTES = 32

/**
 * Takes the chain: whoever else wants to add to it, on whatever instance, waits until this transaction ends. Makes it where
 * there is none.
 */
export async function takeChain(rows: TenantRows, auditKey: AuditKey, at: number): Promise<Chain> {
  const { build, tenant } = rows
  const own = auditKey === null ? randomBytes(KEY_BYTES).toString('hex') : null
  const first = { tenant, seq: 0, hash: BEGINNING }
  const key = auditKey?.reveal() ?? own ?? ''
  await rows.change(
    build
      .insertInto('audit_chain')
      .values({
        ...first,
        at,
        seal: sealOf({ kind: 'end', ...first }, key),
        cut_seq: 0,
        cut_hash: BEGINNING,
        cut_seal: sealOf({ kind: 'cut', ...first }, key),
        secret: own,
      })
      .onConflict((conflict) => conflict.column('tenant').doNothing()),
  )
  // A change, so that it waits for other transactions on the row and then sees what they wrote.
  await rows.change(build.updateTable('audit_chain').set({ at }).where('tenant', '=', tenant))
  const [chain] = await rows.all(
    build.selectFrom('audit_chain').select(['seq', 'hash', 'secret']).where('tenant', '=', tenant),
  )
  const { seq, hash, secret } = chain ?? { seq: 0, hash: BEGINNING, secret: own }
  return { seq, hash, key: auditKey?.reveal() ?? (await keptKey(rows, secret)) }
}

/** The key in the store; a chain that was begun under a key of the settings gets one where that is gone. */
async function keptKey(rows: TenantRows, secret: string | null): Promise<string> {
  if (secret !== null) return secret
  const made = randomBytes(KEY_BYTES).toString('hex')
  await rows.change(rows.build.updateTable('audit_chain').set({ secret: made }).where('tenant', '=', rows.tenant))
  return made
}

/** Adds what was done to the end of the tenant's chain. */
export async function addToAudit(rows: TenantRows, done: AuditEvent, auditKey: AuditKey): Promise<void> {
  const { build, tenant } = rows
  const { hash: before, key, seq: last } = await takeChain(rows, auditKey, done.at)
  const salt = randomBytes(SALT_BYTES).toString('hex')
  const personal = JSON.stringify({ person: done.person, ...done.personal })
  const link = {
    tenant,
    seq: last + 1,
    at: done.at,
    event: done.event,
    detail: JSON.stringify(done.detail),
    digest: personalDigest(salt, personal),
  }
  const hash = hashOf(before, link)
  await rows.change(
    build.insertInto('audit').values({ ...link, hash, person: done.person, personal, salt, erased: null }),
  )
  const seal = sealOf({ kind: 'end', tenant, seq: link.seq, hash }, key)
  await rows.change(build.updateTable('audit_chain').set({ seq: link.seq, hash, seal }).where('tenant', '=', tenant))
}

/** The event that names the rows whose personal part was erased. */
export const ERASED = 'erased'

/**
 * Erases what the audit holds of a person: digest and place in the chain stay, and the chain says which rows these are. Gives
 * their number.
 */
export async function eraseFromAudit(
  rows: TenantRows,
  { person, at }: { person: string; at: number },
  auditKey: AuditKey,
): Promise<number> {
  const { build, tenant } = rows
  const theirs = await rows.all(
    build.selectFrom('audit').select('seq').where('tenant', '=', tenant).where('person', '=', person).orderBy('seq'),
  )
  if (theirs.length === 0) return 0
  const detail = { rows: theirs.map(({ seq }) => seq) }
  await addToAudit(rows, { event: ERASED, detail, person: null, personal: {}, at }, auditKey)
  return rows.change(
    build
      .updateTable('audit')
      .set({ person: null, personal: null, salt: null, erased: at })
      .where('tenant', '=', tenant)
      .where('person', '=', person),
  )
}

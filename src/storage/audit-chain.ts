import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Secret } from '../settings/secret'
import type { Tables } from './tables'

/** The key of the settings that seals the chains of all tenants; null where each store keeps one of its own. */
export type AuditKey = Secret | null

/** The hash before the first row. */
export const BEGINNING = '0'.repeat(64)

/** What the chain holds of a row: everything about nobody, and the digest of the rest. */
export type Link = Pick<Tables['audit'], 'tenant' | 'seq' | 'at' | 'event' | 'detail' | 'digest'>

const sha256 = (fields: readonly unknown[]): string => createHash('sha256').update(JSON.stringify(fields)).digest('hex')

/** The digest of what is personal. Without the salt, which is erased with it, nobody can guess what it was of. */
export const personalDigest = (salt: string, personal: string): string => sha256([salt, personal])

/** The hash of a row: over all that it says, and the hash of the row before. */
export const hashOf = (before: string, { tenant, seq, at, event, detail, digest }: Link): string =>
  sha256([before, tenant, seq, at, event, detail, digest])

/** The end of a chain, or where it was cut. */
export interface Sealed {
  kind: 'end' | 'cut'
  tenant: string
  seq: number
  hash: string
}

const nameOf = (key: string): string => sha256([key]).slice(0, 8)

/** A seal: the name of its key, which gives nothing of it away, and an HMAC-SHA256. */
export function sealOf({ kind, tenant, seq, hash }: Sealed, key: string): string {
  const content = JSON.stringify([kind, tenant, seq, hash])
  return `${nameOf(key)}.${createHmac('sha256', key).update(content).digest('hex')}`
}

/** Whether a seal is this key's, and right. */
export function isSealOf(seal: string, sealed: Sealed, key: string): boolean {
  const [given, made] = [Buffer.from(seal), Buffer.from(sealOf(sealed, key))]
  return given.length === made.length && timingSafeEqual(given, made)
}

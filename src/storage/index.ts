import type { Log } from '../log'
import type { StorageSettings } from '../settings/types'
import type { AuditKey } from './audit-chain'
import type { Engine } from './engine'
import { Storage } from './storage'

export type { Verified } from './audit-verify'
export { keptId } from './ids'
export type { Counts } from './personal-data'
export type { Post, Share, SharePlace, ShareScope } from './shares'
export { isToldOutage, Storage } from './storage'
export type { TeamRecord } from './teams'
export type { TenantStorage } from './tenant-storage'

/**
 * Loads only the store that is set, and only when it is opened: the query builder and a driver take a tenth of a second, in
 * which the server could already answer.
 */
function engineOf(settings: StorageSettings, log: Log): Engine {
  if (settings.kind === 'postgres') {
    const { openPostgres } = require('./postgres') as typeof import('./postgres')
    return openPostgres(settings.url.reveal(), log)
  }
  const { openSqlite } = require('./sqlite') as typeof import('./sqlite')
  return openSqlite(settings.file)
}

/** The store of the settings, not yet opened. */
export function createStorage(
  settings: { storage: StorageSettings; retentionDays: number; auditKey?: AuditKey },
  log: Log,
  now: () => number = Date.now,
): Storage {
  const { auditKey = null, retentionDays } = settings
  return new Storage({ engine: () => engineOf(settings.storage, log), retentionDays, auditKey, log, now })
}

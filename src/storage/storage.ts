import { AppError } from '../errors'
import type { Log } from '../log'
import type { AuditKey } from './audit-chain'
import type { Engine } from './engine'
import { migrate } from './migrate'
import type { Counts } from './personal-data'
import { sweepRows, tenantsBefore } from './sweep'
import { TenantStorage } from './tenant-storage'

/** Milliseconds between two attempts at a store that could not be used: meanwhile nobody waits for it. */
const PAUSE = 2000
/** Milliseconds from the opening to the first sweep, and from each to the next. A host may end the process between them. */
const FIRST_SWEEP = 60 * 1000
const NEXT_SWEEP = 60 * 60 * 1000

/** Ids of tenants: GUIDs in Teams; other channels have names or hashes. */
const TENANT_ID = /^[\w.:-]{1,100}$/

/** True where the store as a whole is away. It says so itself, once in each outage: whoever meets that need not say it again. */
export const isToldOutage = (error: unknown): boolean =>
  error instanceof AppError && (error.code === 'storage-unavailable' || error.code === 'storage-newer')

export interface StorageParts {
  /** Makes the store's engine; it may throw. */
  engine: () => Engine
  retentionDays: number
  /** Seals the audit; left out or null, each tenant's chain has a key of its own in the store. */
  auditKey?: AuditKey
  log: Log
  /** Milliseconds since 1970. */
  now: () => number
}

/**
 * The memory that survives. It opens by itself when it is first needed, brings its tables up to date, and after an outage
 * comes back by itself. The only way to what it keeps is through a tenant.
 */
export class Storage {
  readonly #parts: StorageParts
  #opened: Promise<Engine> | undefined
  /** The engine in use; what an earlier one reports late does not count. */
  #current: Engine | undefined
  #outage: { error: AppError; until: number } | undefined
  #sweeping: NodeJS.Timeout | undefined
  #closed = false

  constructor(parts: StorageParts) {
    this.#parts = parts
  }

  /** What is kept of one tenant. Throws a RangeError for what cannot be the id of one. */
  forTenant(tenant: string): TenantStorage {
    if (!TENANT_ID.test(tenant)) throw new RangeError('This is no id of a tenant')
    return new TenantStorage(
      (task) => this.#use((engine) => engine.inTenant(tenant, task)),
      this.#parts.auditKey ?? null,
    )
  }

  /** Opens the store now rather than with the first turn. @throws AppError `storage-unavailable` or `storage-newer`. */
  async open(): Promise<void> {
    await this.#use(() => Promise.resolve())
  }

  /** Deletes what is older than the retention, of every tenant; gives how many rows of each table. */
  sweep(): Promise<Counts> {
    const { auditKey = null, now, retentionDays } = this.#parts
    return this.#use((engine) => sweepRows(engine, { now: now(), retentionDays, auditKey }))
  }

  /** The tenants that have an audit. */
  audited(): Promise<string[]> {
    return this.#use((engine) => tenantsBefore(engine, Number.MAX_SAFE_INTEGER))
  }

  /** After an erasure: leaves nothing readable of it in the file, as far as the store lets itself be told. */
  forget(): Promise<void> {
    return this.#use((engine) => engine.forget())
  }

  /** Waits for what runs, and lets go of the file or the connections. */
  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#sweeping)
    await this.#opened?.catch(() => undefined)
    await this.#current?.close()
  }

  async #use<T>(task: (engine: Engine) => Promise<T>): Promise<T> {
    const engine = await this.#engine()
    try {
      return await task(engine)
    } catch (error) {
      if (error instanceof AppError || !engine.isOutage(error)) throw error
      const lost = new AppError('storage-unavailable', { cause: error })
      if (engine === this.#current) this.#lost(lost)
      throw lost
    }
  }

  #engine(): Promise<Engine> {
    const { now } = this.#parts
    if (this.#closed) return Promise.reject(new AppError('storage-unavailable', { detail: 'The store was closed.' }))
    if (this.#outage !== undefined && now() < this.#outage.until) return Promise.reject(this.#outage.error)
    this.#opened ??= this.#connect().catch((cause) => {
      const error = cause instanceof AppError ? cause : new AppError('storage-unavailable', { cause })
      this.#lost(error)
      throw error
    })
    return this.#opened
  }

  async #connect(): Promise<Engine> {
    const { log, now } = this.#parts
    const engine = this.#parts.engine()
    this.#current = engine
    const made = await migrate(engine, now())
    log.info({ store: engine.kind, place: engine.place, migrations: made }, 'conversations are kept')
    this.#outage = undefined
    this.#sweepAfter(FIRST_SWEEP)
    return engine
  }

  /** The store cannot be used: said once, and tried again after a pause. */
  #lost(error: AppError): void {
    const { log, now } = this.#parts
    if (this.#outage === undefined)
      log.failure(error, {}, 'answers go on without a memory: follow-ups are not understood')
    this.#outage = { error, until: now() + PAUSE }
    this.#current?.close().catch((failure) => log.failure(failure, {}, 'the store could not be closed'))
    this.#current = undefined
    this.#opened = undefined
  }

  #sweepAfter(wait: number): void {
    const { log } = this.#parts
    clearTimeout(this.#sweeping)
    if (this.#closed) return
    this.#sweeping = setTimeout(async () => {
      try {
        log.info(await this.sweep(), 'what was kept long enough is deleted')
      } catch (error) {
        log.failure(error, {}, 'what was kept long enough could not be deleted')
      }
      this.#sweepAfter(NEXT_SWEEP)
    }, wait)
    this.#sweeping.unref()
  }
}

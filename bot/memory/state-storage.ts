import type { Storage, StoreItems } from 'botbuilder-core'
import type { TenantStorage } from '../../src/storage'

/**
 * botbuilder's storage over what is kept of one tenant, for one turn: every row that it writes belongs to the person of the
 * turn. An item with an eTag is written only over the very entry that was read; one without, or with `*`, over any.
 */
export class StateStorage implements Storage {
  readonly #kept: TenantStorage
  readonly #person: string | null
  readonly #now: () => number

  constructor(kept: TenantStorage, person: string | null, now: () => number) {
    this.#kept = kept
    this.#person = person
    this.#now = now
  }

  async read(keys: string[]): Promise<StoreItems> {
    const entries = await this.#kept.readState(keys)
    return Object.fromEntries([...entries].map(([key, { value, etag }]) => [key, { ...value, eTag: etag }]))
  }

  /** All items or none. Throws AppError `storage-conflict` where one carries an eTag that is no longer the stored one. */
  async write(changes: StoreItems): Promise<void> {
    const items = Object.entries(changes as Record<string, { eTag?: string }>)
    const written = items.map(([key, { eTag, ...value }]) =>
      eTag === undefined || eTag === '*' ? { key, value } : { key, value, etag: eTag },
    )
    await this.#kept.writeState(written, { person: this.#person, at: this.#now() })
  }

  async delete(keys: string[]): Promise<void> {
    await this.#kept.deleteState(keys)
  }
}

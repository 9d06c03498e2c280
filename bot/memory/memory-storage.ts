import type { Storage, StoreItems } from 'botbuilder-core'
import { Recent } from '../../src/identity/recent'

/** An entry has less than 2 kB, so that this is at most a few dozen megabytes. */
const MOST_ENTRIES = 20_000

/**
 * botbuilder's storage in the memory of this process: gone after a restart, and not shared with another instance. What was
 * not used for the longest time goes first, so that it cannot grow without end.
 */
export class MemoryStorage implements Storage {
  readonly #entries: Recent<string>
  #tag = 0

  constructor(mostEntries = MOST_ENTRIES) {
    this.#entries = new Recent(mostEntries)
  }

  async read(keys: string[]): Promise<StoreItems> {
    const items: StoreItems = {}
    for (const key of keys) {
      const entry = this.#entries.get(key)
      if (entry !== undefined) items[key] = JSON.parse(entry)
    }
    return items
  }

  /** Throws where an item carries an eTag that is no longer the stored one; nothing is written then. */
  async write(changes: StoreItems): Promise<void> {
    const changed = Object.entries(changes)
    for (const [key, item] of changed) {
      const stored = item.eTag && item.eTag !== '*' ? this.#entries.get(key) : undefined
      if (stored !== undefined && JSON.parse(stored).eTag !== item.eTag)
        throw new Error('The entry was changed meanwhile')
    }
    for (const [key, item] of changed) this.#entries.set(key, JSON.stringify({ ...item, eTag: String(++this.#tag) }))
  }

  async delete(keys: string[]): Promise<void> {
    for (const key of keys) this.#entries.delete(key)
  }
}

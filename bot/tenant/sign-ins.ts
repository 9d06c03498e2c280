import { randomUUID } from 'node:crypto'
import type { Activity } from 'botbuilder-core'
import { AppError } from '../../src/errors'
import { keyOf, type Person, type WhoAsks } from '../../src/identity'
import { Recent } from '../../src/identity/recent'
import type { Storage, TenantStorage } from '../../src/storage'
import { signInKey } from '../memory/keys'
import { personOf, tenantOf } from '../memory/owner'

/** People whose token is kept: some 2 kB each. */
const PEOPLE_KEPT = 500

interface Kept {
  person: Person
  mark: string
}

/** Under which a person is known: the same as `keyOf` of whom Entra signed in. Undefined for a channel without such ids. */
export function personKey(activity: Activity): string | undefined {
  const id = activity.from.aadObjectId
  return id === undefined ? undefined : `${tenantOf(activity)} ${id.toLowerCase()}`
}

/**
 * Who is signed in. Tokens are in memory only, for as long as they last: Teams gives another without a click, so that no
 * store holds what could be stolen from it. A store keeps a mark of each sign-in, without which a token no longer counts: so
 * a person who signs out at one instance is signed out at all.
 */
export class SignIns {
  readonly #kept = new Recent<Kept>(PEOPLE_KEPT)
  readonly #whoAsks: WhoAsks
  readonly #storage: Storage
  readonly #now: () => number

  constructor(whoAsks: WhoAsks, storage: Storage, now: () => number) {
    this.#whoAsks = whoAsks
    this.#storage = storage
    this.#now = now
  }

  /** Whether the person may be signed in at this instance: one look-up, for the many who are not. */
  mayBe(activity: Activity): boolean {
    const key = personKey(activity)
    return key !== undefined && this.#kept.get(key) !== undefined
  }

  /** The person of an activity; null where nobody is signed in, the sign-in has run out, or the store cannot tell. */
  async of(activity: Activity): Promise<Person | null> {
    const key = personKey(activity)
    const kept = key === undefined ? undefined : this.#kept.get(key)
    if (key === undefined || kept === undefined) return null
    try {
      const mark = await this.#markOf(activity, this.#in(activity))
      if (mark !== kept.mark) throw new Error('signed out meanwhile')
      return await this.#whoAsks(`Bearer ${kept.person.token}`)
    } catch {
      this.#kept.delete(key)
      return null
    }
  }

  /** The person behind a token of Teams, checked as the tab's are. @throws AppError `sign-in-invalid` for another's, too. */
  async check(activity: Activity, token: string): Promise<Person> {
    const person = await this.#whoAsks(`Bearer ${token}`)
    if (keyOf(person) !== personKey(activity)) throw new AppError('sign-in-invalid')
    return person
  }

  /** From now on the person is signed in. Without a store it is not kept, and Teams is asked again for each question. */
  async enter(activity: Activity, person: Person): Promise<void> {
    const kept = this.#in(activity)
    const entry = { key: signInKey(activity), value: { mark: randomUUID() } }
    // Of several instances the first one makes the mark, and all of them keep it.
    const made = await kept.createState(entry, { person: personOf(activity), at: this.#now() })
    const mark = made ? entry.value.mark : await this.#markOf(activity, kept)
    if (mark !== undefined) this.#kept.set(keyOf(person), { person, mark })
  }

  /** Forgets the person at all instances; gives whom it forgot here, and whether there was a sign-in anywhere. */
  async leave(activity: Activity): Promise<{ person: Person | null; was: boolean }> {
    const key = personKey(activity)
    const person = key === undefined ? null : (this.#kept.get(key)?.person ?? null)
    if (key !== undefined) this.#kept.delete(key)
    const was = await this.#in(activity).together(async (inside) => {
      const mark = await this.#markOf(activity, inside)
      await inside.deleteState([signInKey(activity)])
      return mark !== undefined
    })
    return { person, was: was || person !== null }
  }

  /** The token is no longer of use; whether the person stays signed in elsewhere is not known. */
  drop(activity: Activity): void {
    const key = personKey(activity)
    if (key !== undefined) this.#kept.delete(key)
  }

  #in(activity: Activity): TenantStorage {
    return this.#storage.forTenant(tenantOf(activity))
  }

  async #markOf(activity: Activity, kept: TenantStorage): Promise<string | undefined> {
    const key = signInKey(activity)
    const { mark } = ((await kept.readState([key])).get(key)?.value ?? {}) as { mark?: string }
    return mark
  }
}

import type { Activity } from 'botbuilder-core'
import { AppError } from '../../src/errors'
import { keyOf, type SignedIn, type Who } from '../../src/identity'
import { Recent } from '../../src/identity/recent'
import type { TenantParts } from '../../src/server/tenant'
import { tenantOf } from '../memory/owner'

/** People whose token is in memory: some 2 kB each. */
const PEOPLE_KEPT = 500
/** The name under which a person's sign-in is kept beside the tokens that it is exchanged for. */
const SIGN_IN = 'sign-in'
/** Milliseconds in which the store is asked once whether a person, whom this instance does not know, is signed in. */
const LOOKED_UP_FOR = 5 * 60 * 1000

/** Who writes, by the ids of Entra. Undefined for a channel without such ids. */
export function whoOf(activity: Activity): Who | undefined {
  const id = activity.from.aadObjectId
  return id === undefined ? undefined : { tenant: tenantOf(activity), id: id.toLowerCase() }
}

/**
 * Who is signed in. Sign-ins are in memory for as long as they last, and where tokens are kept in the store, in it too: else
 * Teams gives another without a click. Either counts only in the session that stands in the store: so a person who signs out
 * at one instance, or on the tab, is signed out at all.
 */
export class SignIns {
  readonly #kept = new Recent<SignedIn>(PEOPLE_KEPT)
  readonly #lookedUp = new Recent<number>(PEOPLE_KEPT)
  readonly #parts: TenantParts
  readonly #now: () => number

  constructor(parts: TenantParts, now: () => number) {
    this.#parts = parts
    this.#now = now
  }

  /** Whether the person may be signed in at this instance: one look-up, for the many who are not. */
  mayBe(activity: Activity): boolean {
    const who = whoOf(activity)
    return who !== undefined && this.#kept.get(keyOf(who)) !== undefined
  }

  /** The person of an activity; null where nobody is signed in, the sign-in has run out, or the store cannot tell. */
  async of(activity: Activity): Promise<SignedIn | null> {
    const who = whoOf(activity)
    if (who === undefined) return null
    try {
      const session = await this.#parts.sessions.find(who)
      if (session === undefined) throw new Error('nobody is signed in')
      const kept = this.#kept.get(keyOf(who))
      const token =
        kept?.session === session ? kept.token : (await this.#parts.cache?.read({ ...who, session }, SIGN_IN))?.token
      if (token === undefined) throw new Error('signed in elsewhere, or before')
      const person = { ...(await this.#parts.whoAsks(`Bearer ${token}`)), session }
      this.#kept.set(keyOf(who), person)
      return person
    } catch {
      this.#kept.delete(keyOf(who))
      return null
    }
  }

  /**
   * Looks into the store for a person whom this instance does not know, as after its restart: for answers after this one.
   * Gives the person where there is one, and at most once in some minutes.
   */
  async recall(activity: Activity): Promise<SignedIn | null> {
    const who = whoOf(activity)
    if (this.#parts.cache === null || who === undefined || this.mayBe(activity)) return null
    const before = this.#lookedUp.get(keyOf(who))
    if (before !== undefined && this.#now() - before < LOOKED_UP_FOR) return null
    this.#lookedUp.set(keyOf(who), this.#now())
    return this.of(activity)
  }

  /** Whether a person who is not signed in here has a session all the same: at another instance, on the tab, or before. */
  async hasSession(activity: Activity): Promise<boolean> {
    const who = whoOf(activity)
    return who !== undefined && (await this.#parts.sessions.find(who)) !== undefined
  }

  /** The person behind a token of Teams, checked as the tab's are. @throws AppError `sign-in-invalid` for another's, too. */
  async check(activity: Activity, token: string): Promise<SignedIn> {
    const person = await this.#parts.whoAsks(`Bearer ${token}`)
    const who = whoOf(activity)
    if (who === undefined || keyOf(person) !== keyOf(who)) throw new AppError('sign-in-invalid')
    return this.#parts.sessions.of(person)
  }

  /** From now on the person is signed in. */
  async enter(person: SignedIn): Promise<void> {
    this.#kept.set(keyOf(person), person)
    await this.#parts.cache?.keep(person, SIGN_IN, { token: person.token, ends: person.ends })
  }

  /** Forgets the person at all instances; whether there was a sign-in anywhere. Throws where the store is away. */
  async leave(activity: Activity): Promise<boolean> {
    const who = whoOf(activity)
    if (who === undefined) return false
    this.#kept.delete(keyOf(who))
    return this.#parts.signOut(who)
  }

  /** The sign-in is no longer of use; the session stays, since another sign-in may be. */
  async drop(activity: Activity): Promise<void> {
    const who = whoOf(activity)
    const kept = who && this.#kept.get(keyOf(who))
    if (kept === undefined) return
    this.#kept.delete(keyOf(kept))
    await this.#parts.cache?.drop(kept, SIGN_IN)
  }
}

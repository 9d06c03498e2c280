import { randomUUID } from 'node:crypto'
import { AppError } from '../errors'
import type { Storage, TenantStorage } from '../storage'
import type { Person } from './person'

/** A person of a tenant, by the ids of Entra. */
export type Who = Pick<Person, 'tenant' | 'id'>

/** From somebody's first sign-in to their sign-out. */
export interface Session extends Who {
  session: string
}

/** Somebody in their session: what is kept for them counts in it alone. */
export type SignedIn = Person & Session

/** Tells sessions apart: what is kept under this key goes unseen once the person has signed out. */
export const sessionKeyOf = ({ tenant, id, session }: Session): string => `${tenant} ${id} ${session}`

const keyOf = ({ id }: Who): string => `session/${id}`

/** The session that stands in the store; undefined where there is none. */
export async function standing(kept: TenantStorage, who: Who): Promise<string | undefined> {
  const { session } = ((await kept.readState([keyOf(who)])).get(keyOf(who))?.value ?? {}) as { session?: string }
  return session
}

/**
 * People's sessions, in the store that all instances share. It is asked each time, so that what an instance holds of a person
 * in its memory counts no longer once they have signed out at another.
 */
export class Sessions {
  readonly #storage: Storage
  readonly #now: () => number

  constructor(storage: Storage, now: () => number) {
    this.#storage = storage
    this.#now = now
  }

  /** The person in their session, which begins where there is none. While the store is away nothing kept counts for them. */
  async of(person: Person): Promise<SignedIn> {
    try {
      return { ...person, session: (await this.find(person)) ?? (await this.#begin(person)) }
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown
      return { ...person, session: randomUUID() }
    }
  }

  /** The session of a person; undefined where there is none. Throws AppError where the store cannot tell. */
  find(who: Who): Promise<string | undefined> {
    return standing(this.#storage.forTenant(who.tenant), who)
  }

  /** Ends it at all instances, and deletes the tokens that are kept for it; undefined where there was none. Throws as `find`. */
  end(who: Who): Promise<Session | undefined> {
    return this.#storage.forTenant(who.tenant).together(async (inside) => {
      const session = await standing(inside, who)
      await inside.deleteState([keyOf(who)])
      await inside.deleteTokens(who.id)
      return session === undefined ? undefined : { tenant: who.tenant, id: who.id, session }
    })
  }

  async #begin(who: Who): Promise<string> {
    const kept = this.#storage.forTenant(who.tenant)
    const session = randomUUID()
    const made = await kept.createState({ key: keyOf(who), value: { session } }, { person: who.id, at: this.#now() })
    // Of several instances the first begins it, and all of them find it.
    return made ? session : ((await standing(kept, who)) ?? session)
  }
}

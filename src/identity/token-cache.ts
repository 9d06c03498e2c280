import { AppError } from '../errors'
import type { Cloud } from '../settings'
import type { Storage, TenantStorage } from '../storage'
import type { Sealing } from './sealing'
import { type Session, standing } from './sessions'

/** A token that is kept. */
export interface KeptToken {
  token: string
  /** Milliseconds since 1970. */
  ends: number
  /** The digest of the sign-in that it was exchanged for, where it was. */
  from?: string
}

interface Parts {
  storage: Storage
  sealing: Sealing
  cloud: Cloud
  now: () => number
}

const keyOf = ({ id }: Session, name: string): string => `${id}/${name}`

/**
 * People's tokens in the store that all instances share: encrypted, each for one person in one session, by a name. A row that
 * was changed, copied to somebody else or sealed under an earlier key counts as none, and so does a store that is away.
 *
 * MSAL has a plugin for such a store, which is of no use here: before it exchanges a sign-in it looks into its memory alone,
 * and that memory has one room for everybody in a tenant.
 */
export class TokenCache {
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** The token; undefined where there is none that could be used. */
  read(of: Session, name: string): Promise<KeptToken | undefined> {
    return this.#tried(async () => {
      const row = await this.#in(of).readToken(keyOf(of, name))
      if (row === undefined || row.session !== of.session || row.ends <= this.#parts.now()) return undefined
      const opened = this.#parts.sealing.open(row.sealed, this.#placeOf(of, name))
      return opened === undefined ? undefined : (JSON.parse(opened) as KeptToken)
    })
  }

  /** Keeps a token for as long as the session lasts: nothing is kept for one that was ended meanwhile. */
  async keep(of: Session, name: string, token: KeptToken): Promise<void> {
    const { sealing, now } = this.#parts
    const sealed = sealing.seal(JSON.stringify(token), this.#placeOf(of, name))
    await this.#tried(() =>
      this.#in(of).together(async (inside) => {
        if ((await standing(inside, of)) !== of.session) return
        const row = { key: keyOf(of, name), session: of.session, ends: token.ends, sealed }
        await inside.saveToken(row, { person: of.id, at: now() })
      }),
    )
  }

  async drop(of: Session, name: string): Promise<void> {
    await this.#tried(() => this.#in(of).deleteToken(keyOf(of, name)))
  }

  #in({ tenant }: Session): TenantStorage {
    return this.#parts.storage.forTenant(tenant)
  }

  /** Where alone it can be opened. */
  #placeOf({ tenant, id, session }: Session, name: string): string[] {
    return [this.#parts.cloud, tenant, id, session, name]
  }

  /** A store that cannot be used has said so in the log. */
  async #tried<Result>(act: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await act()
    } catch (thrown) {
      if (thrown instanceof AppError) return undefined
      throw thrown
    }
  }
}

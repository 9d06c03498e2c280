import { createHash } from 'node:crypto'
import { AppError } from '../errors'
import { type KeptToken, type Session, type SignedIn, sessionKeyOf, type TokenCache } from '../identity'
import { Recent } from '../identity/recent'
import { type Access, MARGIN } from './access'
import type { Budget } from './budget'
import type { EntraClients } from './entra-clients'
import { personRefused } from './refusals'
import type { Subject } from './subjects'

/** People whose tokens for Graph are in memory: some 3 kB each, and at most one for each permission. */
const PEOPLE_KEPT = 200

const digestOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

/**
 * Asks Graph in people's names: exchanges their sign-ins for tokens, each for one permission, so that a permission is asked for
 * when it is first needed and a missing one costs nothing else. Tokens are kept in memory, by session and permission, and in
 * the cache that instances share where there is one; each counts only for the sign-in that it was exchanged for.
 */
export class OnBehalfOf implements Access {
  readonly #kept = new Recent<Map<string, KeptToken>>(PEOPLE_KEPT)
  readonly #clients: EntraClients
  readonly #cache: TokenCache | null

  constructor(clients: EntraClients, cache: TokenCache | null) {
    this.#clients = clients
    this.#cache = cache
  }

  /**
   * Throws AppError: that consent is missing, `sign-in-again`, `sign-in-invalid`, `sign-in-unusable`,
   * `microsoft-unavailable`, `microsoft-busy`.
   */
  async token(person: SignedIn, subject: Subject, budget: Budget): Promise<string> {
    const { permission } = subject
    const from = digestOf(person.token)
    const good = (known: KeptToken | undefined) => known?.from === from && Date.now() < known.ends - MARGIN
    const known = this.#kept.get(sessionKeyOf(person))?.get(permission)
    if (known !== undefined && good(known)) return known.token
    const shared = await this.#cache?.read(person, permission)
    if (shared !== undefined && good(shared)) {
      this.#remember(person, permission, shared)
      return shared.token
    }
    const { token, ends } = await this.#clients.issue(
      person.tenant,
      budget,
      (client) => {
        const scopes = [this.#clients.scope(permission)]
        return client.acquireTokenOnBehalfOf({ oboAssertion: person.token, scopes, skipCache: true })
      },
      (thrown) => personRefused(thrown, subject),
    )
    if (ends !== null) {
      this.#remember(person, permission, { token, ends, from })
      await this.#cache?.keep(person, permission, { token, ends, from })
    }
    return token
  }

  refusal(status: 401 | 403, subject: Subject, claims: string | undefined): AppError {
    const cause = new Error(`Graph answered ${status}`)
    if (status === 403) return new AppError(subject.roleMissing, { cause })
    return new AppError('sign-in-again', { ...(claims === undefined ? {} : { wanted: { claims } }), cause })
  }

  async drop(person: SignedIn, { permission }: Subject): Promise<void> {
    this.#kept.get(sessionKeyOf(person))?.delete(permission)
    await this.#cache?.drop(person, permission)
  }

  forget(session: Session): void {
    this.#kept.delete(sessionKeyOf(session))
  }

  #remember(session: Session, permission: string, token: KeptToken): void {
    const key = sessionKeyOf(session)
    // Another permission may have been exchanged for meanwhile.
    this.#kept.set(key, (this.#kept.get(key) ?? new Map<string, KeptToken>()).set(permission, token))
  }
}

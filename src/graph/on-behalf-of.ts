import { createHash } from 'node:crypto'
import { AppError } from '../errors'
import { keyOf, type Person } from '../identity'
import { Recent } from '../identity/recent'
import { type Access, MARGIN } from './access'
import type { Budget } from './budget'
import type { EntraClients, Issued } from './entra-clients'
import { personRefused } from './refusals'
import type { Subject } from './subjects'

/** People whose tokens for Graph are kept: some 3 kB each, and at most one for each permission. */
const PEOPLE_KEPT = 200

/** A person's tokens by permission, and the sign-in that they were exchanged for. */
interface Kept {
  signIn: string
  tokens: Map<string, Issued>
}

const digestOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

/**
 * Asks Graph in people's names: exchanges their sign-ins for tokens, each for one permission, so that a permission is asked for
 * when it is first needed and a missing one costs nothing else. Tokens are kept in memory, by person, and only for the
 * sign-in that they were exchanged for; another instance exchanges for itself.
 */
export class OnBehalfOf implements Access {
  readonly #kept = new Recent<Kept>(PEOPLE_KEPT)
  readonly #clients: EntraClients

  constructor(clients: EntraClients) {
    this.#clients = clients
  }

  /**
   * Throws AppError: that consent is missing, `sign-in-again`, `sign-in-invalid`, `sign-in-unusable`,
   * `microsoft-unavailable`, `microsoft-busy`.
   */
  async token(person: Person, subject: Subject, budget: Budget): Promise<string> {
    const { permission } = subject
    const signIn = digestOf(person.token)
    const known = this.#of(person, signIn)?.tokens.get(permission)
    if (known?.ends && Date.now() < known.ends - MARGIN) return known.token
    const issued = await this.#clients.issue(
      person.tenant,
      budget,
      (client) => {
        const scopes = [this.#clients.scope(permission)]
        return client.acquireTokenOnBehalfOf({ oboAssertion: person.token, scopes, skipCache: true })
      },
      (thrown) => personRefused(thrown, subject),
    )
    // Another permission may have been exchanged for meanwhile.
    const kept = this.#of(person, signIn) ?? { signIn, tokens: new Map<string, Issued>() }
    if (issued.ends !== null) kept.tokens.set(permission, issued)
    this.#kept.set(keyOf(person), kept)
    return issued.token
  }

  refusal(status: 401 | 403, subject: Subject, claims: string | undefined): AppError {
    const cause = new Error(`Graph answered ${status}`)
    if (status === 403) return new AppError(subject.roleMissing, { cause })
    return new AppError('sign-in-again', { ...(claims === undefined ? {} : { wanted: { claims } }), cause })
  }

  drop(person: Person, { permission }: Subject): void {
    this.#kept.get(keyOf(person))?.tokens.delete(permission)
  }

  forget(person: Person): void {
    this.#kept.delete(keyOf(person))
  }

  #of(person: Person, signIn: string): Kept | undefined {
    const kept = this.#kept.get(keyOf(person))
    return kept?.signIn === signIn ? kept : undefined
  }
}

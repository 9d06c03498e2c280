import { createHash } from 'node:crypto'
import { type AuthenticationResult, ConfidentialClientApplication, LogLevel } from '@azure/msal-node'
import { type Endpoints, keyOf, type Person } from '../identity'
import { Recent } from '../identity/recent'
import type { SignInSettings } from '../settings'
import { type Budget, patiently } from './budget'
import { ENTRA_NETWORK } from './entra-network'
import { PERMISSION, refusalOf } from './refusals'

/** People whose token for Graph is kept: some 3 kB each. */
const TOKENS_KEPT = 200
/** Milliseconds before its end from which a token is no longer used. */
const MARGIN = 5 * 60 * 1000

/** A token for Graph, and the sign-in that it was exchanged for. */
interface Kept {
  token: string
  /** Milliseconds since 1970. */
  ends: number
  signIn: string
}

const digestOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

/**
 * Exchanges people's sign-ins for tokens with which Graph is asked in their name. One MSAL client a tenant; the tenants are
 * those of the settings, so their number is limited.
 *
 * Tokens are kept here, one a person, and only for the sign-in that they were exchanged for. MSAL's own cache has one room
 * for everybody and no limit: it is emptied after each exchange.
 */
export class OnBehalfOf {
  readonly #clients = new Map<string, ConfidentialClientApplication>()
  readonly #kept = new Recent<Kept>(TOKENS_KEPT)
  readonly #settings: SignInSettings
  readonly #endpoints: Endpoints

  constructor(settings: SignInSettings, endpoints: Endpoints) {
    this.#settings = settings
    this.#endpoints = endpoints
  }

  /**
   * A token for Graph in the name of the person. Throws AppError: `consent-needed`, `sign-in-again`, `sign-in-invalid`,
   * `sign-in-unusable`, `microsoft-unavailable`, `microsoft-busy`.
   */
  async token(person: Person, budget: Budget): Promise<string> {
    const key = keyOf(person)
    const signIn = digestOf(person.token)
    const kept = this.#kept.get(key)
    if (kept?.signIn === signIn && Date.now() < kept.ends - MARGIN) return kept.token
    const { accessToken, expiresOn } = await patiently(budget, () => this.#exchange(person, budget))
    if (expiresOn !== null) this.#kept.set(key, { token: accessToken, ends: expiresOn.getTime(), signIn })
    return accessToken
  }

  /** Forgets the token of the person. */
  forget(person: Person): void {
    this.#kept.delete(keyOf(person))
  }

  async #exchange({ tenant, token }: Person, budget: Budget): Promise<AuthenticationResult> {
    const client = this.#client(tenant)
    delete budget.failure
    try {
      const scopes = [`${this.#endpoints.graph}/${PERMISSION}`]
      const result = await client.acquireTokenOnBehalfOf({ oboAssertion: token, scopes, skipCache: true })
      if (!result?.accessToken) throw new Error('MSAL gave no token')
      return result
    } catch (thrown) {
      throw refusalOf(budget.failure ?? thrown)
    } finally {
      client.clearCache()
    }
  }

  #client(tenant: string): ConfidentialClientApplication {
    const known = this.#clients.get(tenant)
    if (known !== undefined) return known
    const { clientId, clientSecret } = this.#settings
    const made = new ConfidentialClientApplication({
      auth: { clientId, clientSecret: clientSecret.reveal(), authority: `${this.#endpoints.login}/${tenant}` },
      // Its log could name people: nothing of it is written.
      system: {
        networkClient: ENTRA_NETWORK,
        loggerOptions: { loggerCallback: () => {}, logLevel: LogLevel.Error, piiLoggingEnabled: false },
      },
    })
    this.#clients.set(tenant, made)
    return made
  }
}

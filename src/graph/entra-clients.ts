import { type AuthenticationResult, ConfidentialClientApplication, LogLevel } from '@azure/msal-node'
import type { AppError } from '../errors'
import type { Endpoints } from '../identity'
import type { SignInSettings } from '../settings'
import { type AskLater, type Budget, patiently } from './budget'
import { ENTRA_NETWORK } from './entra-network'

/** A token for Graph. */
export interface Issued {
  token: string
  /** Milliseconds since 1970; null where Entra does not say it. */
  ends: number | null
}

/**
 * MSAL's clients, one a tenant: the tenants are those of the settings, so their number is limited. MSAL's own cache has one
 * room for everybody and no limit: it is emptied after each request, and whoever asks keeps what they need.
 */
export class EntraClients {
  readonly #clients = new Map<string, ConfidentialClientApplication>()
  readonly #settings: SignInSettings
  readonly #endpoints: Endpoints

  constructor(settings: SignInSettings, endpoints: Endpoints) {
    this.#settings = settings
    this.#endpoints = endpoints
  }

  /** The full name of a permission, or `.default` for all that were granted to the app itself. */
  scope(name: string): string {
    return `${this.#endpoints.graph}/${name}`
  }

  /** Asks Entra for a token, as often as it wants that within the time. `refusal` says in this product's words why there is none. */
  issue(
    tenant: string,
    budget: Budget,
    request: (client: ConfidentialClientApplication) => Promise<AuthenticationResult | null>,
    refusal: (thrown: unknown) => AppError | AskLater,
  ): Promise<Issued> {
    const client = this.#client(tenant)
    return patiently(budget, async () => {
      delete budget.failure
      try {
        const result = await request(client)
        if (!result?.accessToken) throw new Error('MSAL gave no token')
        return { token: result.accessToken, ends: result.expiresOn?.getTime() ?? null }
      } catch (thrown) {
        throw refusal(budget.failure ?? thrown)
      } finally {
        client.clearCache()
      }
    })
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

import { AppError } from '../errors'
import type { SignedIn } from '../identity'
import { type Access, MARGIN } from './access'
import type { Budget } from './budget'
import type { EntraClients, Issued } from './entra-clients'
import { applicationRefused } from './refusals'
import type { Subject } from './subjects'

/**
 * Asks Graph in the app's own name, with the permissions that an administrator granted to it in the person's tenant. One token
 * a tenant is kept in memory; the tenants are those of the settings, so their number is limited.
 */
export class AsApplication implements Access {
  readonly #kept = new Map<string, Issued>()
  readonly #clients: EntraClients

  constructor(clients: EntraClients) {
    this.#clients = clients
  }

  /** Throws AppError: `app-consent-needed`, `sign-in-unusable`, `microsoft-unavailable`, `microsoft-busy`. */
  async token({ tenant }: SignedIn, subject: Subject, budget: Budget): Promise<string> {
    const known = this.#kept.get(tenant)
    if (known?.ends && Date.now() < known.ends - MARGIN) return known.token
    const issued = await this.#clients.issue(
      tenant,
      budget,
      // What was granted to the app itself is always given whole.
      (client) => client.acquireTokenByClientCredential({ scopes: [this.#clients.scope('.default')], skipCache: true }),
      (thrown) => applicationRefused(thrown, subject),
    )
    this.#kept.set(tenant, issued)
    return issued.token
  }

  /** Nobody's role is in question here: what Graph refuses the app was not granted to it. */
  refusal(status: 401 | 403, { permission }: Subject, _claims: string | undefined): AppError {
    const cause = new Error(`Graph answered ${status}`)
    if (status === 403) return new AppError('app-consent-needed', { wanted: { permission }, cause })
    return new AppError('microsoft-unavailable', { cause })
  }

  async drop({ tenant }: SignedIn): Promise<void> {
    this.#kept.delete(tenant)
  }

  /** Nothing is kept of a person. */
  forget(): void {}
}

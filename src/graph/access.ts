import type { AppError } from '../errors'
import type { Endpoints, Person } from '../identity'
import type { SignInSettings } from '../settings'
import { AsApplication } from './as-application'
import type { Budget } from './budget'
import { EntraClients } from './entra-clients'
import { OnBehalfOf } from './on-behalf-of'
import type { Subject } from './subjects'

/** In whose name Graph is asked: a person's, or the app's own. */
export interface Access {
  /** A token for Graph. Throws an AppError with its sentence where Entra gives none. */
  token(person: Person, subject: Subject, budget: Budget): Promise<string>
  /** Why Graph refuses such a token: with 401, and the claims that the next sign-in has to meet, or with 403. */
  refusal(status: 401 | 403, subject: Subject, claims: string | undefined): AppError
  /** The token of the person, or of their tenant, is not used again. */
  drop(person: Person, subject: Subject): void
  /** Forgets everything that is kept of the person. */
  forget(person: Person): void
}

/** Milliseconds before its end from which a token is no longer used. */
export const MARGIN = 5 * 60 * 1000

/** The access that the settings ask for. Make it once: it holds the one MSAL client a tenant, and the tokens. */
export function createAccess(settings: SignInSettings, endpoints: Endpoints): Access {
  const clients = new EntraClients(settings, endpoints)
  return settings.access === 'delegated' ? new OnBehalfOf(clients) : new AsApplication(clients)
}

import type { AppError } from '../errors'
import type { Endpoints, Session, SignedIn, TokenCache } from '../identity'
import type { SignInSettings } from '../settings'
import { AsApplication } from './as-application'
import type { Budget } from './budget'
import { EntraClients } from './entra-clients'
import { OnBehalfOf } from './on-behalf-of'
import type { Subject } from './subjects'

/** In whose name Graph is asked: a person's, or the app's own. */
export interface Access {
  /** A token for Graph. Throws an AppError with its sentence where Entra gives none. */
  token(person: SignedIn, subject: Subject, budget: Budget): Promise<string>
  /** Why Graph refuses such a token: with 401, and the claims that the next sign-in has to meet, or with 403. */
  refusal(status: 401 | 403, subject: Subject, claims: string | undefined): AppError
  /** The token of the person, or of their tenant, is not used again. */
  drop(person: SignedIn, subject: Subject): Promise<void>
  /** Forgets what is kept in memory for a session that has ended. */
  forget(session: Session): void
}

/** Milliseconds before its end from which a token is no longer used. */
export const MARGIN = 5 * 60 * 1000

/**
 * The access that the settings ask for; people's tokens are kept in the cache too where there is one. Make it once: it holds the
 * one MSAL client a tenant, and the tokens.
 */
export function createAccess(settings: SignInSettings, endpoints: Endpoints, cache: TokenCache | null): Access {
  const clients = new EntraClients(settings, endpoints)
  return settings.access === 'delegated' ? new OnBehalfOf(clients, cache) : new AsApplication(clients)
}

import type { Refusal } from '../../app/own-server'
import type { Account } from '../../host/types'
import type { Status } from './server'

/** Where Entra sends the person back to, inside this origin. The app registration names it. */
export const DONE = '/tab/tenant/consent/done'
/** The page in the window that leads there. */
const WINDOW = '/tab/tenant/consent'

/** The permission that is asked for where a refusal names none. */
const USUAL = 'LicenseAssignment.Read.All'

/** What a window for signing in is opened for. */
export interface Wanted {
  permission: string
  /** What the sign-in has to meet; where there is something, consent is not asked for anew. */
  claims: string | null
  /** Whether an administrator allows it for everybody, or to the app itself. */
  everybody: boolean
}

/** The address of the window in which what a refusal names is put right. */
export function windowAddress({ permission, claims }: Refusal, everybody: boolean, origin: string): string {
  const query = new URLSearchParams()
  if (permission !== undefined) query.set('permission', permission)
  if (claims !== undefined) query.set('claims', claims)
  if (everybody) query.set('for', 'everybody')
  return `${origin}${WINDOW}${query.size > 0 ? `?${query}` : ''}`
}

/** What such an address asks for. */
export function wantedIn(search: string): Wanted {
  const query = new URLSearchParams(search)
  return {
    permission: query.get('permission') ?? USUAL,
    claims: query.get('claims'),
    everybody: query.get('for') === 'everybody',
  }
}

/** What the request to Entra is made of. */
export interface ConsentRequest {
  status: Extract<Status, { configured: true }>
  account: Account
  origin: string
  /** Comes back with the answer; a page that did not ask does not know it. */
  state: string
  wanted: Wanted
}

/**
 * The address at which a person allows the app to read, or an administrator does for everybody. Only what the server names is
 * asked for, whatever stands in the address of the window. The code that comes back is of no use to anybody without the
 * app's secret, and nobody uses it: consent is kept by Entra. It comes back behind "#", so that no server sees it.
 */
export function consentAddress({ status, account, origin, state, wanted }: ConsentRequest): string {
  const { permission, claims, everybody } = wanted
  const query = new URLSearchParams({
    client_id: status.clientId,
    redirect_uri: `${origin}${DONE}`,
    scope: status.scopes[Object.hasOwn(status.scopes, permission) ? permission : USUAL] ?? '',
    state,
  })
  const base = `${status.login}/${account.tenant ?? 'organizations'}`
  if (everybody) return `${base}/v2.0/adminconsent?${query}`
  query.set('response_type', 'code')
  query.set('response_mode', 'fragment')
  if (claims === null) query.set('prompt', 'consent')
  else query.set('claims', claims)
  if (account.hint !== undefined) query.set('login_hint', account.hint)
  return `${base}/oauth2/v2.0/authorize?${query}`
}

/**
 * How the sign-in ended, by what Entra sent back behind "#", or behind "?" where an administrator was asked: undefined is
 * well.
 */
export function failureIn(
  { hash, search }: Pick<Location, 'hash' | 'search'>,
  state: string | null,
): string | undefined {
  const answer = new URLSearchParams(hash.length > 1 ? hash.slice(1) : search)
  if (state === null || answer.get('state') !== state) return 'not-asked-here'
  const error = answer.get('error')
  if (error !== null) return error
  return answer.has('code') || answer.get('admin_consent')?.toLowerCase() === 'true' ? undefined : 'no-answer'
}

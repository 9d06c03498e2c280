import type { Account } from '../../host/types'
import type { Status } from './server'

/** Where Entra sends the person back to, inside this origin. The app registration names it. */
export const DONE = '/tab/tenant/consent/done'

/** What the request to Entra is made of. */
export interface ConsentRequest {
  status: Extract<Status, { configured: true }>
  account: Account
  origin: string
  /** Comes back with the answer; a page that did not ask does not know it. */
  state: string
  /** What the sign-in has to meet; where there is something, consent is not asked for anew. */
  claims: string | null
}

/**
 * The address at which a person allows the app to read licences. The code that comes back is of no use to anybody without
 * the app's secret, and nobody uses it: consent is kept by Entra. It comes back behind "#", so that no server sees it.
 */
export function consentAddress({ status, account, origin, state, claims }: ConsentRequest): string {
  const query = new URLSearchParams({
    client_id: status.clientId,
    response_type: 'code',
    response_mode: 'fragment',
    redirect_uri: `${origin}${DONE}`,
    scope: status.scope,
    state,
  })
  if (claims === null) query.set('prompt', 'consent')
  else query.set('claims', claims)
  if (account.hint !== undefined) query.set('login_hint', account.hint)
  return `${status.login}/${account.tenant ?? 'organizations'}/oauth2/v2.0/authorize?${query}`
}

/** How the sign-in ended, by what Entra sent back behind "#": undefined is well. */
export function failureIn(fragment: string, state: string | null): string | undefined {
  const answer = new URLSearchParams(fragment.replace(/^#/, ''))
  if (state === null || answer.get('state') !== state) return 'not-asked-here'
  const error = answer.get('error')
  if (error !== null) return error
  return answer.has('code') ? undefined : 'no-answer'
}

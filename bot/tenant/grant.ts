import type { Activity } from 'botbuilder-core'
import type { AnswerLink } from '../../src/answers/types'
import type { AppError } from '../../src/errors'
import type { TenantParts } from '../../src/server/tenant'
import { phrase } from '../../src/tenant/chat/phrases'
import { WINDOW_DONE } from '../cards/sign-in'
import type { HandlerParts } from '../handler'

/** Failures that an administrator lifts for everybody. */
const CONSENT = new Set(['consent-needed', 'app-consent-needed'])

/** Where an administrator allows for everybody what nobody has allowed yet: one link, or none for other failures. */
export function grantFor(
  { origin, tenant }: Pick<HandlerParts, 'origin' | 'tenant'>,
  activity: Activity,
  { code, wanted }: AppError,
): AnswerLink[] {
  const ours = origin()
  const of = activity.conversation.tenantId ?? 'organizations'
  const scope = tenant?.signIn.scopes[wanted.permission ?? '']
  return !CONSENT.has(code) || tenant === null || ours === null || scope === undefined
    ? []
    : [{ label: phrase('grant'), url: addressOf(tenant.signIn, scope, of, ours) }]
}

function addressOf({ clientId, login }: TenantParts['signIn'], scope: string, tenant: string, origin: string): string {
  const query = new URLSearchParams({ client_id: clientId, scope, redirect_uri: `${origin}${WINDOW_DONE}` })
  return `${login}/${encodeURIComponent(tenant)}/v2.0/adminconsent?${query}`
}

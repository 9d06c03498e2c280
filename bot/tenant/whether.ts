import type { Activity } from 'botbuilder-core'
import type { Answer } from '../../src/answers/types'
import type { TenantParts } from '../../src/server/tenant'
import type { TenantTeller } from '../../src/tenant/chat'
import type { SignIns } from './sign-ins'

/**
 * Whether the person is signed in, and to which organisation where that was read of late: nothing is asked of Microsoft for it.
 * Throws AppError where the store cannot tell.
 */
export async function whetherSignedIn(
  activity: Activity,
  signIns: SignIns,
  { coverages }: Pick<TenantParts, 'coverages'>,
  teller: TenantTeller,
): Promise<Answer> {
  const person = await signIns.of(activity)
  if (person === null) {
    const before = await signIns.hasSession(activity)
    return teller.ofSignIn(before ? 'was-signed-in' : 'is-not-signed-in', {}, ['ask-sign-in'])
  }
  const organisation = coverages.organisation(person)
  return organisation === null
    ? teller.ofSignIn('is-signed-in-unread', {}, ['ask-overview'])
    : teller.ofSignIn('is-signed-in', { organisation }, ['ask-overview'])
}

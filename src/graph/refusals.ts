import { AuthError, InteractionRequiredAuthError } from '@azure/msal-node'
import { AppError } from '../errors'
import { AskLater } from './budget'
import type { Subject } from './subjects'

/** What Entra calls a refusal that only consent lifts, for a person or for the whole tenant. */
const CONSENT = new Set(['65001', '65004', '90094', '90095'])
/** The refusals of an assertion: expired, signed by somebody else, for another app, its session ended. */
const ASSERTION = new Set(['50013', '50014', '500131', '500133', '50173', '700082', '70043', '50078', '50089'])
/** The app registration is at fault: it is not known, or its secret is wrong or has expired. */
const REGISTRATION = new Set(['invalid_client', 'unauthorized_client', 'invalid_resource', 'invalid_scope'])
/** The app is not in the tenant at all: no administrator there has consented to it. */
const NOT_THERE = new Set(['700016', '7000229'])

/** The number of a refusal, "AADSTS65001": the one part of its text that never holds something of a person. */
const numberOf = (error: AuthError): string => /AADSTS(\d+)/.exec(error.errorMessage)?.[1] ?? ''

/**
 * Why Entra gives no token, in this product's words: as `told` has it, else by what is the same in whoever's name was asked.
 * That Entra wants to be asked later stays what it is.
 */
function refusalOf(
  thrown: unknown,
  told: (error: AuthError, cause: Error) => AppError | undefined,
): AppError | AskLater {
  if (thrown instanceof AskLater) return thrown
  if (!(thrown instanceof AuthError)) return new AppError('microsoft-unavailable', { cause: thrown })
  const cause = new Error(`Entra refused: ${thrown.errorCode} ${numberOf(thrown)}`)
  const code = REGISTRATION.has(thrown.errorCode) ? 'sign-in-unusable' : 'microsoft-unavailable'
  return told(thrown, cause) ?? new AppError(code, { cause })
}

/** Why Entra gives no token in a person's name. */
export const personRefused = (thrown: unknown, { consentMissing, permission }: Subject): AppError | AskLater =>
  refusalOf(thrown, (error, cause) => {
    const { errorCode, subError } = error
    if ([errorCode, subError].includes('consent_required') || CONSENT.has(numberOf(error))) {
      return new AppError(consentMissing, { wanted: { permission }, cause })
    }
    if (ASSERTION.has(numberOf(error))) return new AppError('sign-in-invalid', { cause })
    if (error instanceof InteractionRequiredAuthError && error.claims) {
      return new AppError('sign-in-again', { wanted: { claims: error.claims }, cause })
    }
    const again = error instanceof InteractionRequiredAuthError || errorCode === 'invalid_grant'
    return again ? new AppError('sign-in-again', { cause }) : undefined
  })

/** Why Entra gives no token in the app's own name. */
export const applicationRefused = (thrown: unknown, { permission }: Subject): AppError | AskLater =>
  refusalOf(thrown, (error, cause) =>
    NOT_THERE.has(numberOf(error)) ? new AppError('app-consent-needed', { wanted: { permission }, cause }) : undefined,
  )

/** The claims that a 401 of Graph asks for in its header: conditional access, or a session that was ended meanwhile. */
export function claimsOf(challenge: string | null): string | undefined {
  const encoded = /\bclaims="([A-Za-z0-9+/=_-]+)"/.exec(challenge ?? '')?.[1]
  if (encoded === undefined) return undefined
  const claims = Buffer.from(encoded, 'base64').toString()
  try {
    JSON.parse(claims)
    return claims
  } catch {
    return undefined
  }
}

import { AuthError, InteractionRequiredAuthError } from '@azure/msal-node'
import { AppError } from '../errors'
import { AskLater } from './budget'

/** The permission of Microsoft Graph that reading licences takes, and no more. */
export const PERMISSION = 'LicenseAssignment.Read.All'

/** What Entra calls a refusal that only consent lifts, for a person or for the whole tenant. */
const CONSENT = new Set(['65001', '65004', '90094', '90095'])
/** The refusals of an assertion: expired, signed by somebody else, for another app, its session ended. */
const ASSERTION = new Set(['50013', '50014', '500131', '500133', '50173', '700082', '70043', '50078', '50089'])
/** The app registration is at fault: it is not known, or its secret is wrong or has expired. */
const REGISTRATION = new Set(['invalid_client', 'unauthorized_client', 'invalid_resource', 'invalid_scope'])

/** The number of a refusal, "AADSTS65001": the one part of its text that never holds something of a person. */
const numberOf = (error: AuthError): string => /AADSTS(\d+)/.exec(error.errorMessage)?.[1] ?? ''

/** Why Entra gives no token for Graph, in this product's words. That it wants to be asked later stays what it is. */
export function refusalOf(thrown: unknown): AppError | AskLater {
  if (thrown instanceof AskLater) return thrown
  if (!(thrown instanceof AuthError)) return new AppError('microsoft-unavailable', { cause: thrown })
  const number = numberOf(thrown)
  const cause = new Error(`Entra refused: ${thrown.errorCode} ${number}`)
  if (thrown.subError === 'consent_required' || thrown.errorCode === 'consent_required' || CONSENT.has(number)) {
    return new AppError('consent-needed', { wanted: { permission: PERMISSION }, cause })
  }
  if (ASSERTION.has(number)) return new AppError('sign-in-invalid', { cause })
  if (REGISTRATION.has(thrown.errorCode)) return new AppError('sign-in-unusable', { cause })
  if (thrown instanceof InteractionRequiredAuthError && thrown.claims) {
    return new AppError('sign-in-again', { wanted: { claims: thrown.claims }, cause })
  }
  if (thrown instanceof InteractionRequiredAuthError || thrown.errorCode === 'invalid_grant') {
    return new AppError('sign-in-again', { cause })
  }
  return new AppError('microsoft-unavailable', { cause })
}

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

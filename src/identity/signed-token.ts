import { type JwtPayload, verify } from 'jsonwebtoken'
import type { SigningKey, SigningKeys } from './signing-keys'

/** Why a token is refused, for the log. It says nothing of the token itself. */
export class TokenRefused extends Error {
  constructor(readonly reason: string) {
    super(`The token was refused: ${reason}`)
    this.name = 'TokenRefused'
  }
}

/** The clock tolerance that Microsoft documents for its tokens, in seconds. */
const TOLERANCE = 5 * 60
/** Characters. Microsoft's tokens stay below 4,000, with many groups in them too. */
const LONGEST_TOKEN = 8192

/** Who has to have issued a token, and for whom. */
export interface Expected {
  issuer: string
  /** One of these has to be the audience. */
  audiences: readonly [string, ...string[]]
  /** Milliseconds since 1970. */
  now: number
}

export interface Verified {
  claims: JwtPayload & { exp: number }
  /** The key that it was signed with. */
  signing: SigningKey
}

/** The token of an Authorization header. Throws TokenRefused. */
export function bearerOf(header: string): string {
  const [scheme, token, ...rest] = header.split(' ')
  if (scheme !== 'Bearer' || !token || rest.length > 0) throw new TokenRefused('no bearer token')
  if (token.length > LONGEST_TOKEN) throw new TokenRefused('token too long')
  return token
}

/** Header and claims of a token as it says them itself: nothing of it is checked. Throws TokenRefused. */
export function unverified(token: string): { header: Record<string, unknown>; claims: Record<string, unknown> } {
  const [header, claims] = token.split('.', 2).map((part) => {
    try {
      return JSON.parse(Buffer.from(part, 'base64url').toString()) as unknown
    } catch {
      return undefined
    }
  })
  if (!isFields(header) || !isFields(claims)) throw new TokenRefused('not a JSON web token')
  return { header, claims }
}

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Checks a token: RS256 by a key of these, from the issuer, for one audience, begun and not expired (an expiry is required).
 * Throws TokenRefused, or the failure of the key server.
 */
export async function verifySigned(token: string, keys: SigningKeys, expected: Expected): Promise<Verified> {
  const { header } = unverified(token)
  if (header.alg !== 'RS256' || typeof header.kid !== 'string') throw new TokenRefused('not signed with RS256')
  // RFC 7515, 4.1.11: whoever does not understand what a token calls critical has to refuse it; nothing is understood here.
  if (header.crit !== undefined) throw new TokenRefused('with a critical extension')

  const signing = await keys.find(header.kid)
  if (signing === undefined) throw new TokenRefused('signed with an unknown key')
  let claims: string | JwtPayload
  try {
    claims = verify(token, signing.key, {
      algorithms: ['RS256'],
      issuer: expected.issuer,
      audience: [...expected.audiences] as [string, ...string[]],
      clockTolerance: TOLERANCE,
      clockTimestamp: Math.floor(expected.now / 1000),
    })
  } catch (error) {
    throw new TokenRefused(error instanceof Error ? error.message : 'not valid')
  }
  if (typeof claims === 'string' || typeof claims.exp !== 'number') throw new TokenRefused('without expiry')
  // Microsoft names one audience. A list could name this app beside another that the token is really for.
  if (typeof claims.aud !== 'string') throw new TokenRefused('for several audiences')
  return { claims: { ...claims, exp: claims.exp }, signing }
}

/** Whether claims that were checked before are still within their time. */
export function stillValid(exp: number, now: number): boolean {
  return now / 1000 < exp + TOLERANCE
}

import { type JwtPayload, verify } from 'jsonwebtoken'
import { isObject } from '../activity'
import type { SigningKeys } from './signing-keys'

/** Why a request is refused, for the log. It says nothing of the token itself. */
export class TokenRefused extends Error {
  constructor(readonly reason: string) {
    super(`The request was refused: ${reason}`)
    this.name = 'TokenRefused'
  }
}

/** The issuer of the tokens with which the Bot Framework signs what it sends to a bot. */
const ISSUER = 'https://api.botframework.com'
/** The clock tolerance that the Bot Framework documents, in seconds. */
const TOLERANCE = 5 * 60
const LONGEST_TOKEN = 8192

/** What the token has to say. */
export interface Expected {
  appId: string
  channelId: string
  serviceUrl: string
}

function headerOf(token: string): { alg?: unknown; kid?: unknown } {
  try {
    const header: unknown = JSON.parse(Buffer.from(token.slice(0, token.indexOf('.')), 'base64url').toString())
    return isObject(header) ? header : {}
  } catch {
    throw new TokenRefused('not a JSON web token')
  }
}

/**
 * Checks an Authorization header: RS256 by a current key of the Bot Framework that is endorsed for the channel, issued for
 * this bot, not expired (an expiry is required), and for the very service address that the activity names. Returns the
 * claims; throws TokenRefused, or the failure of the key server.
 */
export async function checkChannelToken(
  header: string,
  expected: Expected,
  keys: SigningKeys,
  now: number,
): Promise<JwtPayload & { exp: number }> {
  const [scheme, token, ...rest] = header.split(' ')
  if (scheme !== 'Bearer' || !token || rest.length > 0) throw new TokenRefused('no bearer token')
  if (token.length > LONGEST_TOKEN) throw new TokenRefused('token too long')
  const { alg, kid } = headerOf(token)
  if (alg !== 'RS256' || typeof kid !== 'string') throw new TokenRefused('not signed with RS256')

  const signing = await keys.find(kid)
  if (signing === undefined) throw new TokenRefused('signed with an unknown key')
  let claims: string | JwtPayload
  try {
    claims = verify(token, signing.key, {
      algorithms: ['RS256'],
      issuer: ISSUER,
      audience: expected.appId,
      clockTolerance: TOLERANCE,
      clockTimestamp: Math.floor(now / 1000),
    })
  } catch (error) {
    throw new TokenRefused(error instanceof Error ? error.message : 'not valid')
  }
  if (typeof claims === 'string' || typeof claims.exp !== 'number') throw new TokenRefused('without expiry')
  if (claims.serviceurl !== expected.serviceUrl) throw new TokenRefused('issued for another service address')
  if (!signing.endorsements.includes(expected.channelId)) throw new TokenRefused('key not endorsed for the channel')
  return { ...claims, exp: claims.exp }
}

/** Whether claims that were checked before are still within their time. */
export function stillValid(exp: number, now: number): boolean {
  return now / 1000 < exp + TOLERANCE
}

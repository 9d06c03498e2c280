import type { JwtPayload } from 'jsonwebtoken'
import { bearerOf, TokenRefused, verifySigned } from '../../src/identity/signed-token'
import type { SigningKeys } from '../../src/identity/signing-keys'

/** The issuer of the tokens with which the Bot Framework signs what it sends to a bot. */
const ISSUER = 'https://api.botframework.com'

/** What the token has to say. */
export interface Expected {
  appId: string
  channelId: string
  serviceUrl: string
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
  const accepted = { issuer: ISSUER, audiences: [expected.appId] as const, now }
  const { claims, signing } = await verifySigned(bearerOf(header), keys, accepted)
  if (claims.serviceurl !== expected.serviceUrl) throw new TokenRefused('issued for another service address')
  if (!signing.endorsements.includes(expected.channelId)) throw new TokenRefused('key not endorsed for the channel')
  return claims
}

import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { Planted } from './cloud'

/** A key that signs tokens. */
export interface Key {
  kid: string
  privateKey: KeyObject
  publicKey: KeyObject
}

export const makeKey = (kid: string): Key => ({ kid, ...generateKeyPairSync('rsa', { modulusLength: 2048 }) })

/** The list of keys, as Entra gives it. */
export function keySetOf(listed: readonly Key[]): Planted {
  const keys = listed.map(({ kid, publicKey }) => ({ ...publicKey.export({ format: 'jwk' }), kid, use: 'sig' }))
  return { status: 200, body: { keys } }
}

/** What Entra says of a tenant under its well-known address. */
export function metadataOf({ origin, pathname }: URL): Planted {
  const base = `${origin}/${pathname.split('/')[1]}`
  const at = (name: string) => `${base}/oauth2/v2.0/${name}`
  const body = {
    issuer: `${base}/v2.0`,
    authorization_endpoint: at('authorize'),
    token_endpoint: at('token'),
    end_session_endpoint: at('logout'),
    jwks_uri: `${base}/discovery/v2.0/keys`,
  }
  return { status: 200, body }
}

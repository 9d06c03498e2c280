import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import jwt from 'jsonwebtoken'
import { HOST_HEADER } from './redirect-hosts'

export const APP_ID = 'aaaaaaaa-1111-4222-8333-444444444444'
export const TENANT_ID = 'bbbbbbbb-1111-4222-8333-444444444444'
/** The secret of a bot that exists nowhere. */
export const APP_SECRET = 'not-a-secret'
export const CHANNEL_ISSUER = 'https://api.botframework.com'

/** Stands in for the key server, the login server and the connector of Teams, on loopback. */
export interface Microsoft {
  port: number
  /** The key that the list names as `channel`. */
  channelKey: KeyObject
  /** What reached the connector: the claims of the bot's own token, and the activity. */
  sent: { claims: jwt.JwtPayload; body: Record<string, unknown> }[]
  tokens: number
  /** Status with which the key server answers; 200 unless set. 0 cuts the connection. */
  keyServer: number
  /** A token as the channel sends it; undefined claims are left out. */
  token(claims: Record<string, unknown>, options?: { key?: KeyObject; kid?: string }): string
  close(): Promise<void>
}

export async function startMicrosoft(): Promise<Microsoft> {
  const channel = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const entra = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const state = { sent: [] as Microsoft['sent'], tokens: 0, keyServer: 200 }

  const sign = (claims: Record<string, unknown>, key: KeyObject, keyid: string) => {
    const given = Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined))
    return jwt.sign(given, key, { algorithm: 'RS256', keyid, noTimestamp: true })
  }
  const seconds = () => Math.floor(Date.now() / 1000)

  const keyServer = (path: string): object => {
    if (!path.endsWith('/keys'))
      return { issuer: CHANNEL_ISSUER, jwks_uri: 'https://login.botframework.com/v1/.well-known/keys' }
    return {
      keys: [{ ...channel.publicKey.export({ format: 'jwk' }), kid: 'channel', use: 'sig', endorsements: ['msteams'] }],
    }
  }
  const login = (path: string, body: string): object => {
    const base = `https://login.microsoftonline.com/${TENANT_ID}`
    if (path.includes('discovery/instance')) {
      const host = 'login.microsoftonline.com'
      const metadata = [{ preferred_network: host, preferred_cache: host, aliases: [host] }]
      return { tenant_discovery_endpoint: `${base}/v2.0/.well-known/openid-configuration`, metadata }
    }
    if (path.endsWith('openid-configuration')) {
      const at = (name: string) => `${base}/oauth2/v2.0/${name}`
      return {
        issuer: `${base}/v2.0`,
        authorization_endpoint: at('authorize'),
        token_endpoint: at('token'),
        jwks_uri: `${base}/keys`,
        end_session_endpoint: at('logout'),
      }
    }
    state.tokens++
    const form = new URLSearchParams(body)
    if (form.get('client_secret') !== APP_SECRET) return { error: 'invalid_client', error_description: 'AADSTS7000215' }
    const claims = { iss: `${base}/v2.0`, aud: CHANNEL_ISSUER, appid: form.get('client_id'), exp: seconds() + 3600 }
    return { token_type: 'Bearer', expires_in: 3599, access_token: sign(claims, entra.privateKey, 'entra') }
  }
  const connector = (authorization: string, body: string): object => {
    const claims = jwt.verify(authorization.replace('Bearer ', ''), entra.publicKey, {
      algorithms: ['RS256'],
      audience: CHANNEL_ISSUER,
    })
    state.sent.push({ claims: claims as jwt.JwtPayload, body: JSON.parse(body) })
    return { id: `message-${state.sent.length}` }
  }

  const server = createServer(async (request, response) => {
    const body = await text(request)
    const path = (request.url ?? '').split('?')[0] ?? ''
    const host = request.headers[HOST_HEADER]
    const isKeys = host === 'login.botframework.com'
    if (isKeys && state.keyServer === 0) return void request.socket.destroy()
    if (isKeys && state.keyServer !== 200) return void response.writeHead(state.keyServer).end()
    try {
      const answer = isKeys
        ? keyServer(path)
        : host === 'login.microsoftonline.com'
          ? login(path, body)
          : connector(request.headers.authorization ?? '', body)
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    } catch {
      response.writeHead(401).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(state, {
    port: (server.address() as AddressInfo).port,
    channelKey: channel.privateKey,
    token(claims: Record<string, unknown>, { key = channel.privateKey, kid = 'channel' } = {}) {
      const usual = { iss: CHANNEL_ISSUER, aud: APP_ID, jti: randomUUID(), nbf: seconds() - 10, exp: seconds() + 600 }
      return sign({ ...usual, ...claims }, key, kid)
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  })
}

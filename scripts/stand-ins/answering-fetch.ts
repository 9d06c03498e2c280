import { generateKeyPairSync, randomUUID } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { SAMPLE_HEALTH, SAMPLE_TENANT } from '../../src/tenant'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const LOGIN = 'https://login.microsoftonline.com'
const KEY = 'the-key'

/** Entra and Graph in this process, without a network: what is left to measure is the product's own work. */
export interface AnsweringFetch {
  /** Requests to Graph so far. */
  graphCalls(): number
  /** What the client of Teams gives a person: a token that is really signed. */
  signIn(clientId: string, tenant: string, person: string, roles: readonly string[]): string
  restore(): void
}

function answerTo(url: URL): unknown {
  const [, tenant = ''] = url.pathname.split('/')
  if (url.pathname.endsWith('openid-configuration')) {
    const at = (name: string) => `${LOGIN}/${tenant}/oauth2/v2.0/${name}`
    return {
      issuer: `${LOGIN}/${tenant}/v2.0`,
      authorization_endpoint: at('authorize'),
      token_endpoint: at('token'),
      end_session_endpoint: at('logout'),
      jwks_uri: `${LOGIN}/${tenant}/discovery/v2.0/keys`,
    }
  }
  if (url.pathname.endsWith('/keys'))
    return { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: KEY, use: 'sig' }] }
  // As long as Microsoft's tokens are.
  if (url.pathname.endsWith('/token'))
    return { token_type: 'Bearer', expires_in: 3599, access_token: randomUUID().repeat(50) }
  if (url.pathname.endsWith('/subscribedSkus')) return SAMPLE_TENANT.subscribedSkus
  if (url.pathname.endsWith('/organization')) return { value: [{ id: tenant, displayName: 'Fabrikam' }] }
  if (url.pathname.endsWith('/healthOverviews')) return { value: SAMPLE_HEALTH.overviews }
  if (url.pathname.endsWith('/issues')) return { value: SAMPLE_HEALTH.issues }
  return { value: SAMPLE_HEALTH.messages }
}

/** Answers this process's requests for Microsoft's hosts, until it is restored. */
export function answeringFetch(): AnsweringFetch {
  const { fetch } = globalThis
  let graphCalls = 0
  globalThis.fetch = async (input) => {
    const url = new URL(input instanceof Request ? input.url : input)
    if (url.hostname === 'graph.microsoft.com') graphCalls += 1
    return Response.json(answerTo(url))
  }
  return {
    graphCalls: () => graphCalls,
    signIn(clientId, tenant, person, roles) {
      const claims = { iss: `${LOGIN}/${tenant}/v2.0`, aud: clientId, tid: tenant, oid: person, roles }
      const usual = { scp: 'access_as_user', ver: '2.0', acct: 0 }
      return jwt.sign({ ...claims, ...usual }, privateKey, { algorithm: 'RS256', keyid: KEY, expiresIn: '1h' })
    },
    restore: () => {
      globalThis.fetch = fetch
    },
  }
}

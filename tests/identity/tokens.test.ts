import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import type { Problem } from '../../src/errors'
import { CLIENT_ID, OTHER_TENANT, PERSON, RESOURCE, TENANT } from './stand-ins/cloud'
import { startTenantServer, type TenantServer } from './stand-ins/tenant-server'

const STRANGER = { kid: 'first', ...generateKeyPairSync('rsa', { modulusLength: 2048 }) }
const FOREIGN = 'dddddddd-1111-4222-8333-444444444444'

let server: TenantServer
beforeAll(async () => {
  server = await startTenantServer()
})
afterAll(() => server.close())

const now = () => Math.floor(Date.now() / 1000)
const token = (claims: object = {}, options: object = {}) => server.cloud.signIn({ ...claims }, options)
const send = (authorization: string | undefined, path = 'coverage') =>
  fetch(`${server.address}/api/tenant/${path}`, { headers: authorization === undefined ? {} : { authorization } })
const good = () => ({
  iss: `https://login.microsoftonline.com/${TENANT}/v2.0`,
  aud: CLIENT_ID,
  tid: TENANT,
  oid: PERSON,
  scp: 'access_as_user',
  ver: '2.0',
  nbf: now() - 10,
  exp: now() + 600,
})
const HEAD = { alg: 'RS256', typ: 'JWT', kid: 'first' }
const pem = () => server.cloud.key.publicKey.export({ type: 'spki', format: 'pem' }).toString()
const parts = () => token().split('.') as [string, string, string]
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

test.each<[string, () => string]>([
  ['as Teams gives it', () => token()],
  ['for the address of the interface', () => token({ aud: `api://${CLIENT_ID}` })],
  ['for that address with the domain', () => token({ aud: RESOURCE })],
  ['with other scopes beside', () => token({ scp: 'profile access_as_user' })],
  ['of the other allowed tenant', () => token({ tid: OTHER_TENANT })],
  ['that ran out four minutes ago', () => token({ nbf: now() - 900, exp: now() - 240 })],
  ['that begins in four minutes', () => token({ nbf: now() + 240 })],
])('a token %s is taken', async (_, make) => {
  const response = await send(`Bearer ${make()}`)
  expect(response.status).toBe(200)
})

const BAD: [string, () => string | undefined][] = [
  // The header of the request.
  ['no header', () => undefined],
  ['an empty header', () => ''],
  ['a scheme alone', () => 'Bearer'],
  ['an empty bearer', () => 'Bearer '],
  ['another scheme', () => `Basic ${token()}`],
  ['the token alone', () => token()],
  ['two tokens', () => `Bearer ${token()} ${token()}`],
  ['two tokens with a comma', () => `Bearer ${token()},Bearer ${token()}`],
  // The form of the token.
  ['a word', () => 'Bearer abc'],
  ['dots', () => 'Bearer ...'],
  ['a token without signature', () => `Bearer ${parts().slice(0, 2).join('.')}`],
  ['a token with an empty signature', () => `Bearer ${parts().slice(0, 2).join('.')}.`],
  ['a token with a part too many', () => `Bearer ${token()}.${parts()[2]}`],
  ['a token that is too long', () => `Bearer ${token({ padding: 'x'.repeat(8000) })}`],
  ['claims that are null', () => `Bearer ${encoded(HEAD)}.${encoded(null)}.x`],
  ['claims that are a list', () => `Bearer ${encoded(HEAD)}.${encoded([good()])}.x`],
  ['claims that are no JSON', () => `Bearer ${encoded(HEAD)}.e30x.x`],
  ['a header that is a text', () => `Bearer ${encoded('RS256')}.${parts()[1]}.${parts()[2]}`],
  ['an encrypted token', () => `Bearer ${encoded({ alg: 'RSA-OAEP', enc: 'A256GCM' })}.a.b.c.d`],
  // The signature.
  ['alg none', () => `Bearer ${server.cloud.forged({ ...HEAD, alg: 'none' }, good())}`],
  ['alg None', () => `Bearer ${server.cloud.forged({ ...HEAD, alg: 'None' }, good())}`],
  ['no alg', () => `Bearer ${server.cloud.forged({ kid: 'first' }, good())}`],
  ['HS256 with the public key', () => `Bearer ${server.cloud.forged({ ...HEAD, alg: 'HS256' }, good(), pem())}`],
  ['HS256 called RS256', () => `Bearer ${server.cloud.forged(HEAD, good(), pem())}`],
  ['RS384', () => `Bearer ${server.cloud.signIn({}, { algorithm: 'RS384' })}`],
  ['PS256', () => `Bearer ${server.cloud.signIn({}, { algorithm: 'PS256' })}`],
  ['another key under a known id', () => `Bearer ${token({}, { key: STRANGER })}`],
  ['an unknown key id', () => `Bearer ${token({}, { kid: 'nope' })}`],
  ['no key id', () => `Bearer ${token({}, { kid: null })}`],
  ['a key id that is a number', () => `Bearer ${server.cloud.forged({ ...HEAD, kid: 7 }, good(), 'x')}`],
  [
    'a key of its own in the header',
    () => `Bearer ${token({}, { key: STRANGER, header: { jwk: STRANGER.publicKey.export({ format: 'jwk' }) } })}`,
  ],
  [
    'an address of keys in the header',
    () => `Bearer ${token({}, { key: STRANGER, kid: 'theirs', header: { jku: 'https://evil.example/keys' } })}`,
  ],
  ['a critical extension', () => `Bearer ${token({}, { header: { crit: ['b64'], b64: false } })}`],
  ['claims changed after signing', () => `Bearer ${parts()[0]}.${encoded({ ...good(), extra: 1 })}.${parts()[2]}`],
  ['a header changed after signing', () => `Bearer ${encoded({ ...HEAD, typ: 'at+jwt' })}.${parts()[1]}.${parts()[2]}`],
  ['a bit of the signature changed', () => `Bearer ${parts()[0]}.${parts()[1]}.AAAA${parts()[2].slice(4)}`],
  // The times.
  ['expired six minutes ago', () => `Bearer ${token({ nbf: now() - 900, exp: now() - 360 })}`],
  ['expired long ago', () => `Bearer ${token({ nbf: 1, exp: 2 })}`],
  ['not valid before six minutes', () => `Bearer ${token({ nbf: now() + 360 })}`],
  ['no expiry', () => `Bearer ${token({ exp: undefined })}`],
  ['an expiry that is a text', () => `Bearer ${server.cloud.signed({ ...good(), exp: String(now() + 600) })}`],
  ['a beginning that is a text', () => `Bearer ${server.cloud.signed({ ...good(), nbf: 'yesterday' })}`],
  // For whom, from whom.
  ['another app', () => `Bearer ${token({ aud: FOREIGN })}`],
  ['Graph', () => `Bearer ${token({ aud: 'https://graph.microsoft.com' })}`],
  [
    'the interface under another domain',
    () => `Bearer ${token({ aud: RESOURCE.replace('iso22301.example.com', 'evil.example') })}`,
  ],
  ['no audience', () => `Bearer ${token({ aud: undefined })}`],
  ['several audiences', () => `Bearer ${token({ aud: [CLIENT_ID, FOREIGN] })}`],
  ['the issuer of version 1', () => `Bearer ${token({ iss: `https://sts.windows.net/${TENANT}/` })}`],
  ['another issuer', () => `Bearer ${token({ iss: `https://evil.example/${TENANT}/v2.0` })}`],
  [
    'the issuer of another tenant',
    () => `Bearer ${token({ iss: `https://login.microsoftonline.com/${FOREIGN}/v2.0` })}`,
  ],
  ['the issuer of another cloud', () => `Bearer ${token({ iss: `https://login.microsoftonline.us/${TENANT}/v2.0` })}`],
  [
    'an issuer with a slash more',
    () => `Bearer ${token({ iss: `https://login.microsoftonline.com/${TENANT}/v2.0/` })}`,
  ],
  ['no issuer', () => `Bearer ${token({ iss: undefined })}`],
  ['version 1', () => `Bearer ${token({ ver: '1.0' })}`],
  ['no version', () => `Bearer ${token({ ver: undefined })}`],
  // Who, and what for.
  ['a tenant that is not allowed', () => `Bearer ${token({ tid: FOREIGN })}`],
  ['no tenant', () => `Bearer ${server.cloud.signed({ ...good(), tid: undefined })}`],
  ['a tenant that is a list', () => `Bearer ${server.cloud.signed({ ...good(), tid: [TENANT] })}`],
  ['a tenant in capitals', () => `Bearer ${server.cloud.signed({ ...good(), tid: TENANT.toUpperCase() })}`],
  ['a tenant that is a path', () => `Bearer ${server.cloud.signed({ ...good(), tid: '../common' })}`],
  ['another scope', () => `Bearer ${token({ scp: 'profile' })}`],
  ['a scope that begins alike', () => `Bearer ${token({ scp: 'access_as_user_too' })}`],
  ['no scope, as an app has none', () => `Bearer ${token({ scp: undefined, roles: ['access_as_user'] })}`],
  ['scopes that are a list', () => `Bearer ${token({ scp: ['access_as_user'] })}`],
  ['nobody', () => `Bearer ${token({ oid: undefined })}`],
  ['somebody who is no id', () => `Bearer ${token({ oid: 'adele' })}`],
  ['somebody who is a list', () => `Bearer ${token({ oid: [PERSON] })}`],
]

test.each(BAD)('%s: 401 that names itself, and Graph is not asked', async (_, make) => {
  const before = server.cloud.count(/subscribedSkus|oauth2/)
  const response = await send(make())
  expect(response.status).toBe(401)
  expect(response.headers.get('www-authenticate')).toBe('Bearer')
  expect((await response.json()) as Problem).toMatchObject({ code: 'sign-in-invalid', nextStep: expect.any(String) })
  expect(server.cloud.count(/subscribedSkus|oauth2/)).toBe(before)
})

test('refreshing and signing out take no bad token either', async () => {
  for (const path of ['refresh', 'sign-out'])
    expect((await server.post(token({ aud: FOREIGN }), path)).status).toBe(401)
})

test('no made-up header gets further than 401', async () => {
  const piece = fc.oneof(
    fc.base64String(),
    fc.json().map((json) => Buffer.from(json).toString('base64url')),
  )
  const header = fc.oneof(
    fc.string({ unit: 'grapheme-ascii' }),
    fc.array(piece, { maxLength: 5 }).map((some) => `Bearer ${some.join('.')}`),
    fc
      .record(Object.fromEntries(Object.keys(good()).map((name) => [name, fc.jsonValue()])))
      .map((claims) => `Bearer ${encoded(HEAD)}.${encoded({ ...claims, tid: TENANT })}.${parts()[2]}`),
  )
  await fc.assert(
    fc.asyncProperty(header, async (authorization) => {
      expect((await send(authorization.trim())).status).toBe(401)
    }),
    { numRuns: 150 },
  )
})

import type { Problem } from '../../src/errors'
import { SAMPLE_TENANT } from '../../src/tenant'
import { type Planted, refusal } from './stand-ins/cloud'
import { startTenantServer, type TenantServer } from './stand-ins/tenant-server'

const SKUS = SAMPLE_TENANT.subscribedSkus.value
const CLAIMS = '{"access_token":{"capolids":{"essential":true,"values":["c1"]}}}'
const challenge = (claims: string) => ({
  'www-authenticate': `Bearer realm="", error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"`,
})

let server: TenantServer
beforeEach(async () => {
  server = await startTenantServer()
  server.cloud.holdings = () => ({ name: 'Fabrikam', skus: SKUS })
})
afterEach(() => server.close())

/** A page of licences that says there is another. */
const firstPage = (): Planted => {
  const next = 'https://graph.microsoft.com/v1.0/subscribedSkus?$skiptoken=5'
  return { status: 200, body: { value: SKUS.slice(0, 5), '@odata.nextLink': next } }
}

interface Asked {
  status: number
  problem: Problem
  wait: number
  took: number
}

async function ask(token = server.cloud.signIn()): Promise<Asked> {
  const began = Date.now()
  const response = await server.get(token)
  const problem = (await response.json()) as Problem
  return {
    status: response.status,
    problem,
    wait: Number(response.headers.get('retry-after')),
    took: Date.now() - began,
  }
}

/** What a person is told never holds what Microsoft says about them, nor something of the code. */
const quiet = (problem: Problem) =>
  expect(JSON.stringify(problem)).not.toMatch(/adele|AADSTS|Trace ID|eyJ|node_modules|no~secret/)

type Row = [string, Planted, number, string]

test.each<Row>([
  ['no consent', refusal('invalid_grant', 65001, { suberror: 'consent_required' }), 403, 'consent-needed'],
  ['consent of an administrator is missing', refusal('invalid_grant', 90094), 403, 'consent-needed'],
  ['more factors', refusal('interaction_required', 50076, { suberror: 'basic_action' }), 403, 'sign-in-again'],
  ['a blocked sign-in', refusal('invalid_grant', 53003), 403, 'sign-in-again'],
  ['a sign-in that has run out', refusal('invalid_grant', 500133), 401, 'sign-in-invalid'],
  ['a sign-in for another app', refusal('invalid_grant', 500131), 401, 'sign-in-invalid'],
  ['an app that is not known', refusal('unauthorized_client', 700016), 502, 'sign-in-unusable'],
  ['a secret that has expired', { ...refusal('invalid_client', 7000222), status: 401 }, 502, 'sign-in-unusable'],
  ['a refusal that is new', refusal('brand_new', 99999), 502, 'microsoft-unavailable'],
  ['Entra broken', { status: 500, body: 'oops' }, 502, 'microsoft-unavailable'],
  ['Entra without JSON', { status: 200, body: '<html>' }, 502, 'microsoft-unavailable'],
  ['Entra without a token', { status: 200, body: {} }, 502, 'microsoft-unavailable'],
  ['Entra gone', { status: 0 }, 502, 'microsoft-unavailable'],
  ['Entra elsewhere', { status: 302, headers: { location: 'https://evil.example/' } }, 502, 'microsoft-unavailable'],
  ['Entra busy for long', { status: 429, headers: { 'retry-after': '60' } }, 503, 'microsoft-busy'],
])('%s: a sentence and a next step', async (_, planted, status, code) => {
  server.cloud.planted.token.push(planted)
  const asked = await ask()
  expect(asked).toMatchObject({ status, problem: { code, nextStep: expect.stringMatching(/\.$/) } })
  expect(asked.took).toBeLessThan(5000)
  expect(server.cloud.count(/subscribedSkus/)).toBe(0)
  quiet(asked.problem)
  // It was that once: the next try goes its usual way.
  expect((await ask()).status).toBe(200)
})

test.each<Row>([
  ['no role', { status: 403, body: { error: { code: 'Authorization_RequestDenied' } } }, 403, 'role-missing'],
  [
    'no role, without JSON',
    { status: 403, body: 'Forbidden', headers: { 'content-type': 'text/html' } },
    403,
    'role-missing',
  ],
  ['a field that is not there', { status: 400, body: { error: { code: 'BadRequest' } } }, 502, 'microsoft-unavailable'],
  ['nothing there', { status: 404, body: { error: { code: 'NotFound' } } }, 502, 'microsoft-unavailable'],
  ['Graph broken', { status: 500, body: { error: { code: 'generalException' } } }, 502, 'microsoft-unavailable'],
  [
    'a gateway’s page',
    { status: 502, body: '<html>', headers: { 'content-type': 'text/html' } },
    502,
    'microsoft-unavailable',
  ],
  ['Graph gone', { status: 0 }, 502, 'microsoft-unavailable'],
  ['Graph elsewhere', { status: 302, headers: { location: 'https://evil.example/' } }, 502, 'microsoft-unavailable'],
  ['half a JSON', { status: 200, body: '{"value": [' }, 502, 'microsoft-unavailable'],
  ['no list', { status: 200, body: { value: 'none' } }, 502, 'licences-invalid'],
  ['entries of another form', { status: 200, body: { value: [{ skuPartNumber: ['x'] }] } }, 502, 'licences-invalid'],
  ['Graph busy for long', { status: 429, headers: { 'retry-after': '17.4' } }, 503, 'microsoft-busy'],
])('Graph: %s: a sentence and a next step', async (_, planted, status, code) => {
  server.cloud.planted.skus.push(planted)
  const asked = await ask()
  expect(asked).toMatchObject({ status, problem: { code, nextStep: expect.stringMatching(/\.$/) } })
  expect(asked.took).toBeLessThan(5000)
  quiet(asked.problem)
  expect((await ask()).status).toBe(200)
})

test('consent that is missing names the permission and who can grant it', async () => {
  server.cloud.planted.token.push(refusal('invalid_grant', 65001, { suberror: 'consent_required' }))
  const { problem } = await ask()
  expect(problem.permission).toBe('LicenseAssignment.Read.All')
  expect(problem.nextStep).toMatch(/Administrator/)
})

test('what Entra or Graph wants the next sign-in to meet is passed on', async () => {
  server.cloud.planted.token.push(refusal('interaction_required', 50076, { suberror: 'basic_action', claims: CLAIMS }))
  expect((await ask()).problem).toMatchObject({ code: 'sign-in-again', claims: CLAIMS })
  server.cloud.planted.skus.push({ status: 401, headers: challenge(CLAIMS) })
  expect((await ask()).problem).toMatchObject({ code: 'sign-in-again', claims: CLAIMS })
  // The token that Graph no longer takes is not used again.
  expect((await ask()).status).toBe(200)
  expect(server.cloud.count(/\/v2.0\/token/)).toBe(3)
})

test('a token that ends in the middle is renewed once, and the person sees nothing of it', async () => {
  server.cloud.pageSize = 5
  server.cloud.planted.skus.push(firstPage(), { status: 401, body: { error: { code: 'InvalidAuthenticationToken' } } })
  const asked = await ask()
  expect(asked.status).toBe(200)
  expect(asked.took).toBeLessThan(5000)
  expect(server.cloud.count(/\/v2.0\/token/)).toBe(2)
})

test('a session that was ended: the next step is to sign in again', async () => {
  for (let n = 0; n < 2; n += 1) server.cloud.planted.skus.push({ status: 401, body: { error: { code: 'x' } } })
  const asked = await ask()
  expect(asked).toMatchObject({ status: 403, problem: { code: 'sign-in-again' } })
  quiet(asked.problem)
  expect((await ask()).status).toBe(200)
})

test('claims that are no JSON are not passed on', async () => {
  for (let n = 0; n < 2; n += 1) server.cloud.planted.skus.push({ status: 401, headers: challenge('<script>') })
  const { problem } = await ask()
  expect(problem.code).toBe('sign-in-again')
  expect(problem.claims).toBeUndefined()
})

test('a wrong secret is whoever runs the server’s business: it is in the log, without the secret', async () => {
  await server.close()
  server = await startTenantServer({ secret: 'wrong~secret' })
  expect(await ask()).toMatchObject({
    status: 502,
    problem: { code: 'sign-in-unusable', reference: expect.any(String) },
  })
  expect(server.lines.join('')).toContain('invalid_client 7000215')
  expect(server.lines.join('')).not.toMatch(/wrong~secret|adele|eyJ/)
})

test.each([
  ['a second', '1', 900],
  ['a fraction of a second', '0.4', 350],
  ['a date', new Date(Date.now() + 3_600_000).toUTCString(), -1],
  ['nothing', undefined, 250],
  ['nonsense', 'soon', 250],
])('throttled with %s to wait: waits so long and no longer than there is time', async (_, header, least) => {
  const headers: Record<string, string> = header === undefined ? {} : { 'retry-after': header }
  server.cloud.planted.skus.push({ status: 429, headers })
  const asked = await ask()
  expect(asked.took).toBeLessThan(5000)
  if (least === -1) return expect(asked).toMatchObject({ status: 503, problem: { code: 'microsoft-busy' } })
  expect(asked.status).toBe(200)
  expect(asked.took).toBeGreaterThanOrEqual(least)
  expect(server.cloud.count(/subscribedSkus/)).toBe(2)
})

test('who cannot be served in time is told when to come back', async () => {
  server.cloud.planted.skus.push({ status: 429, headers: { 'retry-after': '17.4' } })
  expect((await ask()).wait).toBe(18)
})

test('throttled again and again: it ends, within the time', async () => {
  for (let n = 0; n < 9; n += 1) server.cloud.planted.skus.push({ status: 503 })
  const asked = await ask()
  expect(asked).toMatchObject({ status: 503, problem: { code: 'microsoft-busy' } })
  expect(asked.took).toBeLessThan(5000)
  expect(server.cloud.count(/subscribedSkus/)).toBeLessThanOrEqual(4)
})

test.each(['token', 'skus'] as const)('a %s that never comes: 504 within five seconds', async (kind) => {
  server.cloud.planted[kind].push({ status: -1 })
  const asked = await ask()
  expect(asked).toMatchObject({ status: 504, problem: { code: 'microsoft-slow' } })
  expect(asked.took).toBeLessThan(5000)
})

const page = (more: object) => ({ status: 200, body: { value: [], ...more } })

test.each([
  ['another host', 'https://graph.microsoft.com.evil.example/v1.0/subscribedSkus'],
  ['a host with a name before it', 'https://graph.microsoft.com@evil.example/v1.0/subscribedSkus'],
  ['plain http', 'http://graph.microsoft.com/v1.0/subscribedSkus'],
  ['a number', 7],
])('a next page on %s is not followed: the token would go with it', async (_, link) => {
  server.cloud.planted.skus.push(page({ '@odata.nextLink': link }))
  const before = server.cloud.calls.length
  expect(await ask()).toMatchObject({ status: 502, problem: { code: 'licences-invalid' } })
  expect(server.cloud.calls.slice(before).filter(({ host }) => !host.includes('microsoft'))).toEqual([])
  expect(server.cloud.count(/subscribedSkus/)).toBe(1)
})

test('an empty page with a next one is followed; a link that repeats itself ends', async () => {
  const next = 'https://graph.microsoft.com/v1.0/subscribedSkus?$skiptoken=0'
  server.cloud.planted.skus.push(page({ '@odata.nextLink': next }))
  expect((await ask()).status).toBe(200)
  server.later(3_600_000)
  const token = server.cloud.signIn({ exp: Math.floor(Date.now() / 1000) + 7200 })
  for (let n = 0; n < 3; n += 1) server.cloud.planted.skus.push(page({ '@odata.nextLink': next }))
  expect(await ask(token)).toMatchObject({ status: 502, problem: { code: 'licences-invalid' } })
})

test('while Graph is silent, and after it, the public answer comes at once', async () => {
  server.cloud.planted.skus.push({ status: -1 })
  const waiting = ask()
  const publicly = () =>
    fetch(`${server.address}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'Is Power BI in scope?' }),
    })
  const first = await Promise.race([publicly(), waiting])
  expect(first).toMatchObject({ status: 200, ok: true })
  expect((await waiting).problem.code).toBe('microsoft-slow')
  expect((await publicly()).status).toBe(200)
})

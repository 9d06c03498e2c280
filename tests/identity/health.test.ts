import type { TenantHealth } from '../../src/server/tenant-health'
import { type Planted, refusal } from './stand-ins/cloud'
import { faultsOf } from './stand-ins/graph-contract'
import { healthAt } from './stand-ins/health'
import { startTenantServer, type TenantServer } from './stand-ins/tenant-server'

let server: TenantServer
const begin = async (options: Parameters<typeof startTenantServer>[0] = {}) => {
  server = await startTenantServer(options)
  server.cloud.health = healthAt(Date.now())
}
afterEach(() => server.close())

async function ask(claims: object = {}, anew = false): Promise<TenantHealth & { took: number }> {
  const began = Date.now()
  const token = server.cloud.signIn({ ...claims })
  const response = await (anew ? server.post(token, 'health/refresh') : server.get(token, 'health'))
  expect(response.status).toBe(200)
  return { ...((await response.json()) as TenantHealth), took: Date.now() - began }
}

test('the made-up health is in Graph’s form', () => {
  const { overviews, issues, posts } = healthAt(Date.now())
  expect(overviews.flatMap((one) => faultsOf('serviceHealth', one))).toEqual([])
  expect(issues.flatMap((one) => faultsOf('serviceHealthIssue', one))).toEqual([])
  expect(posts.flatMap((one) => faultsOf('serviceUpdateMessage', one))).toEqual([])
  expect(faultsOf('serviceHealth', { id: 1, service: 'x', status: 'fine' })).not.toEqual([])
  return begin()
})

test('states, issues with start, end and report, and posts, of services that the catalogue has', async () => {
  await begin()
  const { health, posts } = await ask()
  if (!('told' in health) || !('told' in posts)) throw new Error('A part is missing.')
  expect(health.told.states).toContainEqual({ services: ['exchange-online'], state: 'degraded' })
  expect(health.told.issues.map(({ id, resolved, reported }) => [id, resolved, reported])).toEqual([
    ['EX900001', false, false],
    ['BI900002', true, true],
    ['TM900003', true, false],
  ])
  expect(health.told.issues[1]).toMatchObject({ start: expect.any(String), end: expect.any(String) })
  expect(health.told.issues[1]?.link).toMatch(/^https:\/\/admin\.microsoft\.com\/.*BI900002$/)
  expect(posts.told.posts[0]).toMatchObject({ id: 'MC900101', services: ['microsoft-teams'], major: true })
})

test('each permission is asked for by itself, and for what is used alone; the whole costs three calls', async () => {
  await begin()
  await ask()
  await ask()
  const asked = server.cloud.calls.filter(({ host }) => host.includes('graph')).map(({ path }) => path)
  expect(asked.length).toBe(3)
  expect(asked.every((path) => path.includes('$select='))).toBe(true)
  expect(server.cloud.count(/\/v2.0\/token/)).toBe(2)
  server.later(16 * 60_000)
  await ask()
  expect(server.cloud.count(/serviceAnnouncement/)).toBe(6)
})

test.each([
  ['ServiceHealth.Read.All', 'health', 'posts'],
  ['ServiceMessage.Read.All', 'posts', 'health'],
] as const)(
  'without %s only that part is missing, and says what and who grants it',
  async (permission, missing, there) => {
    await begin()
    server.cloud.granted.delete(permission)
    const told = await ask()
    expect(told[there]).toHaveProperty('told')
    expect(told[missing]).toMatchObject({ refusal: { code: 'health-consent-needed', permission } })
    expect((await server.get(server.cloud.signIn())).status).toBe(200)
    // Granted meanwhile: no wait for a quarter of an hour.
    server.cloud.granted.add(permission)
    expect((await ask())[missing]).toHaveProperty('told')
  },
)

const FAULTS: [string, Planted, string][] = [
  ['no role', { status: 403, body: { error: { code: 'Forbidden' } } }, 'health-role-missing'],
  ['Graph broken', { status: 500 }, 'microsoft-unavailable'],
  ['Graph gone', { status: 0 }, 'microsoft-unavailable'],
  ['Graph silent', { status: -1 }, 'microsoft-slow'],
  ['Graph throttled', { status: 429, headers: { 'retry-after': '60' } }, 'microsoft-busy'],
  ['no list', { status: 200, body: { value: 1 } }, 'health-invalid'],
]
test.each(FAULTS)(
  '%s: a sentence in place of that part, within five seconds; the next try goes through',
  async (_, planted, code) => {
    await begin()
    server.cloud.planted.issues.push(planted)
    const told = await ask()
    expect(told.posts).toHaveProperty('told')
    expect(told.health).toMatchObject({ refusal: { code, nextStep: expect.stringMatching(/\.$/) } })
    expect(told.took).toBeLessThan(5000)
    expect((await ask()).health).toHaveProperty('told')
  },
)

test('pages are joined, and a token that ends in the middle is renewed', async () => {
  await begin()
  server.cloud.pageSize = 1
  server.cloud.planted.posts.push({ status: 401 })
  const { health, posts } = await ask()
  expect(health).toMatchObject({ told: { issues: { length: 3 } } })
  expect(posts).toMatchObject({ told: { posts: { length: 2 } } })
})

test('entries of any form cost no answer: what cannot be read is left out', async () => {
  await begin()
  const odd = [null, 7, 'x', [], {}, { id: 5 }, { id: 'EX1', service: null }, { id: 'EX2', service: 'Exchange Online' }]
  server.cloud.health = { overviews: odd as object[], issues: odd as object[], posts: odd as object[] }
  const { health } = await ask()
  expect(health).toMatchObject({ told: { issues: [{ id: 'EX2', state: 'other', start: null, title: '' }] } })
})

test('in one tenant Graph is asked no more than Microsoft lets an app ask, and then it says when', async () => {
  await begin()
  const person = (n: number) => `aaaaaaaa-1111-4222-8333-${String(n).padStart(12, '0')}`
  let busy: TenantHealth | undefined
  for (let n = 0; n < 60 && busy === undefined; n += 1) {
    const told = await ask({ oid: person(n) })
    if ('refusal' in told.health || 'refusal' in told.posts) busy = told
  }
  expect(JSON.stringify(busy)).toContain('microsoft-busy')
  expect(server.cloud.count(/serviceAnnouncement/)).toBeLessThanOrEqual(240)
  server.later(61_000)
  expect((await ask({ oid: person(99) })).health).toHaveProperty('told')
})

test('people of a tenant that the app reads itself share three calls', async () => {
  await begin({ access: 'application' })
  const one = { roles: ['Coverage.Read'] }
  await Promise.all(Array.from({ length: 20 }, () => ask(one)))
  expect(server.cloud.count(/serviceAnnouncement/)).toBe(3)
  expect(server.cloud.count(/\/v2.0\/token/)).toBeLessThanOrEqual(2)
})

test('what one person was told is not told to another whom Graph refuses', async () => {
  await begin()
  await ask()
  server.cloud.planted.overviews.push({ status: 403 })
  server.cloud.planted.posts.push({ status: 403 })
  const told = await ask({ oid: 'aaaaaaaa-2222-4222-8333-555555555555' })
  expect(JSON.stringify(told)).not.toMatch(/EX900001|MC900101/)
})

test('signing out forgets it, and a sign-in that has run out is said', async () => {
  await begin()
  const token = server.cloud.signIn()
  await server.get(token, 'health')
  await server.post(token, 'sign-out')
  server.cloud.planted.token.push(refusal('invalid_grant', 500133))
  const { health, posts } = await ask()
  expect([health, posts].filter((part) => 'refusal' in part)).toMatchObject([{ refusal: { code: 'sign-in-invalid' } }])
})

import type { Problem } from '../../src/errors'
import type { TenantCoverage } from '../../src/server/tenant-coverage'
import { SAMPLE_TENANT } from '../../src/tenant'
import { OTHER_TENANT, PERSON, refusal, TENANT } from './stand-ins/cloud'
import { startTenantServer, type TenantServer } from './stand-ins/tenant-server'

const SKUS = SAMPLE_TENANT.subscribedSkus.value
const READER = { roles: ['Coverage.Read'] }

let server: TenantServer
const begin = async (access: 'application' | 'application-for-members') => {
  server = await startTenantServer({ access })
  server.cloud.holdings = (tenant, person) => ({ name: `${tenant} ${person}`, skus: SKUS })
}
afterEach(() => server.close())

const person = (n: number) => `aaaaaaaa-1111-4222-8333-${String(n).padStart(12, '0')}`
const refused = async (response: Response) => (await response.json()) as Problem
const toGraph = () => server.cloud.calls.filter(({ host }) => host === 'graph.microsoft.com')

test('a holder of the role is shown what the app itself read; nobody’s own token goes to Graph', async () => {
  await begin('application')
  server.cloud.granted.add('Organization.Read.All')
  const response = await server.get(server.cloud.signIn(READER))
  expect(response.status).toBe(200)
  const { sheet } = (await response.json()) as TenantCoverage
  expect(sheet.organisation).toBe(`${TENANT} undefined`)
  expect(toGraph().map(({ person }) => person)).toEqual([undefined, undefined])
})

test.each([
  ['no roles', {}],
  ['another role', { roles: ['Admin'] }],
  ['a role that begins alike', { roles: ['Coverage.Read.All', 'coverage.read'] }],
  ['roles that are a text', { roles: 'Coverage.Read' }],
  ['roles that are no names', { roles: [['Coverage.Read'], null, 7] }],
  ['the role among the scopes', { scp: 'access_as_user Coverage.Read' }],
  ['the role among the groups', { groups: ['Coverage.Read'], wids: ['Coverage.Read'] }],
])('%s: nothing is shown, whoever was shown it before, and Graph is not asked', async (_, claims) => {
  await begin('application')
  await server.get(server.cloud.signIn(READER))
  const before = server.cloud.calls.length
  for (const response of [
    await server.get(server.cloud.signIn(claims)),
    await server.post(server.cloud.signIn(claims), 'refresh'),
    await server.post(server.cloud.signIn(claims), 'health/refresh'),
    await server.get(server.cloud.signIn(claims), 'health'),
  ])
    expect(await refused(response)).toMatchObject({ status: 403, code: 'coverage-role-missing' })
  expect(server.cloud.calls.length).toBe(before)
})

test('all members are shown it where the settings say so: guests are not, and who does not say it is none', async () => {
  await begin('application-for-members')
  expect((await server.get(server.cloud.signIn({ acct: 0 }))).status).toBe(200)
  for (const acct of [1, undefined, '0', false, null])
    expect(await refused(await server.get(server.cloud.signIn({ acct })))).toMatchObject({
      status: 403,
      code: 'coverage-for-members',
    })
  // A guest to whom the role was given was meant.
  expect((await server.get(server.cloud.signIn({ acct: 1, ...READER }))).status).toBe(200)
})

test('Graph is asked twice for a tenant in a quarter of an hour, however many people ask at once and after', async () => {
  await begin('application')
  server.cloud.delay = 100
  const ask = (n: number) => server.get(server.cloud.signIn({ ...READER, oid: person(n) }))
  const all = await Promise.all(Array.from({ length: 40 }, (_, n) => ask(n)))
  for (let n = 40; n < 50; n += 1) all.push(await ask(n))
  expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]))
  expect(toGraph().length).toBe(2)
  server.later(16 * 60_000)
  await ask(0)
  expect(toGraph().length).toBeLessThanOrEqual(4)
})

test('people who press refresh have Graph asked once a minute', async () => {
  await begin('application')
  for (let n = 0; n < 5; n += 1) await server.post(server.cloud.signIn({ ...READER, oid: person(n) }), 'refresh')
  expect(server.cloud.count(/subscribedSkus/)).toBe(1)
  server.later(61_000)
  await server.post(server.cloud.signIn(READER), 'refresh')
  expect(server.cloud.count(/subscribedSkus/)).toBe(2)
})

test('signing out takes nothing from the others', async () => {
  await begin('application')
  await server.get(server.cloud.signIn(READER))
  expect((await server.post(server.cloud.signIn({ oid: person(1) }), 'sign-out')).status).toBe(204)
  await server.get(server.cloud.signIn(READER))
  expect(server.cloud.count(/subscribedSkus/)).toBe(1)
})

test('two tenants are read each for itself', async () => {
  await begin('application')
  server.cloud.granted.add('Organization.Read.All')
  const names = await Promise.all(
    [TENANT, OTHER_TENANT, TENANT, OTHER_TENANT].map(async (tid) => {
      const response = await server.get(server.cloud.signIn({ ...READER, tid, oid: PERSON }))
      return ((await response.json()) as TenantCoverage).sheet.organisation
    }),
  )
  expect(names).toEqual([TENANT, OTHER_TENANT, TENANT, OTHER_TENANT].map((tenant) => `${tenant} undefined`))
})

test('a permission that was not granted to the app is named, with who can grant it', async () => {
  await begin('application')
  server.cloud.granted.clear()
  const problem = await refused(await server.get(server.cloud.signIn(READER)))
  expect(problem).toMatchObject({ status: 403, code: 'app-consent-needed', permission: 'LicenseAssignment.Read.All' })
  expect(problem.nextStep).toMatch(/Privileged Role Administrator/)
  server.cloud.granted.add('LicenseAssignment.Read.All')
  expect((await server.get(server.cloud.signIn(READER))).status).toBe(200)
})

test.each([
  ['an app that the tenant does not have', refusal('unauthorized_client', 700016), 403, 'app-consent-needed'],
  ['a service principal that is missing', refusal('invalid_client', 7000229), 403, 'app-consent-needed'],
  ['a secret that has expired', { ...refusal('invalid_client', 7000222), status: 401 }, 502, 'sign-in-unusable'],
  ['Entra gone', { status: 0 }, 502, 'microsoft-unavailable'],
  ['Entra silent', { status: -1 }, 504, 'microsoft-slow'],
])('%s: a sentence and a next step within five seconds', async (_, planted, status, code) => {
  await begin('application')
  server.cloud.planted.token.push(planted)
  const began = Date.now()
  const problem = await refused(await server.get(server.cloud.signIn(READER)))
  expect(problem).toMatchObject({ status, code, nextStep: expect.stringMatching(/\.$/) })
  expect(Date.now() - began).toBeLessThan(5000)
  expect((await server.get(server.cloud.signIn(READER))).status).toBe(200)
})

test('the app’s token that Graph no longer takes is renewed once', async () => {
  await begin('application')
  server.cloud.planted.skus.push({ status: 401 })
  expect((await server.get(server.cloud.signIn(READER))).status).toBe(200)
  server.later(16 * 60_000)
  for (let n = 0; n < 2; n += 1) server.cloud.planted.skus.push({ status: 401 })
  expect(await refused(await server.get(server.cloud.signIn(READER)))).toMatchObject({ code: 'microsoft-unavailable' })
})

test('the status asks an administrator for everything that the registration lists', async () => {
  await begin('application')
  expect(await (await server.get(undefined, 'status')).json()).toMatchObject({
    access: 'application',
    scopes: { 'ServiceHealth.Read.All': 'https://graph.microsoft.com/.default' },
  })
})

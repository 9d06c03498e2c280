import type { Problem } from '../../src/errors'
import { loadKnowledge } from '../../src/knowledge'
import type { TenantCoverage } from '../../src/server/tenant-coverage'
import { coverageCsv, loadLicences, SAMPLE_TENANT, tenantSheet } from '../../src/tenant'
import { run } from '../server/running'
import { CLIENT_ID, PERSON, TENANT } from './stand-ins/cloud'
import { startTenantServer, type TenantServer } from './stand-ins/tenant-server'

const SKUS = SAMPLE_TENANT.subscribedSkus.value

let server: TenantServer
beforeEach(async () => {
  server = await startTenantServer()
  server.cloud.holdings = () => ({ name: 'Fabrikam', skus: SKUS })
})
afterEach(() => server.close())

const bodyOf = async (response: Response) => (await response.json()) as TenantCoverage

test('a person gets the coverage of what Graph tells them, with name, file and time', async () => {
  const response = await server.get(server.cloud.signIn())
  expect(response.status).toBe(200)
  expect(response.headers.get('cache-control')).toBe('no-store')
  const { sheet, csv, asOf } = await bodyOf(response)
  const given = { organization: { displayName: 'Fabrikam' }, subscribedSkus: { value: SKUS } }
  const expected = tenantSheet(loadKnowledge(), loadLicences(), given)
  expect(sheet).toEqual(JSON.parse(JSON.stringify(expected)))
  expect(sheet).toMatchObject({ organisation: 'Fabrikam', sample: false })
  expect(sheet.rows.length).toBeGreaterThan(5)
  expect(csv).toBe(coverageCsv(expected.coverage))
  expect(Math.abs(Date.now() - Date.parse(asOf))).toBeLessThan(10_000)
})

test('Graph is asked in the person’s name, for the fields that are used and no more', async () => {
  await server.get(server.cloud.signIn())
  const asked = server.cloud.calls.filter(({ host }) => host === 'graph.microsoft.com')
  expect(asked.map(({ path }) => decodeURIComponent(path)).sort()).toEqual([
    '/v1.0/organization?$select=id,displayName',
    '/v1.0/subscribedSkus?$select=id,skuId,skuPartNumber,capabilityStatus,appliesTo,consumedUnits,prepaidUnits,servicePlans',
  ])
  for (const call of asked) expect(call).toMatchObject({ tenant: TENANT, person: PERSON })
  // One exchange, and nothing of Entra but the keys beside it.
  expect(server.cloud.count(/\/v2.0\/token/)).toBe(1)
  expect(server.cloud.calls.length).toBe(2 + 1 + 2)
})

test('pages are joined', async () => {
  server.cloud.pageSize = 3
  const { sheet } = await bodyOf(await server.get(server.cloud.signIn()))
  expect(server.cloud.count(/subscribedSkus/)).toBe(Math.ceil(SKUS.length / 3))
  const whole = tenantSheet(loadKnowledge(), loadLicences(), { organization: null, subscribedSkus: { value: SKUS } })
  expect(sheet.rows).toEqual(JSON.parse(JSON.stringify(whole.rows)))
})

test.each([403, 404, 500, 429, 0, -1])(
  'an organisation that answers %s costs its name, not the licences',
  async (status) => {
    server.cloud.planted.organisation.push({ status, body: 'not even JSON', headers: { 'retry-after': '3' } })
    const began = Date.now()
    const response = await server.get(server.cloud.signIn())
    expect(response.status).toBe(200)
    expect((await bodyOf(response)).sheet.organisation).toBeNull()
    expect(Date.now() - began).toBeLessThan(3000)
  },
)

test('a reading stands for a quarter of an hour; refresh reads anew', async () => {
  const token = server.cloud.signIn()
  const first = await bodyOf(await server.get(token))
  server.later(14 * 60_000)
  expect((await bodyOf(await server.get(server.cloud.signIn()))).asOf).toBe(first.asOf)
  expect(server.cloud.count(/subscribedSkus/)).toBe(1)
  const again = await server.post(token, 'refresh')
  expect(again.status).toBe(200)
  expect((await bodyOf(again)).asOf).not.toBe(first.asOf)
  expect(server.cloud.count(/subscribedSkus/)).toBe(2)
  // The same sign-in was exchanged before.
  expect(server.cloud.count(/\/v2.0\/token/)).toBe(1)
  server.later(16 * 60_000)
  await server.get(token)
  expect(server.cloud.count(/subscribedSkus/)).toBe(3)
})

test('however many clicks, one reading is under way', async () => {
  const token = server.cloud.signIn()
  server.cloud.delay = 500
  const all = await Promise.all(Array.from({ length: 30 }, () => server.post(token, 'refresh')))
  expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]))
  expect(server.cloud.count(/\/v2.0\/token/)).toBe(1)
  expect(server.cloud.count(/subscribedSkus/)).toBe(1)
  // Nor right after it.
  expect((await server.post(token, 'refresh')).status).toBe(200)
  expect(server.cloud.count(/subscribedSkus/)).toBe(1)
})

test('signing out forgets the reading and the token, also one that is under way', async () => {
  const token = server.cloud.signIn()
  await server.get(token)
  expect((await server.post(token, 'sign-out')).status).toBe(204)
  const underWay = server.get(token)
  while (server.cloud.count(/\/v2.0\/token/) < 2) await new Promise((resolve) => setTimeout(resolve, 1))
  await server.post(token, 'sign-out')
  expect((await underWay).status).toBe(200)
  await server.get(token)
  expect(server.cloud.count(/subscribedSkus/)).toBe(3)
  expect(server.cloud.count(/\/v2.0\/token/)).toBeGreaterThanOrEqual(2)
})

test('what was kept is gone once Graph refuses the person', async () => {
  const token = server.cloud.signIn()
  await server.get(token)
  server.later(6000)
  server.cloud.planted.skus.push({ status: 403 })
  expect((await server.post(token, 'refresh')).status).toBe(403)
  server.cloud.planted.skus.push({ status: 403 })
  expect((await server.get(token)).status).toBe(403)
})

test('a government cloud is asked at its own addresses, and tokens of another cloud are refused', async () => {
  await server.close()
  server = await startTenantServer({ cloudName: 'us-government-l5' })
  server.cloud.holdings = () => ({ name: 'Fabrikam', skus: SKUS })
  expect((await server.get(server.cloud.signIn())).status).toBe(401)
  const iss = `https://login.microsoftonline.us/${TENANT}/v2.0`
  expect((await server.get(server.cloud.signIn({ iss }))).status).toBe(200)
  expect(new Set(server.cloud.calls.map(({ host }) => host))).toEqual(
    new Set(['login.microsoftonline.us', 'dod-graph.microsoft.us']),
  )
})

test('the status says where consent is given, and nothing secret', async () => {
  expect(await (await server.get(undefined, 'status')).json()).toEqual({
    configured: true,
    clientId: CLIENT_ID,
    login: 'https://login.microsoftonline.com',
    access: 'delegated',
    scopes: {
      'LicenseAssignment.Read.All': 'https://graph.microsoft.com/LicenseAssignment.Read.All',
      'ServiceHealth.Read.All': 'https://graph.microsoft.com/ServiceHealth.Read.All',
      'ServiceMessage.Read.All': 'https://graph.microsoft.com/ServiceMessage.Read.All',
    },
  })
})

test('without the settings there is nothing, and it says so', async () => {
  const plain = await run()
  const at = (path: string, method = 'GET') => fetch(`${plain.address}/api/tenant/${path}`, { method })
  expect(await (await at('status')).json()).toEqual({ configured: false })
  for (const response of [await at('coverage'), await at('refresh', 'POST'), await at('sign-out', 'POST')]) {
    expect(response.status).toBe(404)
    expect((await response.json()) as Problem).toMatchObject({ code: 'tenant-not-configured' })
  }
  await plain.close()
})

test('other methods are refused, and callers are counted', async () => {
  expect((await server.post(server.cloud.signIn(), 'coverage')).status).toBe(405)
  expect((await server.get(server.cloud.signIn(), 'refresh')).status).toBe(405)
  const limited = await run({ questionsAMinute: 2 })
  const statuses: number[] = []
  for (let n = 0; n < 3; n += 1) statuses.push((await fetch(`${limited.address}/api/tenant/coverage`)).status)
  expect(statuses).toEqual([404, 404, 429])
  await limited.close()
})

test('neither token nor person is in the log', async () => {
  await server.get(server.cloud.signIn())
  server.cloud.planted.skus.push({ status: 500 })
  server.later(6000)
  await server.post(server.cloud.signIn(), 'refresh')
  expect(server.lines.join('')).toContain('microsoft-unavailable')
  expect(server.lines.join('')).not.toMatch(/eyJ|adele|aaaaaaaa-1111|Fabrikam|no~secret/i)
})

import type { Problem } from '../../src/errors'
import { type Planted, TENANT } from './stand-ins/cloud'
import { startTenantServer, type TenantServer } from './stand-ins/tenant-server'

let server: TenantServer
beforeEach(async () => {
  server = await startTenantServer()
})
afterEach(() => server.close())

async function ask(token = server.cloud.signIn()): Promise<{ status: number; problem: Problem; took: number }> {
  const began = Date.now()
  const response = await server.get(token)
  return { status: response.status, problem: (await response.json()) as Problem, took: Date.now() - began }
}

test.each<[string, Planted]>([
  ['broken', { status: 500 }],
  ['gone', { status: 0 }],
  ['silent', { status: -1 }],
  ['without keys', { status: 200, body: { wrong: true } }],
])('a key server that is %s: 503 with the next step; the next request goes through', async (_, planted) => {
  server.cloud.planted.keys.push(planted)
  const asked = await ask()
  expect(asked).toMatchObject({
    status: 503,
    problem: { code: 'sign-in-keys-unreachable', reference: expect.any(String) },
  })
  expect(asked.took).toBeLessThan(5000)
  expect((await ask()).status).toBe(200)
})

test('a new key is fetched when a token names it, at most once a minute; the old one is then refused', async () => {
  const old = server.cloud.signIn()
  expect((await ask(old)).status).toBe(200)
  server.cloud.rotate()
  expect((await ask()).status).toBe(401)
  for (let n = 0; n < 20; n += 1) await server.get(server.cloud.signIn({}, { kid: `made-up-${n}` }))
  expect(server.cloud.count(/\/keys/)).toBe(1)
  server.later(61_000)
  expect((await ask()).status).toBe(200)
  expect(server.cloud.count(/\/keys/)).toBe(2)
  expect((await ask(old)).status).toBe(401)
})

test('keys are asked of the tenant’s own address', async () => {
  await ask()
  const asked = server.cloud.calls.filter(({ host }) => host === 'login.microsoftonline.com').map(({ path }) => path)
  expect(asked[0]).toBe(`/${TENANT}/v2.0/.well-known/openid-configuration`)
  expect(asked[1]).toBe(`/${TENANT}/discovery/v2.0/keys`)
})

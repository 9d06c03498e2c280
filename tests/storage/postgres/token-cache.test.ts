import { randomBytes } from 'node:crypto'
import { type Postgres, startPostgres } from '../../../scripts/stand-ins/postgres'
import { redirectHosts } from '../../../scripts/stand-ins/redirect-hosts'
import { Secret } from '../../../src/settings'
import { createStorage } from '../../../src/storage'
import { SAMPLE_TENANT } from '../../../src/tenant'
import { CLIENT_SECRET, Cloud, OTHER_TENANT, PERSON, TENANT } from '../../identity/stand-ins/cloud'
import { startTenantServer, type TenantServer } from '../../identity/stand-ins/tenant-server'
import { readableLog } from '../../reader/questions'

const aKey = () => new Secret(randomBytes(32).toString('base64'))
const KEY = aKey()
const OTHER_PERSON = 'aaaaaaaa-2222-4222-8333-555555555555'

let postgres: Postgres
let url: string
let cloud: Cloud
let restore: () => void
let servers: TenantServer[]
beforeAll(async () => {
  postgres = await startPostgres()
  url = await postgres.database('app')
  cloud = await new Cloud().start()
  restore = redirectHosts(cloud.port)
  cloud.holdings = () => ({ name: 'Contoso', skus: SAMPLE_TENANT.subscribedSkus.value })
  servers = await Promise.all([instance(), instance()])
}, 60_000)
afterAll(async () => {
  for (const server of servers) await server.close()
  restore()
  await cloud.close()
  await postgres.close()
})
beforeEach(async () => {
  for (const person of [PERSON, OTHER_PERSON]) await first().post(cloud.signIn({ oid: person }), 'sign-out')
  cloud.calls = []
})

const storage = () =>
  createStorage({ storage: { kind: 'postgres', url: new Secret(url) }, retentionDays: 30 }, readableLog().log)
async function instance(key: Secret | null = KEY): Promise<TenantServer> {
  const kept = storage()
  const server = await startTenantServer({ key, storage: kept, cloud })
  return {
    ...server,
    async close() {
      await server.close()
      await kept.close()
    },
  }
}
const first = () => servers[0] as TenantServer
const second = () => servers[1] as TenantServer
const exchanges = () => cloud.count(/\/v2.0\/token/)

/** Runs a statement on the rows of a tenant, as somebody with access to the database could. */
async function onRows<Row>(statement: string, tenant = TENANT): Promise<Row[]> {
  const { Client } = await import('pg')
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(`select set_config('assistant.tenant', '${tenant}', false)`)
  const { rows } = await client.query(statement)
  await client.end()
  return rows as Row[]
}

test('an instance uses the token that another one got: a sign-in is exchanged once', async () => {
  const token = cloud.signIn()
  expect((await first().get(token)).status).toBe(200)
  expect(exchanges()).toBe(1)
  expect((await second().get(token)).status).toBe(200)
  expect(exchanges()).toBe(1)
  // Each has asked Graph for itself, in the person's name.
  expect(cloud.count(/subscribedSkus/)).toBe(2)
  // Another sign-in of the same person is another one.
  expect((await second().post(cloud.signIn({ nonce: 'another' }), 'refresh')).status).toBe(200)
})

test('an instance that starts later uses it as well', async () => {
  const token = cloud.signIn()
  await first().get(token)
  const third = await instance()
  expect((await third.get(token)).status).toBe(200)
  expect(exchanges()).toBe(1)
  await third.close()
})

test('who signs out at one is shown nothing that another holds in memory or the store: all is asked for anew', async () => {
  const token = cloud.signIn()
  for (const server of servers) await server.get(token)
  for (const server of servers) await server.get(token)
  expect([exchanges(), cloud.count(/subscribedSkus/)]).toEqual([1, 2])
  expect((await first().post(token, 'sign-out')).status).toBe(204)
  expect(await onRows(`select * from token where person = '${PERSON}'`)).toEqual([])
  expect((await second().get(token)).status).toBe(200)
  expect([exchanges(), cloud.count(/subscribedSkus/)]).toEqual([2, 3])
})

test('what is answered while somebody signs out elsewhere leaves no token behind', async () => {
  const token = cloud.signIn()
  cloud.delay = 100
  const slow = second().get(token)
  await new Promise((resolve) => setTimeout(resolve, 50))
  await first().post(token, 'sign-out')
  expect((await slow).status).toBe(200)
  cloud.delay = 0
  const rows = await onRows<{ session: string }>(`select session from token where person = '${PERSON}'`)
  expect(rows).toEqual([])
  const before = cloud.count(/subscribedSkus/)
  await second().get(token)
  expect(cloud.count(/subscribedSkus/)).toBe(before + 1)
})

test('nothing in the row can be read, nor in an export of it', async () => {
  const token = cloud.signIn()
  await first().get(token)
  const rows = await onRows<{ sealed: string }>('select * from token')
  expect(rows).toHaveLength(1)
  const decoded = rows.map(({ sealed }) => Buffer.from(sealed, 'base64url').toString('latin1'))
  for (const text of [JSON.stringify(rows), ...decoded]) expect(text).not.toMatch(/eyJ|Adele|Contoso|Bearer/)
  expect(JSON.stringify(rows)).not.toContain(CLIENT_SECRET)
  const kept = storage()
  const exported = JSON.stringify(await kept.forTenant(TENANT).export(PERSON))
  expect(exported).toContain('"table":"token"')
  expect(exported).not.toContain(rows[0]?.sealed as string)
  // A person who is erased is signed out too.
  await kept.forTenant(TENANT).erasePerson(PERSON, Date.now())
  expect(await onRows('select * from token')).toEqual([])
  await second().get(token)
  expect(exchanges()).toBe(2)
  await kept.close()
})

test.each<[string, () => Promise<unknown>]>([
  ['damaged', () => onRows(`update token set sealed = overlay(sealed placing 'AAAA' from 40)`)],
  ['cut short', () => onRows(`update token set sealed = left(sealed, 10)`)],
  ['empty', () => onRows(`update token set sealed = ''`)],
  ['no base64', () => onRows(`update token set sealed = '{"token": "eyJ"}'`)],
])('a row that is %s counts as none, and nobody notices', async (_, spoil) => {
  const token = cloud.signIn()
  await first().get(token)
  await spoil()
  expect((await second().get(token)).status).toBe(200)
  expect(exchanges()).toBe(2)
})

test('a row that is copied to another person, or to another tenant, opens nothing there', async () => {
  const [one, other] = [cloud.signIn(), cloud.signIn({ oid: OTHER_PERSON })]
  await first().get(one)
  await first().get(other)
  // Also with the session of the other one, as somebody with the database could write it.
  await onRows(
    `update token set sealed = (select sealed from token where person = '${PERSON}') where person = '${OTHER_PERSON}'`,
  )
  cloud.calls = []
  expect((await second().get(other)).status).toBe(200)
  expect(exchanges()).toBe(1)
  const inNames = cloud.calls.filter(({ path }) => path.includes('subscribedSkus')).map(({ person }) => person)
  expect(inNames).toEqual([OTHER_PERSON])
  expect(await onRows('select * from token', OTHER_TENANT)).toEqual([])
})

test.each([
  ['another key', aKey()],
  ['no key', null],
])('an instance with %s goes on by itself, and harms nobody', async (_, key) => {
  const token = cloud.signIn()
  await first().get(token)
  const other = await instance(key)
  expect((await other.get(token)).status).toBe(200)
  expect(exchanges()).toBe(2)
  expect((await second().get(token)).status).toBe(200)
  expect(other.lines.join('')).not.toMatch(/"level":"(?:error|warn)"/)
  await other.close()
})

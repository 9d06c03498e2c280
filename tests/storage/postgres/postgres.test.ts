import { setTimeout as rest } from 'node:timers/promises'
import { Client } from 'pg'
import { type Postgres, startPostgres } from '../../../scripts/stand-ins/postgres'
import { Secret } from '../../../src/settings'
import { createStorage } from '../../../src/storage'
import { TENANT_TABLES } from '../../../src/storage/tables'
import { readableLog } from '../../reader/questions'
import { contract } from '../contract'
import { mark, writeEverything } from '../tenants'

let postgres: Postgres
beforeAll(async () => {
  postgres = await startPostgres()
}, 60_000)
afterAll(() => postgres.close())

const store = (url: string, now: () => number = Date.now) =>
  createStorage({ storage: { kind: 'postgres', url: new Secret(url) }, retentionDays: 30 }, readableLog().log, now)

/** A database as a plain owner has it, and one that is reached as a superuser, whom row security does not bind by itself. */
const USERS = [
  ['its owner', (name: string) => postgres.database(name)],
  [
    'a superuser',
    async (name: string) => {
      await postgres.database(name)
      return postgres.url(name)
    },
  ],
] as const

describe.each(USERS)('the contract, with PostgreSQL as %s', (who, database) => {
  contract(async () => {
    const url = await database(`contract_${who.replaceAll(' ', '_')}`)
    return { instance: (now) => store(url, now), close: () => Promise.resolve() }
  })
})

describe.each(USERS)('row security, as %s', (who, database) => {
  let client: Client
  beforeAll(async () => {
    const url = await database(`rows_${who.replaceAll(' ', '_')}`)
    const storage = store(url)
    await writeEverything(storage, 'one', 'ann')
    await writeEverything(storage, 'two', 'ben')
    await storage.close()
    client = new Client({ connectionString: url })
    await client.connect()
    if (who === 'a superuser') await client.query('set role iso_22301_assistant_rows')
  })
  afterAll(() => client.end())

  test.each(TENANT_TABLES)('%s: without a tenant there is nothing, with one only what is its own', async (table) => {
    const tenants = async () => (await client.query(`select tenant from ${table}`)).rows.map(({ tenant }) => tenant)
    expect(await tenants()).toEqual([])
    await client.query('begin')
    await client.query("select set_config('assistant.tenant', 'one', true)")
    expect(await tenants()).toEqual(['one'])
    expect((await client.query(`delete from ${table} where tenant = 'two'`)).rowCount).toBe(0)
    await client.query('commit')
    expect(await tenants()).toEqual([])
  })

  test('a row of another tenant cannot be written', async () => {
    await client.query('begin')
    await client.query("select set_config('assistant.tenant', 'one', true)")
    const written = client.query("insert into team values ('two', 'k', null, 1, 'https://smba.example')")
    await expect(written).rejects.toThrow('row-level security')
    await client.query('rollback')
  })

  test('the setting of the sweep shows only what is old enough', async () => {
    await client.query('begin')
    await client.query("select set_config('assistant.expired_before', '1000', true)")
    expect((await client.query('select 1 from share')).rowCount).toBe(0)
    await client.query('commit')
  })
})

test('a connection that breaks off between two queries of a transaction costs that transaction, and nothing else', async () => {
  const url = await postgres.database('broken_off')
  let time = Date.now()
  const storage = store(url, () => time)
  const kept = storage.forTenant('one')
  const write = (inside: typeof kept, key: string) => inside.writeState([{ key, value: {} }], mark())
  await storage.open()
  const client = new Client({ connectionString: postgres.url('broken_off') })
  await client.connect()
  const others = 'from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()'
  const broken = kept.together(async (inside) => {
    await write(inside, 'before')
    expect((await client.query(`select pg_terminate_backend(pid, 5000) as ended ${others}`)).rows).toEqual([
      { ended: true },
    ])
    // Unheard, what the connection says now would end the process.
    await rest(200)
    await write(inside, 'after')
  })
  await expect(broken).rejects.toMatchObject({ code: 'storage-unavailable' })
  time += 60_000
  await write(kept, 'later')
  expect([...(await kept.readState(['before', 'after', 'later'])).keys()]).toEqual(['later'])
  await client.end()
  await storage.close()
})

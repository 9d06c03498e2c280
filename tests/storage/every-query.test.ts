import { migrate } from '../../src/storage/migrate'
import { openSqlite } from '../../src/storage/sqlite'
import { Storage } from '../../src/storage/storage'
import { TENANT_TABLES } from '../../src/storage/tables'
import { readableLog } from '../reader/questions'
import { writeEverything } from './tenants'

test('every query that the store runs names the tenant, or is the sweep’s', async () => {
  const ran: string[] = []
  const engine = openSqlite(':memory:')
  await migrate(engine, 0)
  const watched: typeof engine = {
    ...engine,
    inTenant: (tenant, task) =>
      engine.inTenant(tenant, (rows) =>
        task({
          ...rows,
          all: (query) => {
            ran.push(query.compile().sql)
            return rows.all(query)
          },
          change: (query) => {
            ran.push(query.compile().sql)
            return rows.change(query)
          },
        }),
      ),
  }
  const storage = new Storage({ engine: () => watched, retentionDays: 30, log: readableLog().log, now: () => 0 })
  const kept = storage.forTenant('a')
  await writeEverything(storage, 'a', 'ann')
  const { etag } = (await kept.readState(['state-ann'])).get('state-ann')!
  await kept.writeState([{ key: 'state-ann', value: {}, etag }], { person: null, at: 0 })
  await kept.createState({ key: 'new', value: {} }, { person: null, at: 0 })
  await kept.deleteState(['new'])
  await kept.activityAnswered('seen-ann')
  await kept.releaseActivity('seen-ann')
  await kept.references()
  await kept.deleteReference('reference-ann')
  await kept.export('ann')
  await kept.export()
  await kept.erase('ann')
  await kept.erase()
  await storage.close()
  expect(ran.length).toBeGreaterThan(30)
  for (const table of TENANT_TABLES) expect(ran.some((sql) => sql.includes(`"${table}"`))).toBe(true)
  const named = /^insert into "\w+" \("tenant"|where "tenant" = \?/
  expect(ran.filter((sql) => !named.test(sql))).toEqual([])
})

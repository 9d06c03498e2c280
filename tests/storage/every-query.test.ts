import { migrate } from '../../src/storage/migrate'
import { openSqlite } from '../../src/storage/sqlite'
import { Storage } from '../../src/storage/storage'
import { TENANT_TABLES } from '../../src/storage/tables'
import { readableLog } from '../reader/questions'
import { aShare, writeEverything } from './tenants'

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
  await kept.readToken('token-ann')
  await kept.deleteToken('token-ann')
  await kept.deleteTokens('ann')
  await kept.references()
  await kept.deleteReference('reference-ann')
  await kept.shareArrived('share-97', { post: { conversation: 'c', id: '1' }, at: 0 })
  await kept.beginUndo('share-97', { person: 'ann', since: 0 })
  await kept.shareUndone('share-97', 0)
  await kept.beginShare(aShare('refused', 'ann'), { person: 'ann', at: 0 })
  await kept.shareRefused('refused', 0)
  await kept.shares({ teams: ['team'], person: 'ann' }, 10)
  await kept.shares('tenant', 10)
  await kept.teams()
  await kept.deleteTeam('team-97')
  await kept.verifyAudit()
  await kept.export('ann')
  await kept.export()
  await kept.erasePerson('ann', 0)
  await storage.sweep()
  await kept.erase()
  await storage.close()
  expect(ran.length).toBeGreaterThan(30)
  for (const table of TENANT_TABLES) expect(ran.some((sql) => sql.includes(`"${table}"`))).toBe(true)
  const named = /^insert into "\w+" \("tenant"|where "tenant" = \?/
  expect(ran.filter((sql) => !named.test(sql))).toEqual([])
})

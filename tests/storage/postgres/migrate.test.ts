import { Client } from 'pg'
import { type Postgres, startPostgres } from '../../../scripts/stand-ins/postgres'
import { migrate } from '../../../src/storage/migrate'
import { MIGRATIONS } from '../../../src/storage/migrations'
import { openPostgres } from '../../../src/storage/postgres'
import { readableLog } from '../../reader/questions'
import { migrationCases } from '../migrations'

let postgres: Postgres
const urls = new Map<string, Promise<string>>()
beforeAll(async () => {
  postgres = await startPostgres()
}, 60_000)
afterAll(() => postgres.close())

async function open(place: string) {
  if (!urls.has(place)) urls.set(place, postgres.database(place))
  return openPostgres((await urls.get(place)) ?? '', readableLog().log)
}

describe('migrations, with PostgreSQL', () => {
  migrationCases(open)

  test('whose connection is cut leave nothing of themselves, and are made by the next start', async () => {
    const engine = await open('cut')
    const admin = new Client({ connectionString: postgres.url() })
    await admin.connect()
    const cut = {
      name: 'cut',
      tables: [],
      statements: (build: Parameters<(typeof MIGRATIONS)[number]['statements']>[0]) => [
        build.schema.createTable('half').addColumn('id', 'text'),
        { compile: () => ({ ...build.selectFrom('migration').selectAll().compile(), sql: 'select pg_sleep(20)' }) },
      ],
    }
    const broken = migrate(engine, 0, [...MIGRATIONS, cut])
    const failed = expect(broken).rejects.toThrow()
    const others = "from pg_stat_activity where datname = 'cut' and query = 'select pg_sleep(20)'"
    while ((await admin.query(`select pg_terminate_backend(pid) ${others}`)).rowCount === 0)
      await new Promise((resolve) => setTimeout(resolve, 20))
    await failed
    expect(await migrate(engine, 0)).toHaveLength(MIGRATIONS.length)
    await admin.end()
    await engine.close()
  })
})

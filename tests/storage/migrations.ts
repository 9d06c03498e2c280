import { AppError } from '../../src/errors'
import type { Engine } from '../../src/storage/engine'
import { migrate } from '../../src/storage/migrate'
import { MIGRATIONS, type Migration } from '../../src/storage/migrations'
import { TENANT_TABLES } from '../../src/storage/tables'

const NEXT: Migration = {
  name: 'later-table',
  tables: [],
  statements: (build) => [build.schema.createTable('later').addColumn('id', 'text')],
}
/** Its second statement fails, as an interruption would between the two. */
const BROKEN: Migration = {
  name: 'broken-off',
  tables: [],
  statements: (build) => [
    build.schema.createTable('half').addColumn('id', 'text'),
    build.schema.createTable('half').addColumn('id', 'text'),
  ],
}

/** What migrations have to do on every store; `open` gives an engine on a place of the name. */
export function migrationCases(open: (place: string) => Promise<Engine>): void {
  const on = async <T>(place: string, task: (engine: Engine) => Promise<T>): Promise<T> => {
    const engine = await open(place)
    try {
      return await task(engine)
    } finally {
      await engine.close()
    }
  }
  const tableIsThere = (engine: Engine, table: string) =>
    engine
      .alone((executor) => executor.raw(`select * from ${table}`))
      .then(
        () => true,
        () => false,
      )

  test('make the tables once, and then only what is new', async () => {
    await on('once', async (engine) => {
      expect(await migrate(engine, 0)).toEqual(MIGRATIONS.map(({ name }) => name))
      expect(await migrate(engine, 0)).toEqual([])
      for (const table of TENANT_TABLES) expect(await tableIsThere(engine, table)).toBe(true)
      expect(await migrate(engine, 0, [...MIGRATIONS, NEXT])).toEqual(['later-table'])
    })
  })

  test('are made once by instances that start together', async () => {
    const engines = await Promise.all(['together', 'together', 'together', 'together'].map(open))
    const made = await Promise.all(engines.map((engine) => migrate(engine, 0)))
    expect(made.flat()).toEqual(MIGRATIONS.map(({ name }) => name))
    await Promise.all(engines.map((engine) => engine.close()))
  })

  test('that break off leave nothing of themselves, and are made by the next start', async () => {
    await on('broken', async (engine) => {
      await expect(migrate(engine, 0, [...MIGRATIONS, NEXT, BROKEN])).rejects.toThrow()
    })
    await on('broken', async (engine) => {
      for (const table of ['later', 'half', ...TENANT_TABLES]) expect(await tableIsThere(engine, table)).toBe(false)
      expect(await migrate(engine, 0)).toHaveLength(MIGRATIONS.length)
    })
  })

  test('of a newer version are not touched', async () => {
    await on('newer', async (engine) => {
      await migrate(engine, 0, [...MIGRATIONS, NEXT])
      const thrown = await migrate(engine, 0).catch((error: unknown) => error)
      expect(thrown instanceof AppError && thrown.code).toBe('storage-newer')
    })
  })
}

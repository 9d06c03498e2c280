import { AppError } from '../errors'
import type { Engine } from './engine'
import { MIGRATIONS, type Migration } from './migrations'

/**
 * Brings a store to the newest tables. All missing steps are one transaction: one that is interrupted has not begun, and of
 * instances that start together the second finds them made.
 * @returns the names of the steps that were made now.
 * @throws AppError `storage-newer` where the store has steps that this version does not know.
 */
export function migrate(engine: Engine, now: number, migrations: readonly Migration[] = MIGRATIONS): Promise<string[]> {
  return engine.alone(async (executor) => {
    const { build } = executor
    await executor.change(
      build.schema
        .createTable('migration')
        .ifNotExists()
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('at', 'bigint', (column) => column.notNull()),
    )
    const made = new Set((await executor.all(build.selectFrom('migration').select('name'))).map(({ name }) => name))
    const known = new Set(migrations.map(({ name }) => name))
    if ([...made].some((name) => !known.has(name))) throw new AppError('storage-newer')
    const missing = migrations.filter(({ name }) => !made.has(name))
    for (const { name, statements, tables } of missing) {
      for (const statement of statements(build)) await executor.change(statement)
      for (const statement of tables.flatMap((table) => engine.protect(table))) await executor.raw(statement)
      await executor.change(build.insertInto('migration').values({ name, at: now }))
    }
    return missing.map(({ name }) => name)
  })
}

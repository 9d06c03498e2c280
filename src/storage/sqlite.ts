import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { type Compilable, DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import Database from 'libsql'
import { CommittedTogether } from './committed-together'
import type { Engine, Executor } from './engine'
import type { Tables } from './tables'

/** Kept in memory and gone with it; for tests. */
const IN_MEMORY = ':memory:'
/** Milliseconds to wait for another process that writes the same file (`npm run data`), and between two looks at it. */
const LONGEST_WAIT = 2000
const LOOK_AGAIN = 5
/**
 * WAL: readers do not wait for writers. NORMAL: what was written survives the end of the process; a power cut may cost the
 * last moments, and damages nothing. What is deleted is overwritten. The log beside the file grows to 4,000 pages (16 MB)
 * before it is copied into it, which waits for the disk.
 */
const PRAGMAS = ['journal_mode = WAL', 'synchronous = NORMAL', 'secure_delete = ON', 'wal_autocheckpoint = 4000']

const OUTAGE = /^SQLITE_(?:FULL|IOERR|CANTOPEN|CORRUPT|READONLY|NOTADB|BUSY|LOCKED|PROTOCOL|AUTH|PERM)/

const codeOf = (error: unknown) => (error as { code?: unknown }).code?.toString() ?? ''

/** Does something as soon as no other process writes. Throws SQLITE_BUSY where that takes too long. */
async function whenFree(act: () => void): Promise<void> {
  const deadline = Date.now() + LONGEST_WAIT
  for (;;) {
    try {
      act()
      return
    } catch (error) {
      if (!codeOf(error).startsWith('SQLITE_BUSY') || Date.now() > deadline) throw error
    }
    await setTimeout(LOOK_AGAIN)
  }
}

function builder(): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (database) => new SqliteIntrospector(database),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  })
}

function executorOf(database: Database.Database): Executor {
  // The queries are few and their text does not change, so that each is prepared once.
  const prepared = new Map<string, Database.Statement>()
  const statement = (sql: string) => {
    const known = prepared.get(sql) ?? database.prepare(sql)
    prepared.set(sql, known)
    return known
  }
  return {
    build: builder(),
    async all<Row>(query: Compilable<Row>) {
      const { sql, parameters } = query.compile()
      return statement(sql).all(parameters) as Row[]
    },
    async change(query) {
      const { sql, parameters } = query.compile()
      return statement(sql).run(parameters).changes
    },
    async raw(statements) {
      database.exec(statements)
    },
  }
}

/** Opens the file, and makes it and its folder where they are missing. Throws what libsql throws. */
export function openSqlite(file: string): Engine {
  if (file !== IN_MEMORY) mkdirSync(dirname(resolve(file)), { recursive: true })
  const database = new Database(file)
  // While it opens, SQLite itself waits for another instance that does the same; from then on nothing stands still.
  for (const pragma of [`busy_timeout = ${LONGEST_WAIT}`, ...PRAGMAS, 'busy_timeout = 0']) database.pragma(pragma)
  const executor = executorOf(database)
  const statement = (sql: string) => {
    const prepared = database.prepare(sql)
    return () => {
      prepared.run()
    }
  }
  const begin = statement('BEGIN IMMEDIATE')
  // One connection has one transaction at a time.
  const transactions = new CommittedTogether({
    begin: () => whenFree(begin),
    commit: statement('COMMIT'),
    rollback: statement('ROLLBACK'),
    savepoint: statement('SAVEPOINT task'),
    undo: statement('ROLLBACK TO task'),
    open: () => database.inTransaction,
  })

  return {
    kind: 'sqlite',
    place: file,
    inTenant: (tenant, task) => transactions.run(() => task({ ...executor, tenant })),
    alone: (task) => transactions.run(() => task(executor)),
    expired: (_before, task) => transactions.run(() => task(executor)),
    protect: () => [],
    async forget() {
      await transactions.settled()
      // Copies what is in the log beside the file into it, and empties the log: a reader may be in the way for a moment.
      await whenFree(() => {
        const [{ busy } = { busy: 1 }] = database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
        if (busy !== 0) throw Object.assign(new Error('The file is in use'), { code: 'SQLITE_BUSY' })
      })
    },
    isOutage: (error) => OUTAGE.test(codeOf(error)),
    async close() {
      await transactions.settled()
      database.close()
    },
  }
}

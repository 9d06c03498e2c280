import {
  type Compilable,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import { Client, type ClientBase, type ClientConfig, escapeLiteral, Pool, types } from 'pg'
import { AppError } from '../errors'
import type { Log } from '../log'
import type { Engine, Executor } from './engine'
import { EXPIRED_SETTING, lesserRole, ROLE, rowSecurity, TENANT_SETTING } from './row-security'
import type { Tables } from './tables'

/** A small server allows about a hundred connections for all instances together. */
const MOST_CONNECTIONS = 8
/** Milliseconds. A turn is better answered without its memory than late. */
const LONGEST_CONNECT = 2000
const LONGEST_QUERY = 3000
/** Any number, the same in every instance: who holds it changes the tables. */
const MIGRATION_LOCK = 22_301

/** Milliseconds since 1970 are a `bigint`, which pg would give as text. */
const BIGINT = 20
const CUSTOM_TYPES: ClientConfig['types'] = {
  getTypeParser: ((id: number, format?: 'text') =>
    id === BIGINT ? Number : types.getTypeParser(id, format)) as typeof types.getTypeParser,
}

/** Classes of SQLSTATE with which one change is refused while the database is well: values, constraints, conflicts, limits. */
const REFUSED = /^(?:21|22|23|40|54)...$/

function builder(): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (database) => new PostgresIntrospector(database),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
}

/** More statements than these are parsed each time; the product has a few dozen, and lists of varying length make some of their own. */
const MOST_NAMES = 500

/** Names under which each connection keeps its statements parsed and planned, which costs more than to run them. */
function statementNames(): (sql: string) => string | undefined {
  const names = new Map<string, string>()
  return (sql) => {
    if (!names.has(sql) && names.size < MOST_NAMES) names.set(sql, `statement-${names.size}`)
    return names.get(sql)
  }
}

function executorOf(client: ClientBase, build: Kysely<Tables>, nameOf: (sql: string) => string | undefined): Executor {
  const run = (query: Compilable<unknown>) => {
    const { sql, parameters } = query.compile()
    return client.query({ name: nameOf(sql), text: sql, values: [...parameters] })
  }
  return {
    build,
    all: async <Row>(query: Compilable<Row>) => (await run(query)).rows as Row[],
    change: async (query) => (await run(query)).rowCount ?? 0,
    raw: async (statements) => void (await client.query(statements)),
  }
}

/** Runs a task between the statements that begin a transaction and its end. */
async function transaction<T>(client: ClientBase, begin: string, task: () => Promise<T>): Promise<T> {
  await client.query(begin)
  const result = await task()
  const { command } = await client.query('commit')
  if (command !== 'COMMIT') throw new Error('The transaction was not committed')
  return result
}

/** A pool of connections, none of them opened yet. */
export function openPostgres(address: string, log: Log): Engine {
  const url = new URL(address)
  const config: ClientConfig = {
    connectionString: address,
    connectionTimeoutMillis: LONGEST_CONNECT,
    keepAlive: true,
    application_name: 'iso-22301-assistant',
    types: CUSTOM_TYPES,
  }
  const pool = new Pool({ ...config, max: MOST_CONNECTIONS, query_timeout: LONGEST_QUERY })
  // An idle connection broke off. The pool has let go of it; the next query makes a new one or says why it cannot.
  pool.on('error', (error) => log.warn({ code: (error as { code?: string }).code }, 'a database connection was lost'))
  // One in use broke off: its query or the next one fails and is told from there. Unheard, the event would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  const build = builder()
  const nameOf = statementNames()
  let takeRole = ''

  async function pooled<T>(setting: string, value: string, task: (executor: Executor) => Promise<T>): Promise<T> {
    const client = await pool.connect()
    let broken = false
    try {
      const begin = `begin; select set_config('${setting}', ${escapeLiteral(value)}, true)${takeRole}`
      return await transaction(client, begin, () => task(executorOf(client, build, nameOf)))
    } catch (error) {
      broken = isOutage(error) || !(await rolledBack(client))
      throw error
    } finally {
      client.release(broken)
    }
  }

  return {
    kind: 'postgres',
    place: `${url.host}${url.pathname}`,
    inTenant: (tenant, task) => pooled(TENANT_SETTING, tenant, (executor) => task({ ...executor, tenant })),
    async alone(task) {
      // A connection of its own, without the limit on a query's time: the second of two instances waits for the first.
      const client = new Client(config)
      client.on('error', (error) => log.warn({ code: (error as { code?: string }).code }, 'a connection was lost'))
      await client.connect()
      try {
        return await transaction(client, `begin; select pg_advisory_xact_lock(${MIGRATION_LOCK})`, async () => {
          const result = await task(executorOf(client, build, nameOf))
          const { rows } = await client.query(
            'select rolsuper or rolbypassrls as above from pg_roles where rolname = current_user',
          )
          takeRole = rows[0]?.above === true ? `; set local role ${ROLE}` : ''
          if (takeRole !== '') await client.query(lesserRole())
          return result
        })
      } finally {
        await client.end()
      }
    },
    expired: (before, task) => pooled(EXPIRED_SETTING, String(before), task),
    protect: rowSecurity,
    // Its own vacuum frees and overwrites what was deleted.
    forget: () => Promise.resolve(),
    isOutage,
    close: () => pool.end(),
  }
}

async function rolledBack(client: ClientBase): Promise<boolean> {
  return client.query('rollback').then(
    () => true,
    () => false,
  )
}

function isOutage(error: unknown): boolean {
  if (
    error instanceof AppError ||
    error instanceof TypeError ||
    error instanceof SyntaxError ||
    error instanceof RangeError
  )
    return false
  const code = (error as { code?: unknown }).code
  return !(typeof code === 'string' && REFUSED.test(code))
}

import type { Compilable, Kysely } from 'kysely'
import { type Tables, TENANT_TABLES } from './tables'

/** One step forward. Steps that were released are never changed; what is wrong with one is put right by a later one. */
export interface Migration {
  name: string
  statements(build: Kysely<Tables>): Compilable<unknown>[]
  /** The tables that it makes. */
  tables: readonly (keyof Tables)[]
}

/** The columns of a row that is kept of somebody, and the index by which old rows are found. */
function kept(build: Kysely<Tables>, table: keyof Tables) {
  return build.schema
    .createTable(table)
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('person', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint(`${table}_key`, ['tenant', 'key'] as never)
}

const FIRST: Migration = {
  name: '2026-11-first-tables',
  tables: TENANT_TABLES,
  statements: (build) => [
    kept(build, 'conversation_state')
      .addColumn('value', 'text', (column) => column.notNull())
      .addColumn('etag', 'text', (column) => column.notNull()),
    kept(build, 'conversation_reference').addColumn('reference', 'text', (column) => column.notNull()),
    kept(build, 'share')
      .addColumn('report', 'text', (column) => column.notNull())
      .addColumn('conversation', 'text', (column) => column.notNull()),
    kept(build, 'feedback')
      .addColumn('message', 'text', (column) => column.notNull())
      .addColumn('reaction', 'text', (column) => column.notNull())
      .addColumn('comment', 'text')
      .addColumn('trace', 'text'),
    kept(build, 'seen_activity').addColumn('state', 'text', (column) => column.notNull()),
    build.schema
      .createTable('unanswered')
      .addColumn('tenant', 'text', (column) => column.notNull())
      .addColumn('day', 'text', (column) => column.notNull())
      .addColumn('topic', 'text', (column) => column.notNull())
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('count', 'integer', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('unanswered_key', ['tenant', 'day', 'topic', 'reason']),
    // What came in is kept for a day: looking through all of it is cheaper than an index that each turn writes.
    ...TENANT_TABLES.filter((table) => table !== 'seen_activity').map((table) =>
      build.schema.createIndex(`${table}_at`).on(table).column('at'),
    ),
  ],
}

/** In the order in which they are made. */
export const MIGRATIONS: readonly Migration[] = [FIRST]

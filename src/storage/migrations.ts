import type { Compilable, Kysely } from 'kysely'
import type { Tables } from './tables'

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

const FIRST_TABLES = [
  'conversation_state',
  'conversation_reference',
  'share',
  'feedback',
  'seen_activity',
  'unanswered',
] as const

const FIRST: Migration = {
  name: '2026-11-first-tables',
  tables: FIRST_TABLES,
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
    ...FIRST_TABLES.filter((table) => table !== 'seen_activity').map((table) =>
      build.schema.createIndex(`${table}_at`).on(table).column('at'),
    ),
  ],
}

/** Sharing into channels: how far each share is, the teams that are reached, and the audit. */
const SHARING: Migration = {
  name: '2026-11-sharing',
  tables: ['team', 'audit', 'audit_chain'],
  statements: (build) => [
    // One column a statement: SQLite takes no more. What was shared before has no team, and cannot be taken back.
    build.schema.alterTable('share').addColumn('state', 'text', (column) => column.notNull().defaultTo('posted')),
    ...['team', 'post', 'place'].map((name) => build.schema.alterTable('share').addColumn(name, 'text')),
    kept(build, 'team')
      .addColumn('service_url', 'text', (column) => column.notNull())
      .addColumn('name', 'text')
      .addColumn('group_id', 'text'),
    build.schema
      .createTable('audit')
      .addColumn('tenant', 'text', (column) => column.notNull())
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('event', 'text', (column) => column.notNull())
      .addColumn('detail', 'text', (column) => column.notNull())
      .addColumn('digest', 'text', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('person', 'text')
      .addColumn('personal', 'text')
      .addColumn('salt', 'text')
      .addColumn('erased', 'bigint')
      .addPrimaryKeyConstraint('audit_key', ['tenant', 'seq']),
    build.schema
      .createTable('audit_chain')
      .addColumn('tenant', 'text', (column) => column.primaryKey())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('seal', 'text', (column) => column.notNull())
      .addColumn('cut_seq', 'bigint', (column) => column.notNull())
      .addColumn('cut_hash', 'text', (column) => column.notNull())
      .addColumn('cut_seal', 'text', (column) => column.notNull())
      .addColumn('secret', 'text'),
    build.schema.createIndex('audit_at').on('audit').column('at'),
  ],
}

/** Tokens of people who are signed in, for all instances. They are looked for by `at` when a tenant has too many. */
const TOKENS: Migration = {
  name: '2026-11-tokens',
  tables: ['token'],
  statements: (build) => [
    kept(build, 'token')
      .addColumn('session', 'text', (column) => column.notNull())
      .addColumn('ends', 'bigint', (column) => column.notNull())
      .addColumn('sealed', 'text', (column) => column.notNull()),
    build.schema.createIndex('token_at').on('token').column('at'),
  ],
}

/** In the order in which they are made. */
export const MIGRATIONS: readonly Migration[] = [FIRST, SHARING, TOKENS]

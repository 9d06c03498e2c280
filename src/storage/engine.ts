import type { Compilable, Kysely } from 'kysely'
import type { Tables } from './tables'

/** Runs queries that were built and compiled. */
export interface Executor {
  /** Builds queries for this kind of store; it executes nothing by itself. */
  readonly build: Kysely<Tables>
  all<Row>(query: Compilable<Row>): Promise<Row[]>
  /** Runs a change; gives the number of rows that it touched. */
  change(query: Compilable<unknown>): Promise<number>
  /** Runs statements as they are written. */
  raw(statements: string): Promise<void>
}

/** One open transaction that sees the rows of one tenant. */
export interface TenantRows extends Executor {
  readonly tenant: string
}

/** A store: what SQLite and PostgreSQL do differently. */
export interface Engine {
  readonly kind: 'sqlite' | 'postgres'
  /** Where it is, without user and password. */
  readonly place: string
  /** Runs a task in one transaction; where the task throws, nothing of it stays. */
  inTenant<T>(tenant: string, task: (rows: TenantRows) => Promise<T>): Promise<T>
  /** Runs a task that alone may change the tables: of instances that start together, one after the other. */
  alone<T>(task: (executor: Executor) => Promise<T>): Promise<T>
  /** Runs a task that sees what was last written before `before` (milliseconds since 1970), of every tenant. */
  expired<T>(before: number, task: (executor: Executor) => Promise<T>): Promise<T>
  /** Statements that protect a new table, in the store's own language. */
  protect(table: keyof Tables): string[]
  /** Makes what was deleted unreadable in the file, as far as the store lets itself be told. */
  forget(): Promise<void>
  /** True where an error means that the store cannot be used, not that one change was refused. */
  isOutage(error: unknown): boolean
  close(): Promise<void>
}

import { randomUUID } from 'node:crypto'
import { AppError } from '../errors'
import type { TenantRows } from './engine'
import { planned } from './planned'

/** What is kept under a key; `etag` changes with each write. */
export interface StateEntry {
  value: object
  etag: string
}

/** A value to keep. With `etag` it is written only over the very entry that has it; without, over whatever is there. */
export interface StateChange {
  key: string
  value: object
  etag?: string
}

/** Whose a row is, and when it is written. */
export interface Mark {
  person: string | null
  at: number
}

interface Written extends Mark {
  tenant: string
  key: string
  value: string
  etag: string
}

const entryOf = planned((build, { tenant, key }: { tenant: string; key: string }) =>
  build.selectFrom('conversation_state').select(['value', 'etag']).where('tenant', '=', tenant).where('key', '=', key),
)

const writeOver = planned((build, { tenant, key, value, etag, person, at, before }: Written & { before: string }) =>
  build
    .updateTable('conversation_state')
    .set({ value, etag, person, at })
    .where('tenant', '=', tenant)
    .where('key', '=', key)
    .where('etag', '=', before),
)

const write = planned((build, { tenant, key, value, etag, person, at }: Written) =>
  build
    .insertInto('conversation_state')
    .values({ tenant, key, value, etag, person, at })
    .onConflict((conflict) => conflict.columns(['tenant', 'key']).doUpdateSet({ value, etag, person, at })),
)

function written(rows: TenantRows, { key, value }: StateChange, { person, at }: Mark): Written {
  return { tenant: rows.tenant, key, value: JSON.stringify(value), etag: randomUUID(), person, at }
}

/** The entries of those keys that have one. */
export async function readState(rows: TenantRows, keys: readonly string[]): Promise<Map<string, StateEntry>> {
  const entries = new Map<string, StateEntry>()
  for (const key of new Set(keys)) {
    for (const { value, etag } of await rows.all(entryOf(rows.build, { tenant: rows.tenant, key })))
      entries.set(key, { value: JSON.parse(value) as object, etag })
  }
  return entries
}

/** @throws AppError `storage-conflict` where an entry has another etag by now, or is gone. */
export async function writeState(rows: TenantRows, change: StateChange, mark: Mark): Promise<void> {
  const values = written(rows, change, mark)
  if (change.etag === undefined) {
    await rows.change(write(rows.build, values))
    return
  }
  const changed = await rows.change(writeOver(rows.build, { ...values, before: change.etag }))
  if (changed === 0) throw new AppError('storage-conflict')
}

/** Writes an entry where there is none; gives whether there was none. */
export async function createState(rows: TenantRows, change: StateChange, mark: Mark): Promise<boolean> {
  const query = rows.build
    .insertInto('conversation_state')
    .values(written(rows, change, mark))
    .onConflict((conflict) => conflict.columns(['tenant', 'key']).doNothing())
  return (await rows.change(query)) === 1
}

export async function deleteState(rows: TenantRows, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  await rows.change(
    rows.build.deleteFrom('conversation_state').where('tenant', '=', rows.tenant).where('key', 'in', keys),
  )
}

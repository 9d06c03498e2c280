import { randomUUID } from 'node:crypto'
import { AppError } from '../errors'
import type { TenantRows } from './engine'

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

export async function readState(rows: TenantRows, keys: readonly string[]): Promise<Map<string, StateEntry>> {
  if (keys.length === 0) return new Map()
  const query = rows.build
    .selectFrom('conversation_state')
    .select(['key', 'value', 'etag'])
    .where('tenant', '=', rows.tenant)
    .where('key', 'in', keys)
  const found = await rows.all(query)
  return new Map(found.map(({ key, value, etag }) => [key, { value: JSON.parse(value) as object, etag }]))
}

/** @throws AppError `storage-conflict` where an entry has another etag by now, or is gone. */
export async function writeState(rows: TenantRows, change: StateChange, { person, at }: Mark): Promise<void> {
  const { tenant } = rows
  const written = { value: JSON.stringify(change.value), etag: randomUUID(), person, at }
  if (change.etag !== undefined) {
    const query = rows.build
      .updateTable('conversation_state')
      .set(written)
      .where('tenant', '=', tenant)
      .where('key', '=', change.key)
      .where('etag', '=', change.etag)
    if ((await rows.change(query)) === 0) throw new AppError('storage-conflict')
    return
  }
  const query = rows.build
    .insertInto('conversation_state')
    .values({ tenant, key: change.key, ...written })
    .onConflict((conflict) => conflict.columns(['tenant', 'key']).doUpdateSet(written))
  await rows.change(query)
}

/** Writes an entry where there is none; gives whether there was none. */
export async function createState(rows: TenantRows, change: StateChange, { person, at }: Mark): Promise<boolean> {
  const { key, value } = change
  const query = rows.build
    .insertInto('conversation_state')
    .values({ tenant: rows.tenant, key, value: JSON.stringify(value), etag: randomUUID(), person, at })
    .onConflict((conflict) => conflict.columns(['tenant', 'key']).doNothing())
  return (await rows.change(query)) === 1
}

export async function deleteState(rows: TenantRows, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  await rows.change(
    rows.build.deleteFrom('conversation_state').where('tenant', '=', rows.tenant).where('key', 'in', keys),
  )
}

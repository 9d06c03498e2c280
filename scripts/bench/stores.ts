import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { type Activity, MemoryStorage } from 'botbuilder-core'
import Database from 'libsql'
import { Pool } from 'pg'
import { TurnMemory } from '../../bot/memory/turn-memory'
import { createAssistant } from '../../src/answers'
import { createLog } from '../../src/log'
import { Secret } from '../../src/settings'
import type { StorageSettings } from '../../src/settings/types'
import { createStorage } from '../../src/storage'

/** Something that keeps the memory of turns: what one turn does with it, the n-th of the bench. */
export interface Contestant {
  name: string
  turn(n: number): Promise<void>
  close(): Promise<void>
}

/** As many conversations are in use at the same time. */
const CONVERSATIONS = 500
const TENANT = 'bbbbbbbb-1111-4222-8333-444444444444'

const { answer, conversation } = createReply()

function createReply() {
  return createAssistant().reply({ text: 'Is Power BI in scope?', at: 0 })
}

const STATE = JSON.stringify({ conversation, latest: 'message-1' })
const TRACE = JSON.stringify({ trace: answer.trace })

/** What the bot does: a turn is taken and recalled, then kept, with its trace, as answered. */
export function product(name: string, storage: StorageSettings): Contestant {
  const parts = {
    storage: createStorage({ storage, retentionDays: 30 }, createLog('error')),
    log: createLog('error'),
    now: Date.now,
  }
  return {
    name,
    async turn(n) {
      const activity = {
        id: `activity-${n}`,
        channelId: 'msteams',
        from: { id: `person-${n % CONVERSATIONS}` },
        conversation: { id: `chat-${n % CONVERSATIONS}`, conversationType: 'personal', tenantId: TENANT },
      } as unknown as Activity
      const memory = new TurnMemory(activity, parts)
      const before = await memory.begin()
      if (before === undefined) throw new Error('A new activity was taken for a repetition')
      await memory.end({ record: { ...before, conversation, latest: null }, answer, messageId: `message-${n}` })
    },
    close: () => parts.storage.close(),
  }
}

/** botbuilder's own storage in memory, with the two reads and writes that it can do of this. */
export function botbuilderMemory(): Contestant {
  const storage = new MemoryStorage()
  return {
    name: "botbuilder's MemoryStorage",
    async turn(n) {
      const key = `chat-${n % CONVERSATIONS}`
      await storage.read([key, `seen-${n}`])
      const changes = { [key]: JSON.parse(STATE), [`answer-${n}`]: JSON.parse(TRACE), [`seen-${n}`]: {} }
      await storage.write(changes)
    },
    close: () => Promise.resolve(),
  }
}

const TABLES = [
  'create table if not exists state (key text primary key, value text not null, etag text not null, at bigint not null)',
  'create table if not exists seen (key text primary key, state text not null, at bigint not null)',
]

/** SQLite by hand: the same rows and transactions, statements prepared once, no tenant and no query builder. */
export function bareSqlite(file: string): Contestant {
  const database = new Database(file)
  for (const pragma of ['journal_mode = WAL', 'synchronous = NORMAL']) database.pragma(pragma)
  for (const table of TABLES) database.exec(table)
  const take = database.prepare("insert into seen values (?, 'taken', ?) on conflict do nothing")
  const read = database.prepare('select value, etag from state where key = ?')
  const write = database.prepare(
    'insert into state values (?, ?, ?, ?) on conflict (key) do update set value = excluded.value, etag = excluded.etag',
  )
  const answered = database.prepare("update seen set state = 'answered' where key = ?")
  const begin = database.transaction((n: number) => {
    take.run([`seen-${n}`, Date.now()])
    return read.all([`chat-${n % CONVERSATIONS}`])
  })
  const end = database.transaction((n: number) => {
    write.run([`chat-${n % CONVERSATIONS}`, STATE, randomUUID(), Date.now()])
    write.run([`answer-${n}`, TRACE, randomUUID(), Date.now()])
    answered.run([`seen-${n}`])
  })
  return {
    name: 'SQLite by hand',
    async turn(n) {
      begin.immediate(n)
      end.immediate(n)
    },
    async close() {
      database.close()
      rmSync(file)
    },
  }
}

/** PostgreSQL by hand: the same, with statements as pg sends them unless told otherwise. */
export async function barePostgres(url: string): Promise<Contestant> {
  const pool = new Pool({ connectionString: url, max: 8 })
  for (const table of TABLES) await pool.query(table)
  const transaction = async (task: (query: (sql: string, values: unknown[]) => Promise<unknown>) => Promise<void>) => {
    const client = await pool.connect()
    await client.query('begin')
    await task((sql, values) => client.query(sql, values))
    await client.query('commit')
    client.release()
  }
  const write =
    'insert into state values ($1, $2, $3, $4) on conflict (key) do update set value = excluded.value, etag = excluded.etag'
  return {
    name: 'PostgreSQL by hand',
    async turn(n) {
      const chat = `chat-${n % CONVERSATIONS}`
      await transaction(async (query) => {
        await query("insert into seen values ($1, 'taken', $2) on conflict do nothing", [`seen-${n}`, Date.now()])
        await query('select value, etag from state where key = $1', [chat])
      })
      await transaction(async (query) => {
        await query(write, [chat, STATE, randomUUID(), Date.now()])
        await query(write, [`answer-${n}`, TRACE, randomUUID(), Date.now()])
        await query("update seen set state = 'answered' where key = $1", [`seen-${n}`])
      })
    },
    close: () => pool.end(),
  }
}

export const sqlite = (file: string) => product('SQLite', { kind: 'sqlite', file })
export const postgres = (url: string) => product('PostgreSQL', { kind: 'postgres', url: new Secret(url) })

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError } from '../../src/errors'
import { createStorage, Storage } from '../../src/storage'
import { openSqlite } from '../../src/storage/sqlite'
import { readableLog } from '../reader/questions'
import { type BotServer, startBot } from '../wire/stand-ins/bot-server'
import { aTeam, formFor, install, submit, textsOf } from '../wire/stand-ins/team'
import { mark } from './tenants'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'outage-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

async function codeOf(promise: Promise<unknown>): Promise<string | undefined> {
  const thrown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  )
  return thrown instanceof AppError ? thrown.code : undefined
}

const errorsOf = (bot: BotServer) => bot.log.filter(({ level }) => level === 'error')

test('a folder that is in the way costs the memory until it is gone; the log says so once', async () => {
  const { log, lines } = readableLog()
  let time = 0
  const file = join(folder, 'blocked', 'store.db')
  writeFileSync(join(folder, 'blocked'), 'a file')
  const storage = createStorage({ storage: { kind: 'sqlite', file }, retentionDays: 30 }, log, () => time)
  const write = () => storage.forTenant('a').writeState([{ key: 'k', value: {} }], mark())
  for (const now of [0, 1000, 5000, 10_000]) {
    time = now
    expect(await codeOf(write())).toBe('storage-unavailable')
  }
  expect(lines).toHaveLength(1)
  rmSync(join(folder, 'blocked'))
  mkdirSync(join(folder, 'blocked'))
  // Not at once: an outage is not tried again with every turn.
  expect(await codeOf(write())).toBe('storage-unavailable')
  time = 12_001
  await write()
  expect(lines.at(-1)).toContain('conversations are kept')
  await storage.close()
})

test('a full disk: what was kept before is there, the bot answers on, and remembers again once there is room', async () => {
  const file = join(folder, 'store.db')
  const { log, lines } = readableLog()
  let time = Date.now()
  let room = 40
  const storage = new Storage({
    engine() {
      const engine = openSqlite(file)
      void engine.alone((executor) => executor.raw(`pragma max_page_count = ${room}`))
      return engine
    },
    retentionDays: 30,
    log,
    now: () => time,
  })
  const bot = await startBot({ storage })
  const ask = (n: number) =>
    bot.turn(
      bot.activity({
        text: 'Is Service One in scope?',
        conversation: { id: `chat-${n}`, conversationType: 'personal' },
      }),
    )
  for (let n = 0; n < 150; n++) expect(await ask(n)).toHaveLength(1)
  const told = lines.filter((line) => line.includes('answers go on without a memory'))
  expect(told).toHaveLength(1)
  expect(JSON.parse(told[0]!).failure).toMatchObject({ code: 'storage-unavailable', cause: { code: 'SQLITE_FULL' } })
  expect(errorsOf(bot)).toEqual([])
  room = 100_000
  time += 60_000
  const kept = async () => (await storage.forTenant('tenant').export()).length
  const before = await kept()
  expect(before).toBeGreaterThan(20)
  await ask(200)
  expect(await kept()).toBe(before + 3)
  await bot.close()
  await storage.close()
})

test('what is no outage, which the store does not tell, each turn tells', async () => {
  const engine = openSqlite(join(folder, 'store.db'))
  const storage = new Storage({ engine: () => engine, retentionDays: 30, log: readableLog().log, now: Date.now })
  await storage.open()
  const refuse = `create trigger refuse before insert on seen_activity begin select raise(abort, 'refused'); end`
  await engine.alone((executor) => executor.raw(refuse))
  const bot = await startBot({ storage })
  const ask = () => bot.turn(bot.activity({ text: 'Is Service One in scope?' }))
  expect([await ask(), await ask()].flat()).toHaveLength(2)
  expect(errorsOf(bot)).toEqual([
    expect.objectContaining({ msg: expect.stringContaining('could not be read') }),
    expect.objectContaining({ msg: expect.stringContaining('could not be read') }),
  ])
  await bot.close()
  await storage.close()
})

test('a full disk: nothing is shared without a record, and that is said', async () => {
  let room = 60
  let time = Date.now()
  const storage = new Storage({
    engine() {
      const engine = openSqlite(join(folder, 'store.db'))
      void engine.alone((executor) => executor.raw(`pragma max_page_count = ${room}`))
      return engine
    },
    retentionDays: 30,
    log: readableLog().log,
    now: () => time,
  })
  const bot = await startBot({ storage })
  await install(bot, aTeam('Compliance'))
  const form = await formFor(bot, 'Compliance › General')
  let told = ''
  for (let n = 0; n < 200 && !told.includes('Nothing was shared'); n++)
    told = textsOf(await submit(bot, { ...form, form: `dialog-${n}` }))
  expect(told).toContain('Nothing was shared')
  room = 100_000
  time += 60_000
  const { posts } = bot.connector.teams
  const kept = storage.forTenant('tenant')
  // The last one may have been posted without its record: then it stands there as begun.
  expect(await kept.shares('tenant', 1000)).toHaveLength(posts.length)
  expect(await kept.verifyAudit()).toMatchObject({ broken: null })
  expect(textsOf(await submit(bot, { ...form, form: 'afterwards' }))).toContain('Shared to')
  await bot.close()
  await storage.close()
})

test('a file that is no database is said, and left as it is', async () => {
  const file = join(folder, 'store.db')
  writeFileSync(file, 'not a database, but somebody’s letter. '.repeat(200))
  const { log, lines } = readableLog()
  const storage = createStorage({ storage: { kind: 'sqlite', file }, retentionDays: 30 }, log)
  expect(await codeOf(storage.open())).toBe('storage-unavailable')
  expect(lines.join()).toContain('SQLITE_NOTADB')
  await storage.close()
})

test('a change that is refused is no outage: others go on', async () => {
  const { log } = readableLog()
  const storage = createStorage({ storage: { kind: 'sqlite', file: ':memory:' }, retentionDays: 30 }, log)
  const kept = storage.forTenant('a')
  await kept.writeState([{ key: 'k', value: {} }], mark())
  await expect(kept.writeState([{ key: null as never, value: {} }], mark())).rejects.toThrow('NOT NULL')
  expect(await kept.export()).toHaveLength(1)
  await storage.close()
})

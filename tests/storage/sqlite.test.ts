import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createStorage } from '../../src/storage'
import { PERSONAL_TABLES } from '../../src/storage/tables'
import { readableLog } from '../reader/questions'
import { contract, type Place } from './contract'
import { writeEverything } from './tenants'

const store = (file: string, now: () => number = Date.now) =>
  createStorage({ storage: { kind: 'sqlite', file }, retentionDays: 30 }, readableLog().log, now)

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('the contract, with SQLite in a file', () => {
  contract(async (): Promise<Place> => {
    const place = mkdtempSync(join(tmpdir(), 'store-'))
    return {
      instance: (now) => store(join(place, 'deep', 'er', 'store.db'), now),
      close: async () => rmSync(place, { recursive: true }),
    }
  })
})

test('what was written is there for the next process', async () => {
  const file = join(folder, 'store.db')
  const before = store(file)
  await writeEverything(before, 'a', 'ann')
  await before.close()
  const after = store(file)
  expect(await after.forTenant('a').export('ann')).toHaveLength(PERSONAL_TABLES.length)
  await after.close()
})

test('what was erased is in no byte of the files, also while the store is open', async () => {
  const bytes = () => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'))
  const storage = store(join(folder, 'store.db'))
  await writeEverything(storage, 'tenant-to-erase', 'person-to-erase')
  await writeEverything(storage, 'tenant-to-keep', 'person-to-keep')
  expect(bytes().join()).toContain('person-to-erase')
  // As the command does it: beside the server, which keeps the file open.
  const command = store(join(folder, 'store.db'))
  await command.forTenant('tenant-to-erase').erase()
  await command.forget()
  expect(bytes().join()).not.toMatch(/(?:person|tenant)-to-erase/)
  expect(bytes().join()).toContain('person-to-keep')
  await command.close()
  await storage.close()
})

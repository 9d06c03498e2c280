import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { runAudit } from '../../src/commands/audit'
import { createStorage } from '../../src/storage'
import { readableLog } from '../reader/questions'
import { aShare, mark } from '../storage/tenants'
import { said } from './said'

let folder: string
let file: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'audit-'))
  file = join(folder, 'store.db')
  const storage = createStorage({ storage: { kind: 'sqlite', file }, retentionDays: 30 }, readableLog().log)
  for (const tenant of ['one', 'two'])
    for (const key of ['a', 'b', 'c']) await storage.forTenant(tenant).beginShare(aShare(key, 'ann'), mark())
  await storage.forTenant('two').erasePerson('ann', Date.now())
  await storage.close()
})
afterEach(() => rmSync(folder, { recursive: true }))

const run = (...argv: string[]) => said(runAudit, argv, { STORAGE_FILE: file })

test('verify says of every tenant that its chain is whole', async () => {
  const { code, output } = await run('verify')
  expect(code).toBe(0)
  expect(output.split('\n').sort()).toEqual([
    '',
    'one: whole, 3 rows, of them 0 erased; 0 before them cut off; sealed with the key in the store',
    'two: whole, 4 rows, of them 3 erased; 0 before them cut off; sealed with the key in the store',
  ])
})

test('verify of a tenant names the first broken row, and ends with 1', async () => {
  const database = new Database(file)
  database.exec("update audit set event = 'other' where tenant = 'one' and seq > 1")
  database.close()
  const { code, output } = await run('verify', '--tenant', 'one')
  expect([code, output]).toEqual([1, 'one: BROKEN at row 2: the row or its place was changed\n'])
  expect((await run('verify', '--tenant', 'two')).code).toBe(0)
})

test('a tenant of which nothing was recorded is whole', async () => {
  expect((await run('verify', '--tenant', 'three')).output).toContain('nothing was recorded')
})

test.each([[[]], [['check']], [['verify', 'now']], [['verify', '--tenant', '']], [['verify', '--tenant', 'a b']]])(
  '%j is not understood',
  async (argv) => {
    const { code, notices } = await run(...argv)
    expect(code).toBe(2)
    expect(notices).toContain('Next: ')
  },
)

test('where there is no store, that is said', async () => {
  rmSync(file)
  const { code, notices } = await run('verify')
  expect(code).toBe(1)
  expect(notices).toContain('There is no store')
})

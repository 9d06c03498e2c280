import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runData } from '../../src/commands/data'
import { createStorage, type Storage } from '../../src/storage'
import { readableLog } from '../reader/questions'
import { writeEverything } from '../storage/tenants'
import { said } from './said'

const TENANT = '8d0c2d2e-5b8b-4d7e-9a55-0f3f6f0c1a10'
const PERSON = '6a1c0c5e-0000-4000-8000-00000000000a'

let folder: string
let file: string
let storage: Storage
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'data-'))
  file = join(folder, 'store.db')
  // The server's own, which goes on running.
  storage = createStorage({ storage: { kind: 'sqlite', file }, retentionDays: 30 }, readableLog().log)
  await writeEverything(storage, TENANT, PERSON)
  await writeEverything(storage, TENANT, 'ben')
  await writeEverything(storage, 'other', PERSON)
})
afterEach(async () => {
  await storage.close()
  rmSync(folder, { recursive: true })
})

const run = (argv: string[], environment: Record<string, string> = { STORAGE_FILE: file }) =>
  said(runData, argv, environment)

test('export prints every row of a person as a line of JSON, whatever case the ids are written in', async () => {
  const { code, output, notices } = await run([
    'export',
    '--tenant',
    TENANT.toUpperCase(),
    '--user',
    PERSON.toUpperCase(),
  ])
  const rows = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect([code, rows.length, notices]).toEqual([0, 7, '7 rows exported.\n'])
  expect(rows.every(({ tenant, person }) => tenant === TENANT && person === PERSON)).toBe(true)
  // That a token is kept is told, and nothing with which it could be used.
  expect(rows.map(({ table }) => table)).toContain('token')
  expect(output).not.toContain('sealed')
  expect(rows[0]).toMatchObject({ table: 'conversation_state', value: { services: ['power-bi'] } })
})

test('delete of a person says how much of each table went, and leaves nothing', async () => {
  const { code, output } = await run(['delete', '--tenant', TENANT, '--user', PERSON])
  expect(code).toBe(0)
  expect(output).toMatch(/^conversation_state: 1\n(?:\w+: 1\n){6}7 rows deleted, 0 left\.\n$/)
  expect(await storage.forTenant(TENANT).export(PERSON)).toEqual([])
  expect(await storage.forTenant(TENANT).export('ben')).toHaveLength(7)
  expect(await storage.forTenant('other').export(PERSON)).toHaveLength(7)
})

test('delete of a tenant has to be meant', async () => {
  const asked = await run(['delete', '--tenant', TENANT])
  expect([asked.code, asked.output]).toEqual([2, ''])
  expect(asked.notices).toContain('add --yes')
  expect((await storage.forTenant(TENANT).export()).length).toBeGreaterThan(10)
  const { output } = await run(['delete', '--tenant', TENANT, '--yes'])
  expect(output).toMatch(/18 rows deleted, 0 left\.\n$/)
  expect(await storage.forTenant('other').export()).toHaveLength(10)
})

test.each([
  [[]],
  [['erase', '--tenant', 'x']],
  [['delete']],
  [['delete', '--tenant', 'x', '--user', '']],
  [['export', '--tenant', 'a b']],
  [['export', '--tenant', 'x', '--all']],
])('%j is not understood, and nothing is done', async (argv) => {
  const { code, output, notices } = await run(argv)
  expect([code, output]).toEqual([2, ''])
  expect(notices).toContain('Next: ')
})

test('a store that is not there is said, and not made', async () => {
  const missing = join(folder, 'missing.db')
  const { code, notices } = await run(['export', '--tenant', TENANT], { STORAGE_FILE: missing })
  expect(code).toBe(1)
  expect(notices).toContain(`There is no store at ${missing}.`)
  expect(existsSync(missing)).toBe(false)
})

test('a database that does not answer is said, without its password', async () => {
  const { code, notices } = await run(['export', '--tenant', TENANT], {
    DATABASE_URL: 'postgresql://me:pa55word@127.0.0.1:1/x',
  })
  expect(code).toBe(1)
  expect(notices).toContain('The store of conversations cannot be used.')
  expect(notices).not.toContain('pa55word')
})

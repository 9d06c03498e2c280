import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import Database from 'libsql'
import { Secret } from '../../src/settings'
import { createStorage } from '../../src/storage'
import { readableLog } from '../reader/questions'
import { aShare, DAY, mark, T } from './tenants'

const KEY = new Secret('a key that is long enough for this test')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tampered-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const open = (auditKey: Secret | null = null, now = T) =>
  createStorage(
    { storage: { kind: 'sqlite', file: join(folder, 'store.db') }, retentionDays: 30, auditKey },
    readableLog().log,
    () => now,
  )

/** A chain of eight rows, the first two of them cut off, with whatever was then done to the file. */
async function look(tamper: readonly string[], auditKey: Secret | null = null, verifyKey = auditKey) {
  const storage = open(auditKey, T + 30 * DAY + 1)
  const kept = storage.forTenant('a')
  for (let n = 0; n < 8; n++) await kept.beginShare(aShare(`s${n}`, 'ann'), mark('ann', n < 2 ? T : T + DAY))
  await storage.sweep()
  await storage.close()
  const database = new Database(join(folder, 'store.db'))
  for (const statement of tamper) database.exec(statement)
  database.close()
  const after = open(verifyKey)
  const verified = await after.forTenant('a').verifyAudit()
  await after.close()
  return verified
}

test('what was not touched is whole', async () => {
  expect(await look([])).toMatchObject({ rows: 6, cut: 2, sealedBy: 'store', broken: null })
})

test.each([
  ['a word of the detail', "update audit set detail = replace(detail, 'azure', 'intune') where seq = 5", 5],
  ['a moment', 'update audit set at = at + 1 where seq = 4', 4],
  ['an event', "update audit set event = 'shared' where seq = 6", 6],
  ['the name of who did it', "update audit set personal = replace(personal, 'ann', 'ben') where seq = 5", 5],
  ['a personal part, emptied', 'update audit set personal = null, salt = null where seq = 5', 5],
  [
    'a personal part, emptied as if erased',
    'update audit set personal = null, salt = null, erased = 1 where seq = 5',
    5,
  ],
  ['a row, deleted', 'delete from audit where seq = 6', 6],
  ['the first row, deleted', 'delete from audit where seq = 3', 3],
  ['the last row, deleted', 'delete from audit where seq = 8', 8],
  ['the checkpoint, moved', 'update audit_chain set cut_seq = 3, cut_hash = (select hash from audit where seq = 3)', 3],
  ['the end, moved', 'update audit_chain set seq = 7, hash = (select hash from audit where seq = 7)', 8],
  ['all of the chain’s end', 'delete from audit_chain', 3],
])('%s: the first broken row is named', async (_, statement, seq) => {
  expect((await look([statement])).broken).toMatchObject({ seq })
})

test('the last row deleted with the end moved along has no seal', async () => {
  const statements = [
    'delete from audit where seq = 8',
    'update audit_chain set seq = 7, hash = (select hash from audit where seq = 7)',
  ]
  expect(await look(statements)).toMatchObject({ sealedBy: 'nobody', broken: { seq: 7 } })
})

test('whatever byte of a row is changed, the row is named', async () => {
  const columns = ['event', 'detail', 'digest', 'hash', 'personal', 'salt']
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 3, max: 8 }), fc.constantFrom(...columns), fc.nat(), async (seq, column, at) => {
      rmSync(join(folder, 'store.db'), { force: true })
      const sign = `1 + ${at} % length(${column})`
      const other = `case substr(${column}, ${sign}, 1) when '0' then '1' else '0' end`
      const changed = `substr(${column}, 1, ${sign} - 1) || ${other} || substr(${column}, ${sign} + 1)`
      const { broken } = await look([`update audit set ${column} = ${changed} where seq = ${seq}`])
      expect(broken?.seq).toBe(seq)
    }),
    { numRuns: 25 },
  )
}, 60_000)

test('under a key of the settings, whoever can write to the store cannot seal', async () => {
  expect(await look([], KEY)).toMatchObject({ sealedBy: 'setting', broken: null })
})

test('a chain that another key sealed is no chain of ours', async () => {
  const other = new Secret('another key that is long enough for it')
  expect(await look([], KEY, other)).toMatchObject({ broken: { seq: 2, why: expect.stringContaining('seal') } })
})

test('a key that is set later seals what comes then, and what was before is still known', async () => {
  await look([], null, null)
  const storage = open(KEY)
  const kept = storage.forTenant('a')
  expect(await kept.verifyAudit()).toMatchObject({ sealedBy: 'store', broken: null })
  await kept.beginShare(aShare('later', 'ann'), mark())
  expect(await kept.verifyAudit()).toMatchObject({ sealedBy: 'setting', broken: null })
  await storage.close()
})

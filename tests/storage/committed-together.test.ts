import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import Database from 'libsql'
import { CommittedTogether, type Transactions } from '../../src/storage/committed-together'
import { openSqlite } from '../../src/storage/sqlite'

const folder = mkdtempSync(join(tmpdir(), 'store-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('of tasks that came together, those that threw leave nothing and the others everything', async () => {
  const file = join(folder, 'together.db')
  const engine = openSqlite(file)
  await engine.alone(({ raw }) => raw('CREATE TABLE kept (n INTEGER, part TEXT)'))
  let next = 0
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }), async (fates) => {
      const tasks = fates.map((throws) => ({ throws, n: next++ }))
      const results = await Promise.allSettled(
        tasks.map(({ throws, n }) =>
          engine.inTenant('a', async ({ raw }) => {
            await raw(`INSERT INTO kept VALUES (${n}, 'first')`)
            if (throws) throw new Error('refused')
            await raw(`INSERT INTO kept VALUES (${n}, 'second')`)
            return n
          }),
        ),
      )
      // Another connection sees only what is committed.
      const beside = new Database(file)
      const parts = beside.prepare('SELECT count(*) AS parts FROM kept WHERE n = ?')
      const kept = tasks.map(({ n }) => (parts.get([n]) as { parts: number }).parts)
      beside.close()
      expect(results.map(({ status }) => status)).toEqual(fates.map((throws) => (throws ? 'rejected' : 'fulfilled')))
      expect(kept).toEqual(fates.map((throws) => (throws ? 0 : 2)))
    }),
    { numRuns: 60 },
  )
  await engine.close()
})

/** A store that only notes what is asked of it. */
function noted(failing: { commit?: Error } = {}) {
  const steps: string[] = []
  const state = { open: false }
  const step = (name: string, open = state.open) => {
    steps.push(name)
    state.open = open
  }
  const transactions: Transactions = {
    begin: async () => step('begin', true),
    commit: () => {
      if (failing.commit !== undefined) throw failing.commit
      step('commit', false)
    },
    rollback: () => step('rollback', false),
    savepoint: () => step('savepoint'),
    undo: () => step('undo'),
    open: () => state.open,
  }
  return { steps, state, together: new CommittedTogether(transactions) }
}

test('tasks that wait at the same time share one commit, and hear of it only after it', async () => {
  const { steps, together } = noted()
  const told = [1, 2, 3].map((n) => together.run(async () => n).then(() => steps.push(`told ${n}`)))
  await Promise.all(told)
  await together.settled()
  expect(steps).toEqual(['begin', 'savepoint', 'savepoint', 'savepoint', 'commit', 'told 1', 'told 2', 'told 3'])
})

test('a commit that fails is told to every task of it, and the next one goes on', async () => {
  const failing: { commit?: Error } = { commit: new Error('full') }
  const { steps, together } = noted(failing)
  const results = await Promise.allSettled([together.run(async () => 1), together.run(async () => 2)])
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(steps.at(-1)).toBe('rollback')
  delete failing.commit
  await expect(together.run(async () => 3)).resolves.toBe(3)
})

test('where an error ends the transaction by itself, nobody of it is told of success', async () => {
  const { state, steps, together } = noted()
  const lost = async () => {
    state.open = false
    throw new Error('full')
  }
  const results = await Promise.allSettled([
    together.run(async () => 1),
    together.run(lost),
    together.run(async () => 3),
  ])
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(steps).toEqual(['begin', 'savepoint', 'savepoint'])
})

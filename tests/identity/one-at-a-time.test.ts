import { setTimeout as rest } from 'node:timers/promises'
import fc from 'fast-check'
import { AppError } from '../../src/errors'
import { OneAtATime } from '../../src/graph'
import { AskLater } from '../../src/graph/budget'
import { SAMPLE_TENANT } from '../../src/tenant'
import { OTHER_TENANT, TENANT } from './stand-ins/cloud'
import { startTenantServer, type TenantServer } from './stand-ins/tenant-server'

const PEOPLE = 20
const person = (n: number) => `aaaaaaaa-1111-4222-8333-${String(n).padStart(12, '0')}`
const forLong = () => new AbortController().signal
const codeOf = (thrown: unknown) => (thrown instanceof AppError ? thrown.code : String(thrown))

test.each(['delegated', 'application'] as const)(
  '%s: twenty people of one tenant ask at once: Graph has one request of it at a time, and another tenant does not wait',
  async (access) => {
    const server = await startTenantServer({ access })
    const { cloud } = server
    cloud.granted.add('Organization.Read.All')
    cloud.holdings = () => ({ name: 'Fabrikam', skus: SAMPLE_TENANT.subscribedSkus.value })
    cloud.delayOf = (tenant) => (tenant === TENANT ? 40 : 0)
    const token = (n: number, tid = TENANT) => cloud.signIn({ oid: person(n), tid, roles: ['Coverage.Read'] })
    let done = 0
    const crowd = Array.from({ length: PEOPLE }, async (_, n) => {
      const statuses = [await server.get(token(n)), await server.get(token(n), 'health')].map(({ status }) => status)
      done += 1
      return statuses
    })
    await rest(100)
    expect((await server.get(token(1, OTHER_TENANT))).status).toBe(200)
    if (access === 'delegated') expect(done).toBeLessThan(PEOPLE)
    expect(new Set((await Promise.all(crowd)).flat())).toEqual(new Set([200]))
    expect(cloud.atOnce.get(TENANT)).toEqual({ now: 0, most: 1 })
    expect(cloud.atOnce.get(OTHER_TENANT)?.most).toBe(1)
    await server.close()
  },
  30_000,
)

/** Six people of one tenant ask: what each is answered, and after how many milliseconds. */
async function sixAtOnce(server: TenantServer): Promise<{ status: number; took: number }[]> {
  const began = Date.now()
  return Promise.all(
    Array.from({ length: 6 }, async (_, n) => {
      const response = await server.get(server.cloud.signIn({ oid: person(n) }))
      return { status: response.status, took: Date.now() - began }
    }),
  )
}

test('one request that is never answered is given up for those who wait: they are served within their five seconds', async () => {
  const server = await startTenantServer()
  server.cloud.planted.skus.push({ status: -1 })
  const answers = await sixAtOnce(server)
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 504])
  for (const { took } of answers) expect(took).toBeLessThan(5000)
  await server.close()
}, 20_000)

test('nobody waits: a slow request has all of its time', async () => {
  const turns = new OneAtATime()
  expect(await turns.run('a', forLong(), (signal) => rest(3500, 'done', { signal }))).toBe('done')
})

test('behind a Graph that is silent everybody is told so within five seconds, and the next one is served', async () => {
  const server = await startTenantServer()
  const { cloud } = server
  for (let n = 0; n < 6; n += 1) cloud.planted.skus.push({ status: -1 })
  const answers = await sixAtOnce(server)
  for (const { took } of answers) expect(took).toBeLessThan(5000)
  for (const { status } of answers) expect([503, 504]).toContain(status)
  cloud.planted.skus.length = 0
  expect((await server.get(cloud.signIn({ oid: person(1) }))).status).toBe(200)
  await server.close()
}, 20_000)

test('in their order, one at a time in each tenant, whatever fails or is given up', async () => {
  const task = fc.record({
    tenant: fc.constantFrom('a', 'b'),
    takes: fc.integer({ min: 0, max: 3 }),
    fails: fc.boolean(),
    patience: fc.constantFrom(1, 5, 10_000),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(task, { maxLength: 12 }), async (tasks) => {
      const turns = new OneAtATime()
      const running = { a: 0, b: 0 }
      const begun: number[] = []
      const all = tasks.map(({ tenant, takes, fails, patience }, n) => {
        const leaving = new AbortController()
        const timer = setTimeout(() => leaving.abort(), patience)
        return turns
          .run(tenant, leaving.signal, async () => {
            running[tenant] += 1
            expect(running[tenant]).toBe(1)
            begun.push(n)
            await rest(takes)
            running[tenant] -= 1
            if (fails) throw new Error('failed')
            return 'done'
          })
          .catch((thrown: unknown) => codeOf(thrown))
          .finally(() => clearTimeout(timer))
      })
      const ends = await Promise.all(all)
      tasks.forEach(({ tenant, fails, patience }, n) => {
        const left = ends[n] === 'microsoft-busy'
        expect(begun.includes(n)).toBe(!left)
        if (left) expect(patience).toBeLessThan(10_000)
        else expect(ends[n]).toBe(fails ? 'Error: failed' : 'done')
        const ofTenant = begun.filter((one) => tasks[one]?.tenant === tenant)
        expect(ofTenant).toEqual([...ofTenant].sort((one, other) => one - other))
      })
      // Nobody is left behind: the next one of each has its turn.
      for (const tenant of ['a', 'b']) expect(await turns.run(tenant, forLong(), async () => 'next')).toBe('next')
    }),
    { numRuns: 60 },
  )
})

test('where Graph wants to be asked later, nobody of that tenant asks meanwhile, and others do', async () => {
  const turns = new OneAtATime()
  const ask = (tenant: string, work: () => Promise<string>) =>
    turns.run(tenant, forLong(), work).catch((thrown: unknown) => (thrown instanceof AskLater ? thrown.wait : thrown))
  const late = async (): Promise<string> => {
    throw new AskLater(200)
  }
  const done = async () => 'done'
  const [first, second, third, other] = await Promise.all([
    ask('a', late),
    ask('a', done),
    ask('a', done),
    ask('b', done),
  ])
  expect([first, other]).toEqual([200, 'done'])
  for (const wait of [second, third]) {
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(200)
  }
  await rest(250)
  expect(await ask('a', done)).toBe('done')
  // Nobody waits so long: the next one tries.
  expect(await ask('a', () => Promise.reject(new AskLater(60_000)))).toBe(60_000)
  expect(await ask('a', done)).toBe('done')
})

test('no more than a hundred wait: who comes after them is told when to come back', async () => {
  const turns = new OneAtATime()
  let end: () => void = () => undefined
  const first = turns.run('a', forLong(), () => new Promise<void>((resolve) => (end = resolve)))
  const waiting = Array.from({ length: 100 }, () => turns.run('a', forLong(), async () => undefined))
  const thrown = await turns.run('a', forLong(), async () => undefined).catch((error: unknown) => error)
  expect(thrown).toMatchObject({ code: 'microsoft-busy', retryAfter: expect.any(Number) })
  end()
  await Promise.all([first, ...waiting])
})

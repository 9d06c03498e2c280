import type { GraphAccess } from '../../src/settings'
import { SAMPLE_TENANT } from '../../src/tenant'
import { startTenantServer } from './stand-ins/tenant-server'

const PEOPLE = 20
const QUESTIONS = 200
const person = (n: number) => `aaaaaaaa-1111-4222-8333-${String(n).padStart(12, '0')}`

/** Requests to Graph that the questions of a tenant's people cost in two quarters of an hour, in each. */
async function callsOf(access: GraphAccess): Promise<number[]> {
  const server = await startTenantServer({ access })
  server.cloud.holdings = () => ({ name: 'Fabrikam', skus: SAMPLE_TENANT.subscribedSkus.value })
  server.cloud.granted.add('Organization.Read.All')
  const toGraph = () => server.cloud.calls.filter(({ host }) => host.includes('graph')).length
  const tokens = Array.from({ length: PEOPLE }, (_, n) =>
    server.cloud.signIn({ oid: person(n), roles: ['Coverage.Read'] }),
  )
  const calls: number[] = []
  for (let interval = 0; interval < 2; interval += 1) {
    const before = toGraph()
    const ask = async (n: number) => (await server.get(tokens[n % PEOPLE])).status
    const half = Array.from({ length: QUESTIONS / 2 }, (_, n) => n)
    const statuses = await Promise.all(half.map(ask))
    for (const n of half) statuses.push(await ask(n))
    expect(new Set(statuses)).toEqual(new Set([200]))
    calls.push(toGraph() - before)
    server.later(16 * 60_000)
  }
  await server.close()
  return calls
}

test('what the app reads by itself costs two requests in a quarter of an hour, however many ask', async () => {
  const [first, second] = await callsOf('application')
  expect(first).toBe(2)
  expect(second).toBeLessThanOrEqual(2)
})

test('what people read in their own names costs one more for each of them', async () => {
  const [first, second] = await callsOf('delegated')
  expect(first).toBe(PEOPLE + 1)
  expect(second).toBeLessThanOrEqual(PEOPLE + 1)
})

import { cpus } from 'node:os'
import { loadKnowledge } from '../src/knowledge'
import { createLog } from '../src/log'
import { tenantParts } from '../src/server/signing-in'
import type { TenantParts } from '../src/server/tenant'
import { type GraphAccess, Secret } from '../src/settings'
import { createStorage } from '../src/storage'
import { quantile } from './bench/speed'
import { answeringFetch } from './stand-ins/answering-fetch'

/**
 * `npm run bench:tenant`: cold and warm coverage, the requests to Graph that a thousand questions cost, and the memory of a
 * thousand tenants. Entra and Graph answer in this process at once, so that the product's own work is measured: the sign-in
 * checked, the token exchanged, the licences read and said. Prints figures; tests/identity/calls.test.ts gates the requests.
 */
const CLIENT_ID = 'cccccccc-1111-4222-8333-444444444444'
const QUESTIONS = 1000
const PEOPLE = 25
const TENANTS = 1000
const COLD_ROUNDS = 40
/** With it, tokens are sealed and kept in a store too, which is SQLite in memory here. */
const tokenCacheKey = new Secret(Buffer.alloc(32, 1).toString('base64'))

const knowledge = loadKnowledge()
const cloud = answeringFetch()
const guid = (kind: string, n: number) => `${kind.repeat(8)}-1111-4222-8333-${String(n).padStart(12, '0')}`
const tenantOf = (n: number) => guid('b', n)
const personOf = (n: number) => guid('a', n)

/** What a server is made of that reads so, for so many tenants; its store is open. */
async function server(access: GraphAccess, tenants = 1): Promise<TenantParts> {
  const all = Array.from({ length: tenants }, (_, n) => tenantOf(n))
  const signIn = {
    clientId: CLIENT_ID,
    clientSecret: new Secret('no~secret'),
    tenants: all,
    resource: null,
    access,
    tokenCacheKey,
  }
  const log = createLog('silent')
  const storage = createStorage({ storage: { kind: 'sqlite', file: ':memory:' }, retentionDays: 30 }, log)
  await storage.open()
  return tenantParts(signIn, { cloud: 'global' }, { knowledge, log, storage, clock: Date.now })
}

const authorization = (tenant: number, person: number) =>
  `Bearer ${cloud.signIn(CLIENT_ID, tenantOf(tenant), personOf(person), ['Coverage.Read'])}`

const ask = async ({ whoAsks, sessions, coverages }: TenantParts, given: string): Promise<string> =>
  coverages.of(await sessions.of(await whoAsks(given)), false)

async function timed(rounds: number, work: (round: number) => Promise<unknown>): Promise<string> {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now()
    await work(round)
    times.push(performance.now() - began)
  }
  const at = (share: number) => quantile(times, share).toFixed(2)
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, from ${Math.min(...times).toFixed(2)} to ${Math.max(...times).toFixed(2)}`
}

async function speed(access: GraphAccess): Promise<void> {
  const given = authorization(0, 0)
  // The first of all loads what the later ones have.
  await ask(await server(access), given)
  const servers = await Promise.all(Array.from({ length: COLD_ROUNDS }, () => server(access)))
  console.log(`${access}, cold: ${await timed(COLD_ROUNDS, (round) => ask(servers[round]!, given))}`)
  console.log(`${access}, warm: ${await timed(QUESTIONS, () => ask(servers[0]!, given))}`)
}

async function calls(access: GraphAccess): Promise<void> {
  const asked = await server(access)
  const before = cloud.graphCalls()
  const given = Array.from({ length: PEOPLE }, (_, n) => authorization(0, n))
  await Promise.all(Array.from({ length: QUESTIONS }, (_, n) => ask(asked, given[n % PEOPLE]!)))
  console.log(
    `${access}, ${QUESTIONS} questions of ${PEOPLE} people of one tenant within a quarter of an hour: ${cloud.graphCalls() - before} requests to Graph`,
  )
}

/** Megabytes in use, once what is no longer needed is gone. */
function memory(): { heap: number; rest: number } {
  if (globalThis.gc === undefined) throw new Error('Run it with node --expose-gc.')
  for (let n = 0; n < 3; n += 1) globalThis.gc()
  const { heapUsed, external } = process.memoryUsage()
  return { heap: heapUsed / 1e6, rest: external / 1e6 }
}

async function tenants(): Promise<void> {
  const asked = await server('application', TENANTS)
  const before = memory()
  let size = 0
  for (let n = 0; n < TENANTS; n += 1) size = (await ask(asked, authorization(n, 0))).length
  const after = memory()
  const heap = after.heap - before.heap
  console.log(
    `${TENANTS} tenants asked, the coverage of each ${(size / 1000).toFixed(1)} kB: heap +${heap.toFixed(1)} MB, outside it +${(after.rest - before.rest).toFixed(1)} MB`,
  )
  const served = cloud.graphCalls()
  for (let n = 0; n < TENANTS; n += 1) await ask(asked, authorization(n, 1))
  console.log(`asked again, one after the other: ${cloud.graphCalls() - served} requests to Graph`)
}

async function main(): Promise<void> {
  console.log(`Machine: ${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.versions.node}`)
  for (const access of ['delegated', 'application'] as const) {
    await speed(access)
    await calls(access)
  }
  await tenants()
  cloud.restore()
}

void main().catch((error) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})

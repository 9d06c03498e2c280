import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { benchSearch } from './bench/search'
import { barePostgres, bareSqlite, botbuilderMemory, type Contestant, postgres, sqlite } from './bench/stores'
import { type Postgres, startPostgres } from './stand-ins/postgres'

/**
 * `npm run bench:storage`: how many turns a second a store can remember (a turn taken, recalled and kept, in two
 * transactions), against the same store by hand and botbuilder's MemoryStorage, in interleaved rounds in one process.
 */
const ROUNDS = 9
const TURNS = 1500
const IN_FLIGHT = 10

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
const spread = (values: number[], digits: number) =>
  `median ${median(values).toFixed(digits)}, from ${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)}`

let turns = 0

/** Turns a second, and milliseconds of this process's own processor time a turn. */
async function round(contestant: Contestant): Promise<{ rate: number; cpu: number }> {
  let left = TURNS
  const own = process.cpuUsage()
  const began = performance.now()
  const one = async () => {
    while (left-- > 0) await contestant.turn(++turns)
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, one))
  const { user, system } = process.cpuUsage(own)
  return { rate: (TURNS * 1000) / (performance.now() - began), cpu: (user + system) / 1000 / TURNS }
}

async function compare(contestants: Contestant[], pairs: readonly (readonly [string, string])[]): Promise<void> {
  const rates = new Map<string, number[]>(contestants.map(({ name }) => [name, []]))
  const cpu = new Map<string, number[]>(contestants.map(({ name }) => [name, []]))
  for (const contestant of contestants) await round(contestant)
  for (let i = 0; i < ROUNDS; i++) {
    // The order changes, so that none always runs on the warmer machine.
    for (const contestant of i % 2 === 0 ? contestants : [...contestants].reverse()) {
      const { rate, cpu: own } = await round(contestant)
      rates.get(contestant.name)?.push(rate)
      cpu.get(contestant.name)?.push(own)
    }
  }
  for (const { name } of contestants)
    console.log(
      `${name}: ${spread(rates.get(name) ?? [], 0)} turns/s; own CPU ${spread(cpu.get(name) ?? [], 3)} ms a turn`,
    )
  for (const [one, other] of pairs) {
    const [a, b] = [rates.get(one), rates.get(other)]
    if (a === undefined || b === undefined) continue
    console.log(
      `${one} against ${other}: ${spread(
        a.map((rate, i) => rate / (b[i] ?? Number.NaN)),
        2,
      )}`,
    )
  }
}

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-storage-'))
  const contestants = [
    botbuilderMemory(),
    bareSqlite(path.join(folder, 'bare.db')),
    sqlite(path.join(folder, 'store.db')),
  ]
  let server: Postgres | undefined
  try {
    server = await startPostgres()
    contestants.push(await barePostgres(await server.database('bare')), postgres(await server.database('store')))
  } catch (error) {
    console.log(`SKIPPED: PostgreSQL. ${error instanceof Error ? error.message : error}`)
  }
  try {
    console.log(`Machine: ${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.versions.node}`)
    console.log(
      `${ROUNDS} interleaved rounds of ${TURNS} turns, ${IN_FLIGHT} in flight; PostgreSQL on this machine, without fsync`,
    )
    await compare(contestants, [
      ['SQLite', 'SQLite by hand'],
      ['SQLite', "botbuilder's MemoryStorage"],
      ['PostgreSQL', 'PostgreSQL by hand'],
      ['PostgreSQL', "botbuilder's MemoryStorage"],
    ])
    await benchSearch(folder)
  } finally {
    for (const contestant of contestants) await contestant.close()
    await server?.close()
    rmSync(folder, { recursive: true })
  }
}

void main().catch((error) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})

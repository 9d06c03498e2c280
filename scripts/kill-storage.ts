import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createLog } from '../src/log'
import { Secret } from '../src/settings'
import type { StorageSettings } from '../src/settings/types'
import { createStorage } from '../src/storage'
import { outage } from './kill/outage'
import { aFreePort, MAIN, portOf, startConnector, startServer } from './kill/server'
import { type Came, CONVERSATIONS, install, streamAndKill, TEAM, TENANT } from './kill/stream'
import { type Postgres, startPostgres } from './stand-ins/postgres'
import { TeamsStandIn } from './stand-ins/teams'

/**
 * `npm run kill:storage`: the built server is killed (SIGKILL) again and again in the middle of a stream of turns and shares,
 * on each store. Everything that it had confirmed has to be in the store afterwards: turns taken for answered, with their
 * traces and conversations; shares as posted. Shares that nobody was told about are sent again by the next run. Nothing may
 * be posted twice, and the audit has to be whole. The same store is used throughout, so that each start also opens what a
 * kill left behind. PostgreSQL is then taken away for half a minute, and has to be found again without help.
 */
const KILLS = 20

/** What is wrong with the store after all of it; empty where nothing is. */
async function wrong(settings: StorageSettings, came: Came, teams: TeamsStandIn): Promise<string[]> {
  const storage = createStorage({ storage: settings, retentionDays: 30 }, createLog('error'))
  const kept = storage.forTenant(TENANT)
  const [rows, shares, audit] = [await kept.export(), await kept.shares('tenant', 1e6), await kept.verifyAudit()]
  await storage.close()
  const answered = new Set(
    rows.flatMap(({ table, key, state }) =>
      table === 'seen_activity' && state === 'answered' ? [String(key).split('/').at(-1)] : [],
    ),
  )
  const count = (prefix: string) => rows.filter(({ key }) => String(key).startsWith(prefix)).length
  const postsOf = new Map<string, string[]>()
  for (const form of [...came.shared, ...came.uncertain, ...came.open])
    postsOf.set(
      form,
      teams.posts.filter(({ activity }) => JSON.stringify(activity).includes(form)).map(({ id }) => id),
    )
  const recorded = new Set(shares.flatMap(({ post, state }) => (state === 'posted' && post !== null ? [post.id] : [])))
  const lost = came.turns.filter((id) => !answered.has(id)).length
  const unrecorded = [...came.shared].filter((form) => !postsOf.get(form)?.some((id) => recorded.has(id))).length
  const twice = [...postsOf.values()].filter((ids) => ids.length > 1).length
  return [
    ...(lost > 0 ? [`${lost} turns are lost`] : []),
    ...(count('answer/') < came.turns.length ? ['traces of answers are missing'] : []),
    ...(count('turns/') > CONVERSATIONS ? ['there are more conversations than were held'] : []),
    ...(unrecorded > 0 ? [`${unrecorded} confirmed shares are not recorded as posted`] : []),
    ...(twice > 0 ? [`${twice} shares were posted twice`] : []),
    ...(audit.broken === null ? [] : [`the audit is broken at row ${audit.broken.seq}: ${audit.broken.why}`]),
    ...(came.turns.length > KILLS && came.shared.size > KILLS ? [] : ['too little was confirmed to say anything']),
  ]
}

async function killAgainAndAgain(name: string, settings: StorageSettings, postgres?: Postgres): Promise<boolean> {
  const teams = new TeamsStandIn()
  teams.teams.push(TEAM)
  const connector = await startConnector(teams)
  const serviceUrl = `http://127.0.0.1:${portOf(connector)}/`
  const environment: Record<string, string> =
    settings.kind === 'sqlite' ? { STORAGE_FILE: settings.file } : { DATABASE_URL: settings.url.reveal() }
  const came: Came = { turns: [], shared: new Set(), uncertain: new Set(), open: new Set() }
  for (let run = 0; run < KILLS; run++) {
    const port = await aFreePort()
    const server = await startServer(port, environment)
    if (run === 0) await install({ port, serviceUrl })
    await streamAndKill({ server, port, serviceUrl, run }, came)
  }
  if (postgres) await takeAway(postgres, settings, serviceUrl, environment, came)
  connector.closeAllConnections()
  connector.close()
  const problems = await wrong(settings, came, teams)
  console.log(
    `${name}: killed ${KILLS} times, ${came.turns.length} turns and ${came.shared.size} shares confirmed, ${came.uncertain.size} shares told as not known`,
  )
  for (const problem of problems) console.log(`  WRONG: ${problem}`)
  return problems.length === 0
}

/** The database is gone for half a minute; says what came of it. */
async function takeAway(
  postgres: Postgres,
  settings: StorageSettings,
  serviceUrl: string,
  environment: Record<string, string>,
  came: Came,
): Promise<void> {
  const storage = createStorage({ storage: settings, retentionDays: 30 }, createLog('silent'))
  const kept = async (activity: string) =>
    (await storage.forTenant(TENANT).export()).some(
      ({ table, key, state }) =>
        table === 'seen_activity' && state === 'answered' && String(key).endsWith(`/${activity}`),
    )
  const { answered, slowest, refused, back } = await outage(postgres, serviceUrl, environment, kept, came)
  await storage.close()
  const ms = (n: number) => `${Math.round(n)} ms`
  console.log(
    `the database was gone for 30 s: ${answered} turns answered without a memory (the slowest in ${ms(slowest)}), ${refused} shares refused; back by itself: turns after ${ms(back.turn)}, shares after ${ms(back.share)}`,
  )
}

async function main(): Promise<void> {
  if (!existsSync(MAIN)) throw new Error('The server is not built: run "npm run build" first')
  const folder = mkdtempSync(path.join(tmpdir(), 'kill-storage-'))
  const postgres = await startPostgres()
  try {
    const fine = [
      await killAgainAndAgain('SQLite', { kind: 'sqlite', file: path.join(folder, 'store.db') }),
      await killAgainAndAgain(
        'PostgreSQL',
        { kind: 'postgres', url: new Secret(await postgres.database('killed')) },
        postgres,
      ),
    ]
    process.exitCode = fine.every(Boolean) ? 0 : 1
  } finally {
    await postgres.close()
    rmSync(folder, { recursive: true })
  }
}

void main().catch((error) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})

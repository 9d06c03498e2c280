import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createLog } from '../src/log'
import { Secret } from '../src/settings'
import type { StorageSettings } from '../src/settings/types'
import { createStorage } from '../src/storage'
import { startPostgres } from './stand-ins/postgres'

/**
 * `npm run kill:storage`: the built server is killed (SIGKILL) again and again in the middle of a stream of turns, on each
 * store. Every turn that it had confirmed has to be in the store afterwards: taken for answered, with its answer's trace,
 * and with its conversation. The same store is used throughout, so that each start also opens what a kill left behind.
 */
const KILLS = 20
const CONVERSATIONS = 24
const IN_FLIGHT = 8
/** Turns that a server confirms before it is killed: at least, and at random more. The others are then under way. */
const CONFIRMED = 5
const MORE = 60
const START_TIME = 60_000
const TENANT = 'bbbbbbbb-1111-4222-8333-444444444444'
const MAIN = path.join(__dirname, '..', 'src', 'main.js')
/** Each has an answer from facts, whose trace is kept. */
const QUESTIONS = ['Is Power BI in scope?', 'Is Intune in scope?', 'Where do I get the certificate?']

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}

function listening(server: Server): Promise<Server> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

/** Takes replies and gives them ids, as Teams does. */
function startConnector(): Promise<Server> {
  let replies = 0
  const connector = createServer((request, response) => {
    request.resume()
    request.on('end', () =>
      response.writeHead(201, { 'content-type': 'application/json' }).end(`{"id":"m${++replies}"}`),
    )
  })
  return listening(connector)
}

async function aFreePort(): Promise<number> {
  const server = await listening(createServer())
  const port = portOf(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function startServer(port: number, environment: Record<string, string>): Promise<ChildProcess> {
  const child = spawn(process.execPath, [MAIN, '--local'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...environment, PORT: String(port), LOG_LEVEL: 'silent' },
  })
  let said = ''
  child.stderr?.on('data', (part: Buffer) => {
    said += part.toString()
  })
  const deadline = Date.now() + START_TIME
  while (Date.now() < deadline && child.exitCode === null) {
    const up = await fetch(`http://127.0.0.1:${port}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (up) return child
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`The server did not start: ${said}`)
}

/** Sends turns, kills the server after some, and gives the ids of the activities that it confirmed with 200 until then. */
async function streamAndKill(server: ChildProcess, port: number, serviceUrl: string, run: number): Promise<string[]> {
  const enough = CONFIRMED + Math.random() * MORE
  const confirmed: string[] = []
  let sent = 0
  const one = async () => {
    for (;;) {
      const n = sent++
      const id = `activity-${run}-${n}`
      const activity = {
        type: 'message',
        id,
        text: QUESTIONS[n % QUESTIONS.length],
        channelId: 'msteams',
        serviceUrl,
        from: { id: `person-${n % CONVERSATIONS}` },
        recipient: { id: '28:bot' },
        conversation: { id: `chat-${n % CONVERSATIONS}`, conversationType: 'personal', tenantId: TENANT },
      }
      const status = await fetch(`http://127.0.0.1:${port}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(activity),
      }).then(
        (response) => response.status,
        () => undefined,
      )
      if (status === undefined) return
      if (status !== 200) throw new Error(`A turn was answered with ${status}`)
      confirmed.push(id)
      if (confirmed.length > enough) server.kill('SIGKILL')
    }
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, one))
  return confirmed
}

/** The confirmed activities that the store does not know as answered. */
async function lost(settings: StorageSettings, confirmed: readonly string[]): Promise<string[]> {
  const storage = createStorage({ storage: settings, retentionDays: 30 }, createLog('error'))
  const rows = await storage.forTenant(TENANT).export()
  await storage.close()
  const answered = new Set(
    rows.flatMap(({ table, key, state }) =>
      table === 'seen_activity' && state === 'answered' ? [String(key).split('/').at(-1)] : [],
    ),
  )
  const kept = (prefix: string) => rows.filter(({ key }) => String(key).startsWith(prefix)).length
  if (kept('answer/') < confirmed.length) throw new Error('Traces of answers are missing')
  if (kept('turns/') > CONVERSATIONS) throw new Error('There are more conversations than were held')
  return confirmed.filter((id) => !answered.has(id))
}

async function killAgainAndAgain(name: string, settings: StorageSettings): Promise<boolean> {
  const connector = await startConnector()
  const serviceUrl = `http://127.0.0.1:${portOf(connector)}/`
  const environment: Record<string, string> =
    settings.kind === 'sqlite' ? { STORAGE_FILE: settings.file } : { DATABASE_URL: settings.url.reveal() }
  const confirmed: string[] = []
  for (let run = 0; run < KILLS; run++) {
    const port = await aFreePort()
    const server = await startServer(port, environment)
    confirmed.push(...(await streamAndKill(server, port, serviceUrl, run)))
  }
  connector.closeAllConnections()
  connector.close()
  const missing = await lost(settings, confirmed)
  console.log(`${name}: killed ${KILLS} times, ${confirmed.length} turns confirmed, ${missing.length} of them lost`)
  return confirmed.length > KILLS && missing.length === 0
}

async function main(): Promise<void> {
  if (!existsSync(MAIN)) throw new Error('The server is not built: run "npm run build" first')
  const folder = mkdtempSync(path.join(tmpdir(), 'kill-storage-'))
  const postgres = await startPostgres()
  try {
    const fine = [
      await killAgainAndAgain('SQLite', { kind: 'sqlite', file: path.join(folder, 'store.db') }),
      await killAgainAndAgain('PostgreSQL', { kind: 'postgres', url: new Secret(await postgres.database('killed')) }),
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

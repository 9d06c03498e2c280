import { type ChildProcess, spawn } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import type { TeamsStandIn } from '../stand-ins/teams'

const START_TIME = 60_000
export const MAIN = path.join(__dirname, '..', '..', 'src', 'main.js')
/** Milliseconds that a post takes at most: a kill falls before it, while it is on its way, or between it and its record. */
const SLOWEST_POST = 30

export function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}

function listening(server: Server): Promise<Server> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

/** Takes replies and gives them ids, and knows teams, as Teams does. */
export function startConnector(teams: TeamsStandIn): Promise<Server> {
  let replies = 0
  const connector = createServer(async (request, response) => {
    const { method = '', url = '' } = request
    // A server that is killed breaks off what it was sending: then nothing came in.
    const sent = await text(request).catch(() => undefined)
    if (sent === undefined) return
    if (method === 'POST') await new Promise((resolve) => setTimeout(resolve, Math.random() * SLOWEST_POST))
    const answered = teams.answer(method, url, sent === '' ? {} : JSON.parse(sent))
    const { body = {}, status } = answered ?? { status: 201, body: { id: `m${++replies}` } }
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  return listening(connector)
}

export async function aFreePort(): Promise<number> {
  const server = await listening(createServer())
  const port = portOf(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** The built server in local mode, once it answers. */
export async function startServer(port: number, environment: Record<string, string>): Promise<ChildProcess> {
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

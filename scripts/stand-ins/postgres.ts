import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ROOT } from '../repository'

/** The user that initdb makes: a superuser, as hosts often hand one out. */
const SUPERUSER = 'first'
/** Milliseconds for its start, on a busy machine. */
const PATIENCE = 20_000
/** Nothing here has to survive the machine: without waiting for the disk it starts and runs faster. */
const FLAGS = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off', 'full_page_writes=off']

/** A PostgreSQL of its own on loopback, which ends with its tests. */
export interface Postgres {
  port: number
  /** The address of a database, as a user: the superuser unless another is named. */
  url(database?: string, user?: string): string
  /** Makes a database that a user of the same name owns, who may do nothing else; gives its address. */
  database(name: string): Promise<string>
  /** Ends the server at once, as a crash does. */
  stop(): Promise<void>
  /** Starts it again with the same data on the same port. */
  restart(): Promise<void>
  close(): Promise<void>
}

function aFreePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

/** PostgreSQL refuses to run as root: the user that its package makes runs it then. */
function otherUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

function started(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    const timer = setTimeout(() => reject(new Error(`PostgreSQL did not start: ${said}`)), PATIENCE)
    child.stderr?.on('data', (part: Buffer) => {
      said += part.toString()
      if (!said.includes('ready to accept connections')) return
      clearTimeout(timer)
      child.stderr?.removeAllListeners('data').resume()
      resolve()
    })
    child.once('exit', () => {
      clearTimeout(timer)
      reject(new Error(`PostgreSQL ended: ${said}`))
    })
  })
}

/** Starts one. Throws where none is installed. */
export async function startPostgres(): Promise<Postgres> {
  const { findPostgres } = require(path.join(ROOT, 'scripts', 'postgres.cjs')) as typeof import('../postgres.cjs')
  const bin = findPostgres()
  if (bin === undefined) throw new Error('No PostgreSQL was found: install one, or set POSTGRES_BIN')
  const folder = mkdtempSync(path.join(tmpdir(), 'postgres-'))
  const user = otherUser()
  if (user !== undefined) chownSync(folder, user.uid, user.gid)
  // In the data folder: the other user may not be allowed into the working folder of the tests.
  const as = { ...user, cwd: folder, env: { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C' } }
  const init = ['-D', path.join(folder, 'data'), '-U', SUPERUSER, '-A', 'trust', '--no-sync', '-E', 'UTF8']
  execFileSync(path.join(bin, 'initdb'), init, { ...as, stdio: 'pipe' })
  const port = await aFreePort()
  const url = (database = 'postgres', name = SUPERUSER) => `postgresql://${name}@127.0.0.1:${port}/${database}`

  let child: ChildProcess | undefined
  const start = async () => {
    const flags = FLAGS.flatMap((flag) => ['-c', flag])
    child = spawn(path.join(bin, 'postgres'), ['-D', path.join(folder, 'data'), '-p', String(port), ...flags], {
      ...as,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    await started(child)
  }
  const stop = async () => {
    const running = child
    child = undefined
    if (running === undefined) return
    const ended = new Promise((resolve) => running.once('exit', resolve))
    // SIGQUIT is its immediate shutdown: connections break off, and the next start recovers.
    running.kill('SIGQUIT')
    await ended
  }
  await start()
  return {
    port,
    url,
    async database(name) {
      const { Client } = await import('pg')
      const client = new Client({ connectionString: url() })
      await client.connect()
      await client.query(`create role ${name} login`)
      await client.query(`create database ${name} owner ${name}`)
      await client.end()
      return url(name, name)
    },
    stop,
    restart: start,
    async close() {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

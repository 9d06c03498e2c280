import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../../scripts/repository'
import { aFreePort } from './free-port'

/** Milliseconds: building included, on a busy machine. */
const PATIENCE = 110_000

function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2000 })
    const end = (result: boolean) => {
      socket.destroy()
      resolve(result)
    }
    socket.on('connect', () => end(true))
    socket.on('error', () => end(false))
    socket.on('timeout', () => end(false))
  })
}

/** The other addresses of this machine, which nobody may reach the local mode through. */
const outside = Object.values(networkInterfaces())
  .flat()
  .flatMap((entry) => (entry !== undefined && !entry.internal && entry.family === 'IPv4' ? [entry.address] : []))

describe('the commands, as npm runs them', () => {
  const command = (...args: string[]) => {
    const { status, stdout } = spawnSync(process.execPath, ['scripts/run.mjs', ...args], {
      cwd: ROOT,
      encoding: 'utf8',
    })
    return { status, stdout }
  }

  test(
    'print the answer, and nothing else, on standard output',
    () => {
      const asked = command('ask', '--json', 'is power bi in scope')
      expect(asked.status).toBe(0)
      expect(JSON.parse(asked.stdout)).toMatchObject({ kind: 'verdict' })
      const folder = mkdtempSync(join(tmpdir(), 'intents-'))
      const lines = join(folder, 'lines.jsonl')
      const texts = { greeting: ['good morning', 'hello there'], report: ['where is the report', 'show me the report'] }
      const examples = Object.entries(texts).flatMap(([intent, list]) => list.map((text) => ({ text, intent })))
      writeFileSync(lines, examples.map((example) => JSON.stringify(example)).join('\n'))
      const predicted = command('intents', '--train', lines, '--test', lines)
      rmSync(folder, { recursive: true })
      expect(predicted.status).toBe(0)
      expect(
        predicted.stdout
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line).text),
      ).toEqual(examples.map(({ text }) => text))
    },
    PATIENCE,
  )
})

const NPM = process.platform === 'win32' ? [] : [['through npm', 'npm', ['start']] as const]

describe.each([['by itself', process.execPath, ['scripts/start.mjs']] as const, ...NPM])(
  'npm start, %s',
  (_how, command, args) => {
    let started: ChildProcess
    let output = ''
    let folder: string
    let port: number
    let playgroundPort: number

    beforeAll(async () => {
      port = await aFreePort()
      playgroundPort = await aFreePort()
      folder = mkdtempSync(join(tmpdir(), 'whole-'))
      const env = {
        ...process.env,
        STORAGE_FILE: join(folder, 'store.db'),
        PORT: String(port),
        PLAYGROUND_PORT: String(playgroundPort),
        HOST: '0.0.0.0',
        BOT_ID: 'x',
      }
      started = spawn(command, args, { cwd: ROOT, env })
      await new Promise<void>((resolve, reject) => {
        const read = (part: Buffer) => {
          output += part.toString()
          if (output.includes('Ctrl-C')) resolve()
        }
        started.stdout?.on('data', read)
        started.stderr?.on('data', read)
        started.on('exit', () => reject(new Error(output)))
      })
    }, PATIENCE)

    afterAll(() => {
      started.kill('SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    })

    test('says that it is local and where to go', () => {
      expect(output).toContain(`Local mode: http://127.0.0.1:${port}`)
      expect(output).toContain(`Chat: http://127.0.0.1:${playgroundPort}`)
    })

    test('runs the server in local mode, whatever credentials are around, and the playground', async () => {
      const health = await (await fetch(`http://127.0.0.1:${port}/healthz`)).json()
      expect(health).toMatchObject({ status: 'ready', local: true })
      expect((await fetch(`http://127.0.0.1:${playgroundPort}/_debug/ping`)).status).toBe(200)
    })

    test('neither can be reached from another machine', async () => {
      for (const host of outside) {
        expect(await accepts(host, port)).toBe(false)
        expect(await accepts(host, playgroundPort)).toBe(false)
      }
    })

    test('ends both on SIGTERM and frees the ports', async () => {
      const closed = new Promise((resolve) => started.once('close', resolve))
      started.kill('SIGTERM')
      const code = await closed
      if (command === process.execPath) expect(code).toBe(0)
      expect(output).toContain('Stopped.')
      expect([await accepts('127.0.0.1', port), await accepts('127.0.0.1', playgroundPort)]).toEqual([false, false])
    })
  },
)

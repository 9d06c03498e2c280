import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import path from 'node:path'

/** Microsoft's test client, running. */
export interface Playground {
  address: string
  close(): void
}

const START_TIME = 20_000
const FOLDER = path.join(__dirname, '..', '..', 'scripts', 'playground')

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

/** Waits until it answers: with a faulty context file it stays up and never does. */
async function ready(address: string, child: ChildProcess): Promise<void> {
  const end = Date.now() + START_TIME
  while (Date.now() < end && child.exitCode === null) {
    const up = await fetch(`${address}/_debug/ping`).then(
      (response) => response.ok,
      () => false,
    )
    if (up) return
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
  throw new Error('The playground did not start')
}

/** Starts it against a bot, with its log and context in `folder`. */
export async function startPlayground(messages: string, folder: string): Promise<Playground> {
  const port = await freePort()
  const cli = require.resolve('@microsoft/m365agentsplayground/cli.js')
  const child = spawn(
    process.execPath,
    [
      '-r',
      path.join(FOLDER, 'loopback-only.cjs'),
      cli,
      'start',
      '-e',
      messages,
      '-c',
      'msteams',
      '-p',
      String(port),
      '--disable-telemetry',
    ],
    {
      stdio: 'ignore',
      env: {
        ...process.env,
        TEAMSAPPTESTER_BROWSER: 'none',
        M365_AGENTS_PLAYGROUND_CONFIG_PATH: path.join(FOLDER, 'context.yml'),
        M365_AGENTS_PLAYGROUND_LOGFILE: path.join(folder, 'playground.log'),
      },
    },
  )
  const address = `http://127.0.0.1:${port}`
  try {
    await ready(address, child)
  } catch (error) {
    child.kill()
    throw error
  }
  return { address, close: () => child.kill() }
}

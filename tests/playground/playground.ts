import type { ChildProcess } from 'node:child_process'
import { startPlayground as spawnPlayground } from '../../scripts/playground/start.cjs'
import { aFreePort } from '../start/free-port'

/** Microsoft's test client, running. */
export interface Playground {
  address: string
  close(): void
}

const START_TIME = 20_000

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

/** Starts it against a bot, with its logs in `folder`. */
export async function startPlayground(messages: string, folder: string): Promise<Playground> {
  const port = await aFreePort()
  const child = spawnPlayground(messages, port, folder)
  const address = `http://127.0.0.1:${port}`
  try {
    await ready(address, child)
  } catch (error) {
    child.kill()
    throw error
  }
  return { address, close: () => child.kill() }
}

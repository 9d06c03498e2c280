import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'

const MIB = 1024
const START_TIME = 15_000

/** A server in a process of its own. */
export interface Measured {
  address: string
  /** Milliseconds from the start of the process to its first answer. */
  ready: number
  stop(): Promise<void>
  /** Seconds of processor time so far; NaN where the system does not tell. */
  cpu(): number
  /** MiB now, and the most so far; NaN where the system does not tell. */
  memory(): { now: number; most: number }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function stopping(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill()
  })
}

/** Starts a built script (after Node's flags) on a port, with Microsoft's hosts sent to the stand-in, and waits until it is ready. */
export async function startMeasured(
  command: readonly string[],
  port: number,
  environment: Record<string, string>,
): Promise<Measured> {
  const began = performance.now()
  const preload = path.join(__dirname, 'redirect-hosts.js')
  const child = spawn(process.execPath, ['-r', preload, ...command], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...environment, NODE_ENV: 'production', PORT: String(port) },
  })
  const address = `http://127.0.0.1:${port}`
  for (;;) {
    const up = await fetch(`${address}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (up) break
    if (child.exitCode !== null || performance.now() - began > START_TIME)
      throw new Error(`${path.basename(command.at(-1) ?? '')} did not start`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  const ready = performance.now() - began
  const status = (name: string) =>
    Number(new RegExp(`${name}:\\s+(\\d+)`).exec(read(`/proc/${child.pid}/status`))?.[1] ?? Number.NaN) / MIB
  return {
    address,
    ready,
    stop: () => stopping(child),
    cpu() {
      const fields = (read(`/proc/${child.pid}/stat`).split(') ')[1] ?? '').split(' ')
      // Fields 14 and 15 of the line, in hundredths of a second; the first two are cut off above.
      return (Number(fields[11]) + Number(fields[12])) / 100
    },
    memory: () => ({ now: status('VmRSS'), most: status('VmHWM') }),
  }
}

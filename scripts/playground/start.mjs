import { spawn } from 'node:child_process'
import { mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../steps/run.mjs'

const FOLDER = join(ROOT, 'scripts', 'playground')
/** Where the playground's own chatter goes. */
export const PLAYGROUND_LOG = join(ROOT, 'build', 'playground.log')

/** Starts Microsoft's Agents Playground on loopback, talking to a bot at `endpoint`. It opens no browser and sends no telemetry. */
export function startPlayground(endpoint, port) {
  mkdirSync(join(ROOT, 'build'), { recursive: true })
  const out = openSync(PLAYGROUND_LOG, 'w')
  const cli = join(ROOT, 'node_modules', '@microsoft', 'm365agentsplayground', 'cli.js')
  const options = ['start', '-e', endpoint, '-c', 'msteams', '-p', String(port), '--disable-telemetry']
  return spawn(process.execPath, ['--require', join(FOLDER, 'loopback-only.cjs'), cli, ...options], {
    cwd: join(ROOT, 'build'),
    stdio: ['ignore', out, out],
    env: {
      ...process.env,
      TEAMSAPPTESTER_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: join(FOLDER, 'context.yml'),
      M365_AGENTS_PLAYGROUND_LOGFILE: join(ROOT, 'build', 'playground-activities.log'),
    },
  })
}

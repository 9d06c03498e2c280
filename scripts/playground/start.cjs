/** Starts the playground for `npm start` and for the tests. CommonJS: jest cannot load another kind. */
const { spawn } = require('node:child_process')
const { mkdirSync, openSync } = require('node:fs')
const { join } = require('node:path')

/**
 * Starts Microsoft's Agents Playground on loopback, talking to a bot at `endpoint`. It opens no browser and sends no
 * telemetry. Its own chatter goes to playground.log in `folder`.
 */
function startPlayground(endpoint, port, folder) {
  mkdirSync(folder, { recursive: true })
  const out = openSync(join(folder, 'playground.log'), 'w')
  const cli = require.resolve('@microsoft/m365agentsplayground/cli.js')
  const options = ['start', '-e', endpoint, '-c', 'msteams', '-p', String(port), '--disable-telemetry']
  return spawn(process.execPath, ['--require', join(__dirname, 'loopback-only.cjs'), cli, ...options], {
    cwd: folder,
    stdio: ['ignore', out, out],
    env: {
      ...process.env,
      TEAMSAPPTESTER_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: join(__dirname, 'context.yml'),
      M365_AGENTS_PLAYGROUND_LOGFILE: join(folder, 'playground-activities.log'),
    },
  })
}

module.exports = { startPlayground }

import { spawn } from 'node:child_process'
import { mkdirSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { startPlayground } from '../playground/start.cjs'
import { buildWhatIsStale } from './build.mjs'
import { installWhatIsMissing } from './install.mjs'
import { answers, isFree } from './port.mjs'
import { ROOT } from './run.mjs'
import { stop } from './stop.mjs'

const LOGS = join(ROOT, 'build')
const SERVER_LOG = join(LOGS, 'server.log')
const PLAYGROUND_LOG = join(LOGS, 'playground.log')
/** Milliseconds that each of the two gets to answer. */
const PATIENCE = 30_000

const say = (line) => process.stdout.write(`${line}\n`)
const shown = (file) => relative(ROOT, file)

function portFrom(name, standard) {
  const given = process.env[name] || standard
  if (!/^\d{1,5}$/.test(given) || Number(given) < 1 || Number(given) > 65535) {
    stop(`${name} is not a port number.`, `set ${name} to a number from 1 to 65535, or leave it out.`)
  }
  return Number(given)
}

async function mustBeFree(port, name) {
  if (await isFree(port)) return
  stop(
    `Port ${port} is taken by another program.`,
    `stop that program, or choose another port: ${name}=<port> npm start`,
  )
}

/** What `npm run serve` gives to Node: what is tried out here runs as it does on a host. */
function serveArguments() {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  return scripts.serve.split(' ').slice(1)
}

/**
 * The playground forgets its chats when it ends, and gives the next ones the same ids: a bot that remembered them would not
 * greet in a chat that looks new. A store that was set is left alone.
 */
function forgetEarlierChats() {
  for (const ending of ['', '-wal', '-shm']) rmSync(join(LOGS, `local.db${ending}`), { force: true })
}

function startServer(port) {
  mkdirSync(LOGS, { recursive: true })
  forgetEarlierChats()
  return spawn(process.execPath, [...serveArguments(), '--local'], {
    cwd: ROOT,
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', openSync(SERVER_LOG, 'w'), 'inherit'],
  })
}

/** The children, ended together: by Ctrl-C, by SIGTERM, or because one of them ended. */
function endTogether(children) {
  let ending = false
  let left = children.length
  const endAll = () => {
    ending = true
    for (const { child } of children) if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
  }
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      if (!ending) say('\nStopping …')
      endAll()
    })
  }
  for (const { child, name, log } of children) {
    child.on('exit', () => {
      left -= 1
      if (!ending) {
        process.stderr.write(`${name} ended by itself.\nNext: read ${shown(log)}.\n`)
        process.exitCode = 1
        endAll()
      }
      if (left === 0) say('Stopped.')
    })
  }
  return { endAll, isEnding: () => ending }
}

/** npm's shell does not pass on the SIGTERM that it gets: once it is gone, nobody else would end what was started. */
function endWithNpm(endAll) {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) endAll()
  }, 500).unref()
}

/** The whole of `npm start`. */
export async function startLocal() {
  const port = portFrom('PORT', '3978')
  const playgroundPort = portFrom('PLAYGROUND_PORT', '56150')
  await mustBeFree(port, 'PORT')
  await mustBeFree(playgroundPort, 'PLAYGROUND_PORT')
  await installWhatIsMissing(say)
  await buildWhatIsStale(say)

  say('Starting the server …')
  const server = { child: startServer(port), name: 'The server', log: SERVER_LOG }
  const children = [server]
  const playground = { child: undefined, name: 'The playground', log: PLAYGROUND_LOG }
  const serverEnds = new Promise((resolve) => server.child.once('exit', () => resolve(true)))
  let over = false
  serverEnds.then(() => {
    over = true
  })
  if (!(await answers(`http://127.0.0.1:${port}/healthz`, PATIENCE, () => over))) {
    server.child.kill('SIGTERM')
    stop('The server did not come up.', `read the message above, or ${shown(SERVER_LOG)}.`)
  }
  say("Starting Microsoft's Agents Playground …")
  playground.child = startPlayground(`http://127.0.0.1:${port}/api/messages`, playgroundPort, LOGS)
  children.push(playground)
  const together = endTogether(children)
  endWithNpm(together.endAll)
  const up = await answers(`http://127.0.0.1:${playgroundPort}/_debug/ping`, PATIENCE, together.isEnding)
  if (together.isEnding()) return
  if (!up) {
    process.stderr.write(`The playground did not come up.\nNext: read ${shown(PLAYGROUND_LOG)}.\n`)
    process.exitCode = 1
    together.endAll()
    return
  }
  say(`\n  Chat: http://127.0.0.1:${playgroundPort} and ask: Is Power BI in scope?`)
  say(`  Tab:  http://127.0.0.1:${port}/tab/\n`)
  say(`  Logs: ${shown(SERVER_LOG)}, ${shown(PLAYGROUND_LOG)}. Ctrl-C stops both.`)
}

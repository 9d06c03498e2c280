import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { load } from './stand-ins/load'
import { type Measured, startMeasured } from './stand-ins/measured'
import { APP_ID, APP_SECRET, startMicrosoft, TENANT_ID } from './stand-ins/microsoft'

/**
 * `npm run bench:bot`: a full turn (signed token in, answer out with the bot's own token) against a bare botbuilder bot with
 * the same authentication and one reply of text, in interleaved pairs. Everything stays on loopback and ends by itself.
 */
const PAIRS = 9
const TURNS = 1000
const WARM_UP = 600
const CONNECTIONS = 16
const STARTS = 5
const AIM = { ratio: 0.75, cpu: 0.5, memory: 200, ready: 1000 }

const QUESTIONS = [
  'Is Power BI in scope?',
  'And Intune?',
  'Where do I get the certificate?',
  'Is Defender covered?',
  'Are Teams and Exchange Online certified?',
]
const MAIN = path.join(__dirname, '..', 'src', 'main.js')
const ECHO = path.join(__dirname, 'stand-ins', 'echo-bot.js')

interface Run {
  rate: number
  cpu: number
  median: number
}

const sorted = (values: number[]) => [...values].sort((a, b) => a - b)
const median = (values: number[]) => sorted(values)[Math.floor(values.length / 2)] ?? Number.NaN
const spread = (values: number[], digits: number) =>
  `median ${median(values).toFixed(digits)}, from ${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)}`

let activities = 0
function activity(serviceUrl: string): string {
  const n = ++activities
  return JSON.stringify({
    type: 'message',
    id: `activity-${n}`,
    text: QUESTIONS[n % QUESTIONS.length],
    channelId: 'msteams',
    serviceUrl,
    timestamp: new Date().toISOString(),
    from: { id: `person-${n % 200}`, name: 'Alex' },
    recipient: { id: `28:${APP_ID}`, name: 'ISO 22301 Assistant' },
    conversation: { id: `chat-${n % 200}`, conversationType: 'personal', tenantId: TENANT_ID },
    channelData: { tenant: { id: TENANT_ID } },
  })
}

async function run(server: Measured, token: string, serviceUrl: string, amount: number): Promise<Run> {
  const before = server.cpu()
  const url = new URL(`${server.address}/api/messages`)
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  const { rate, latencies } = await load(url, headers, () => activity(serviceUrl), amount, CONNECTIONS)
  return { rate, cpu: ((server.cpu() - before) * 1000) / amount, median: median(latencies) }
}

/** The flags with which `npm run serve` starts Node, so that what is measured is what is served; the echo gets the same. */
function serveFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync(path.join(__dirname, '..', '..', 'package.json'), 'utf8')) as {
    scripts: { serve: string }
  }
  return scripts.serve.split(/\s+/).filter((word) => word.startsWith('-'))
}

async function starts(flags: readonly string[], environment: Record<string, string>): Promise<number[]> {
  const times: number[] = []
  for (let i = 0; i < STARTS; i++) {
    const server = await startMeasured([...flags, MAIN], 21_310 + i, environment)
    times.push(server.ready)
    await server.stop()
  }
  return times
}

/** Prints a figure beside its aim. One that this system does not tell is neither good nor bad. */
function judge(name: string, figure: number, fine: boolean, line: string): boolean {
  if (Number.isNaN(figure)) {
    console.log(`-      ${name}: not measured (needs /proc, as on Linux)`)
    return true
  }
  console.log(`${fine ? 'ok    ' : 'MISSED'} ${name}: ${line}`)
  return fine
}

function describeRuns(runs: Run[]): string {
  const rates = runs.map(({ rate }) => rate)
  const cpu = runs.map((run) => run.cpu)
  const own = cpu.some(Number.isNaN) ? 'not measured' : `${spread(cpu, 2)} ms a turn`
  return `${spread(rates, 0)} turns/s; own CPU ${own}; p50 ${median(runs.map((run) => run.median)).toFixed(1)} ms`
}

async function main(): Promise<void> {
  if (!existsSync(MAIN)) throw new Error('The server is not built: run "npm run build" first')
  const flags = serveFlags()
  const microsoft = await startMicrosoft()
  const connector = fork(path.join(__dirname, 'stand-ins', 'quiet-connector.js'))
  const [{ port }] = (await once(connector, 'message')) as [{ port: number }]
  const serviceUrl = `http://127.0.0.1:${port}/`
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-bot-'))
  const environment = {
    STORAGE_FILE: path.join(folder, 'store.db'),
    STAND_IN_PORT: String(microsoft.port),
    BOT_ID: APP_ID,
    BOT_PASSWORD: APP_SECRET,
    BOT_TENANT_ID: TENANT_ID,
    HOST: '127.0.0.1',
  }
  const ready = await starts(flags, environment)
  const product = await startMeasured([...flags, MAIN], 21_301, environment)
  const echo = await startMeasured([...flags, ECHO], 21_302, environment)
  try {
    await new Promise((resolve) => setTimeout(resolve, 1000))
    const idle = product.memory().now
    const token = microsoft.token({ serviceurl: serviceUrl, exp: Math.floor(Date.now() / 1000) + 3600 })
    for (const server of [product, echo]) await run(server, token, serviceUrl, WARM_UP)

    const pairs: { product: Run; echo: Run }[] = []
    for (let i = 0; i < PAIRS; i++) {
      // The order changes, so that neither always runs on the warmer machine.
      const first = i % 2 === 0 ? await run(product, token, serviceUrl, TURNS) : undefined
      const bare = await run(echo, token, serviceUrl, TURNS)
      pairs.push({ echo: bare, product: first ?? (await run(product, token, serviceUrl, TURNS)) })
    }
    connector.send('count')
    const [{ taken }] = (await once(connector, 'message')) as [{ taken: number }]
    const expected = 2 * (WARM_UP + PAIRS * TURNS)

    const ratios = pairs.map((pair) => pair.product.rate / pair.echo.rate)
    const extra = pairs.map((pair) => pair.product.cpu - pair.echo.cpu)
    const most = product.memory().most
    const idleLine = `${idle.toFixed(0)} MiB (aim ≤ ${AIM.memory})`
    const mostLine = `${most.toFixed(0)} MiB at most, the echo ${echo.memory().most.toFixed(0)} (aim ≤ ${AIM.memory})`
    const model = cpus()[0]?.model.trim() ?? 'unknown'
    console.log(`Machine: ${cpus().length} × ${model}, Node ${process.versions.node} ${flags.join(' ')}`)
    console.log(`${PAIRS} interleaved pairs of ${TURNS} turns, ${CONNECTIONS} connections`)
    console.log(`Product: ${describeRuns(pairs.map((pair) => pair.product))}`)
    console.log(`Echo:    ${describeRuns(pairs.map((pair) => pair.echo))}`)
    const [ratio, more, start] = [median(ratios), median(extra), median(ready)]
    const judged = [
      judge('replies', taken, taken === expected, `${taken} of ${expected} reached the connector`),
      judge('throughput against the echo', ratio, ratio >= AIM.ratio, `${spread(ratios, 2)} (aim ≥ ${AIM.ratio})`),
      judge('own CPU beyond the echo', more, more <= AIM.cpu, `${spread(extra, 2)} ms a turn (aim ≤ ${AIM.cpu})`),
      judge('memory idle', idle, idle <= AIM.memory, idleLine),
      judge('memory under load', most, most <= AIM.memory, mostLine),
      judge('ready after the start', start, start <= AIM.ready, `${spread(ready, 0)} ms (aim ≤ ${AIM.ready})`),
    ]
    process.exitCode = judged.every(Boolean) ? 0 : 1
  } finally {
    await product.stop()
    await echo.stop()
    connector.kill()
    await microsoft.close()
    rmSync(folder, { recursive: true })
  }
}

void main().catch((error) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})

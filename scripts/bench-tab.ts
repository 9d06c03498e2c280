import { rmSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'
import type { Listening } from '../src/server/listen'
import { type Scores, scoresOf } from './bench/tab/scores'
import { sizesOf } from './bench/tab/sizes'
import { interactions } from './bench/tab/tasks'
import { requireBrowser, serveTab } from './chromium'
import { ROOT } from './repository'

/**
 * `npm run bench:tab`: size, Lighthouse and the longest tasks of the tab, each beside a bare tab of Fluent and teams-js that
 * is built and served in the same run (`TAB_SAMPLE` names another one to compare with). Build first; nothing else should run.
 */
const RUNS = Number(process.env.RUNS ?? 5)
const TAB = join(ROOT, 'dist', 'tab')
const SAMPLE = process.env.TAB_SAMPLE ?? join(ROOT, 'scripts', 'bench', 'tab-sample')
const SAMPLE_BUILT = join(ROOT, 'build', 'tab-sample')
const LONGEST_TASK = 50

async function buildSample(): Promise<void> {
  const { build } = await import('vite')
  const { compressed } = (await import(pathToFileURL(join(ROOT, 'tab', 'vite-plugins.mjs')).href)) as {
    compressed: () => Plugin
  }
  rmSync(SAMPLE_BUILT, { recursive: true, force: true })
  await build({
    root: SAMPLE,
    base: '/tab/',
    configFile: false,
    logLevel: 'error',
    plugins: [compressed()],
    build: { outDir: SAMPLE_BUILT, emptyOutDir: true, target: 'es2022' },
  })
}

const say = (line: string) => process.stdout.write(`${line}\n`)
const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
const mark = (fine: boolean) => (fine ? 'ok  ' : 'FAIL')

function saySizes(): void {
  const own = sizesOf(TAB)
  const bare = sizesOf(SAMPLE_BUILT)
  say('JavaScript, gzipped (1 kB = 1,000 bytes)')
  const ratio = own.inTeams / bare.inTeams
  say(
    `  ${mark(ratio <= 1.15)} first page in Teams ${kB(own.inTeams)}, bare tab ${kB(bare.inTeams)}: ${ratio.toFixed(2)} (at most 1.15)`,
  )
  say(`       first page on the web ${kB(own.page)}`)
  say(
    `  ${mark(own.engine <= 204_800)} engine, knowledge, weights and pages' questions ${kB(own.engine)} (at most 200 kB of 1,024)`,
  )
  for (const { name, bytes } of own.later) say(`       later: ${name} ${kB(bytes)}`)
}

const line = ({ scores, times, shift }: Scores) =>
  `performance ${scores.performance}, accessibility ${scores.accessibility}, best practices ${scores['best-practices']}, SEO ${scores.seo} | ` +
  `FCP ${times['first-contentful-paint']} LCP ${times['largest-contentful-paint']} TBT ${times['total-blocking-time']} ms, CLS ${shift.toFixed(3)}`

function sayScores(name: string, own: Scores, bare: Scores, least: number): void {
  const { scores } = own
  const fine =
    scores.performance >= least && scores.accessibility === 100 && scores['best-practices'] >= 96 && scores.seo === 100
  say(`  ${mark(fine)} ${name.padEnd(8)} ${line(own)}`)
  say(`       bare tab ${line(bare)}`)
}

async function main(): Promise<void> {
  const browser = requireBrowser()
  say(
    `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.versions.node}, median of ${RUNS}`,
  )
  await buildSample()
  saySizes()
  const [own, bare] = await Promise.all([serveTab(TAB), serveTab(SAMPLE_BUILT)])
  try {
    const addressOf = ({ port }: Listening) => `http://localhost:${port}/tab/`
    say('Lighthouse')
    for (const desktop of [false, true]) {
      const setting = { browser, desktop, runs: RUNS }
      const bareScores = await scoresOf(addressOf(bare), setting)
      const ownScores = await scoresOf(addressOf(own), setting)
      const least = desktop ? 100 : bareScores.scores.performance - 2
      sayScores(desktop ? 'desktop' : 'mobile', ownScores, bareScores, least)
    }
    say('Longest task of the main thread at a quarter of the speed')
    for (const { name, longest, tasks } of await interactions(own.address, browser)) {
      say(
        `  ${mark(longest <= LONGEST_TASK)} ${name}: ${longest.toFixed(1)} ms of ${tasks} tasks (at most ${LONGEST_TASK})`,
      )
    }
  } finally {
    await Promise.all([own.close(), bare.close()])
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = 1
})

import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import browsers from '../browser.cjs'
import databases from '../postgres.cjs'
import { buildWhatIsStale } from './build.mjs'
import { installWhatIsMissing } from './install.mjs'
import { ROOT, runTool } from './run.mjs'
import { stop } from './stop.mjs'

const RESULTS = join(ROOT, 'build', 'jest.json')
const isCi = process.env.CI === 'true'
const say = (line) => process.stdout.write(`${line}\n`)

async function types() {
  say('Types (tsc) …')
  return (await runTool('typescript/bin/tsc', ['--noEmit', '-p', '.'])) === 0
}

async function lint() {
  say('Lint and format (biome) …')
  return (await runTool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.'])) === 0
}

/** What jest counted. A file that cannot even be loaded counts as one failure. */
function counted() {
  const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = JSON.parse(
    readFileSync(RESULTS, 'utf8'),
  )
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites, skipped: numPendingTests }
}

async function tests() {
  say('Tests (jest) …')
  mkdirSync(join(ROOT, 'build'), { recursive: true })
  rmSync(RESULTS, { force: true })
  const code = await runTool('jest/bin/jest.js', ['--json', `--outputFile=${RESULTS}`, '--silent=false'], {
    output: 'ignore',
  })
  try {
    return { code, ...counted() }
  } catch {
    return { code: code || 1, passed: 0, failed: 1, skipped: 0 }
  }
}

/** The path of the browser for the tests of real clients. In CI they may not be left out. */
function browser() {
  const found = browsers.findBrowser()
  if (found !== undefined) say(`Browser: ${found}`)
  else if (isCi) stop('No browser was found for the tests of real clients.', 'install chromium, or set BROWSER_PATH.')
  return found
}

/** The folder of PostgreSQL for the tests of the store. In CI they may not be left out. */
function postgres() {
  const found = databases.findPostgres()
  if (found !== undefined) say(`PostgreSQL: ${found}`)
  else if (isCi) stop('No PostgreSQL was found for the tests of the store.', 'install postgresql, or set POSTGRES_BIN.')
  return found
}

/** The whole of `npm test`. */
export async function testAll(quick) {
  await installWhatIsMissing(say)
  const steps = { types: await types(), lint: await lint() }
  const brokenSteps = Object.entries(steps).flatMap(([name, passed]) => (passed ? [] : [name]))
  if (quick) {
    say(brokenSteps.length === 0 ? 'Types and lint pass.' : `Failed: ${brokenSteps.join(', ')}`)
    process.exitCode = brokenSteps.length === 0 ? 0 : 1
    return
  }
  const found = browser()
  const database = postgres()
  await buildWhatIsStale(say)
  const { code, passed, failed, skipped } = await tests()

  say('')
  for (const [name, fine] of Object.entries(steps)) say(`${name}: ${fine ? 'passed' : 'FAILED'}`)
  say(`tests: ${code === 0 ? 'passed' : 'FAILED'}${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  if (found === undefined) {
    say('SKIPPED: the tests of real clients, because no Chromium, Chrome or Edge was found.')
    say('Next: install one, or set BROWSER_PATH, and run npm test again.')
  }
  if (database === undefined) {
    say('SKIPPED: the tests of the store on PostgreSQL, because none was found. Those on SQLite ran.')
    say('Next: install PostgreSQL, or set POSTGRES_BIN to the folder with initdb, and run npm test again.')
  }
  // Types and lint are checks too: a failing one counts.
  say(`${passed} passed, ${failed + brokenSteps.length} failed`)
  process.exitCode = code === 0 && brokenSteps.length === 0 ? 0 : 1
}

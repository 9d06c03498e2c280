/**
 * `npm run build`: types and code to dist/, data checked, other files copied. The weights of the classifier are kept with
 * the sources and made anew only where the utterances have changed since, or with `--train`.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { extname, join } from 'node:path'
import { ROOT, run, runTool } from './steps/run.mjs'
import { STAMP, stateOfSources } from './steps/sources.mjs'
import { stop } from './steps/stop.mjs'

const DIST = join(ROOT, 'dist')
const quiet = process.argv.includes('--quiet')
// Standard output belongs to whoever called: `npm run -s ask` prints answers there.
const say = (line) => process.stderr.write(`${line}\n`)

/** Everything beside the code that it reads when it runs: pages, data. */
function copyAssets(from, to) {
  if (!existsSync(from)) return
  for (const name of readdirSync(from)) {
    const source = join(from, name)
    if (statSync(source).isDirectory()) copyAssets(source, join(to, name))
    else if (!['.ts', '.tsx'].includes(extname(name))) {
      mkdirSync(to, { recursive: true })
      cpSync(source, join(to, name))
    }
  }
}

async function runBuilt(script, saying, failure) {
  say(saying)
  const code = await run(process.execPath, [join(DIST, 'scripts', script)], { output: 'stderr' })
  if (code !== 0) stop(failure, 'correct what is listed above.')
}

/** True where the weights were trained from the utterances as they are. */
function weightsAreCurrent() {
  const file = join(ROOT, 'src', 'answers', 'model', 'weights.json')
  const { trainingDigest } = createRequire(import.meta.url)(join(DIST, 'scripts', 'train.js'))
  return JSON.parse(readFileSync(file, 'utf8')).of === trainingDigest(join(ROOT, 'src', 'answers', 'training'))
}

let state = stateOfSources()
rmSync(DIST, { recursive: true, force: true })
say('Compiling …')
if ((await runTool('typescript/bin/tsc', ['-p', '.'], { output: 'stderr' })) !== 0) {
  stop('The code does not compile.', 'correct what the compiler lists above.')
}
for (const room of ['tests', 'tab']) rmSync(join(DIST, room), { recursive: true, force: true })
await runBuilt('check-knowledge.js', 'Checking the knowledge …', 'The knowledge does not pass its checks.')
if (process.argv.includes('--train') || !weightsAreCurrent()) {
  await runBuilt('train.js', 'Training the classifier …', 'The classifier could not be trained.')
  state = stateOfSources()
}
say('Building the tab …')
if (
  (await runTool('vite/bin/vite.js', ['build', '--config', 'tab/vite.config.mjs', '--logLevel', 'warn'], {
    output: 'stderr',
  })) !== 0
) {
  stop('The tab could not be built.', 'correct what is listed above.')
}
for (const room of ['src', 'bot']) copyAssets(join(ROOT, room), join(DIST, room))
writeFileSync(STAMP, state)
if (!quiet) say('Built: dist/')

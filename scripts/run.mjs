/** `npm run -s ask`, `intents`, `coverage`, `data` and `audit`: builds what is stale, then runs a command of src/commands. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildWhatIsStale } from './steps/build.mjs'
import { installWhatIsMissing } from './steps/install.mjs'
import { stopIfNodeIsTooOld } from './steps/node-version.mjs'
import { ROOT } from './steps/run.mjs'
import { stop } from './steps/stop.mjs'

const [name, ...argv] = process.argv.slice(2)
const say = (line) => process.stderr.write(`${line}\n`)

stopIfNodeIsTooOld()
await installWhatIsMissing(say)
await buildWhatIsStale(say)
const file = join(ROOT, 'dist', 'src', 'commands', `${name}.js`)
if (!/^[a-z]+$/.test(name ?? '') || !existsSync(file))
  stop(`There is no command "${name}".`, 'use "npm run -s ask", "intents", "coverage", "data" or "audit".')
const { main } = await import(pathToFileURL(file).href)
process.exitCode = await main(argv)

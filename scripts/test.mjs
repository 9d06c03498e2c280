/** `npm test`: types, lint, then every test, with one summary. `--quick` (npm run check) leaves the tests out. */
import { stopIfNodeIsTooOld } from './steps/node-version.mjs'

stopIfNodeIsTooOld()
import('./steps/test-all.mjs').then(({ testAll }) => testAll(process.argv.includes('--quick')))

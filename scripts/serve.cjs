/**
 * `npm run serve`: the built server, in this very process, so that the memory flags of the script and the signals of the host
 * reach it. CommonJS, like what is built: nothing else is loaded before it.
 */
const { existsSync } = require('node:fs')
const { join } = require('node:path')

const DIST = join(__dirname, '..', 'dist')

// The stamp is written last: without it a build is missing or broke off.
if (existsSync(join(DIST, '.built-from'))) {
  require(join(DIST, 'src', 'main.js')).main(process.argv.slice(2))
} else {
  process.stderr.write('There is no finished build in dist/.\nNext: run "npm run build", then this again.\n')
  process.exitCode = 1
}

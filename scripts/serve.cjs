/**
 * `npm run serve`: the built server, in this very process, so that the memory flags of the script and the signals of the host
 * reach it. CommonJS, like what is built: nothing else is loaded before it.
 */
const { existsSync } = require('node:fs')
const { join } = require('node:path')

const DIST = join(__dirname, '..', 'dist')

/** npm's shell does not pass on the SIGTERM with which a host stops it: once it is gone, the server ends as on that signal. */
function endWithNpm() {
  const parent = process.ppid
  if (process.env.npm_lifecycle_event !== 'serve') return
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 500)
  watch.unref()
}

// The stamp is written last: without it a build is missing or broke off.
if (existsSync(join(DIST, '.built-from'))) {
  endWithNpm()
  require(join(DIST, 'src', 'main.js')).main(process.argv.slice(2))
} else {
  process.stderr.write('There is no finished build in dist/.\nNext: run "npm run build", then this again.\n')
  process.exitCode = 1
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, run } from './run.mjs'
import { stop } from './stop.mjs'

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(join(ROOT, file), 'utf8')).packages ?? {}
  } catch {
    return undefined
  }
}

/** True where node_modules holds what the lock file asks for; packages for other platforms may be absent. */
export function isInstalled(
  wanted = packagesIn('package-lock.json'),
  found = packagesIn('node_modules/.package-lock.json'),
) {
  if (wanted === undefined || found === undefined) return false
  return Object.entries(wanted).every(([place, { version, optional }]) => {
    if (place === '') return true
    const there = found[place]
    return there === undefined ? optional === true : there.version === version
  })
}

/** Runs `npm ci` where node_modules is missing or differs from the lock file. */
export async function installWhatIsMissing(say) {
  if (isInstalled()) return
  say('Installing packages (npm ci) …')
  const code = await run('npm', ['ci', '--no-audit', '--no-fund'], { output: 'stderr' })
  if (code !== 0)
    stop('The packages could not be installed.', 'check the network or the npm registry setting, then run this again.')
}

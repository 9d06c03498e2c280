import { ROOT, run } from './run.mjs'
import { isBuilt } from './sources.mjs'

/** Builds where dist/ does not match the sources. */
export async function buildWhatIsStale(say) {
  if (isBuilt()) return
  say('Building …')
  const code = await run(process.execPath, [`${ROOT}/scripts/build.mjs`, '--quiet'], { output: 'stderr' })
  if (code !== 0) process.exit(1)
}

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../scripts/repository'
import { type Running, run } from '../server/running'

/** What `npm run build` made of the tab. */
export const BUILT = join(ROOT, 'dist', 'tab')

/** The server with the built tab, on a free port. */
export function serveTab(): Promise<Running> {
  if (!existsSync(join(BUILT, 'index.html'))) throw new Error('The tab is not built: run "npm run build" first.')
  return run({ tab: { folder: BUILT, cloud: 'global' } })
}

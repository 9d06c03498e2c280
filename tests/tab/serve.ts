import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { ROOT } from '../../scripts/repository'
import { openBrowser } from '../playground/browser'
import { type Running, run } from '../server/running'
import { type Held, openInTeams } from './client/teams'

/** What `npm run build` made of the tab. */
export const BUILT = join(ROOT, 'dist', 'tab')

/** The server with the built tab, on a free port. */
export function serveTab(): Promise<Running> {
  if (!existsSync(join(BUILT, 'index.html'))) throw new Error('The tab is not built: run "npm run build" first.')
  return run({ tab: { folder: BUILT, cloud: 'global' } })
}

/** What the tests of one file share, from before the first of them to after the last. */
export interface Served {
  server: Running
  browser: Browser
}

/** The built tab behind the real server, and a browser, for the tests of a file. Empty until they begin. */
export function servedTab(): Served {
  const served = {} as Served
  beforeAll(async () => {
    served.server = await serveTab()
    served.browser = await openBrowser(process.env.BROWSER_PATH ?? '')
  }, 60_000)
  afterAll(async () => {
    await served.browser?.close()
    await served.server?.close()
  })
  return served
}

/** The same, and the tab inside a client, which ends with the test that opened it. */
export function heldTab(): Served & { open(path?: string, given?: Record<string, string>): Promise<Held> } {
  const served = servedTab()
  let held: Held | undefined
  afterEach(async () => {
    await held?.close()
    held = undefined
  })
  return Object.assign(served, {
    async open(path = '/tab/', given: Record<string, string> = {}) {
      held = await openInTeams(served.browser, served.server.address, path, given)
      return held
    },
  })
}

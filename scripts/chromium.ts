import { join } from 'node:path'
import express from 'express'
import { securityHeaders } from '../src/server/headers'
import { type Listening, listen } from '../src/server/listen'
import { tab } from '../src/server/tab'
import { tenant } from '../src/server/tenant'
import { ROOT } from './repository'

/** A browser without traffic of its own, in a place without a sandbox. */
export const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The path of a browser. @throws Error that says what to do where there is none. */
export function requireBrowser(): string {
  // Plain JavaScript, since jest's configuration reads it too.
  const { findBrowser } = require(join(ROOT, 'scripts', 'browser.cjs')) as { findBrowser: () => string | undefined }
  const found = findBrowser()
  if (found === undefined) throw new Error('No browser was found: install Chromium, or set BROWSER_PATH.')
  return found
}

/** A built tab on a free port, as a server without sign-in serves it, without what is not of the tab. */
export const serveTab = (folder: string): Promise<Listening> =>
  listen(
    express()
      .use(securityHeaders(false))
      .use('/api/tenant', tenant(undefined))
      .use(tab({ folder, cloud: 'global' })),
    '127.0.0.1',
    0,
  )

import type { Host } from './types'

/** Milliseconds that a client gets to answer. After that the page goes on as a web page: better than a spinner. */
export const PATIENCE = 3000
/** Where a channel's tab is set up, and in windows for signing in: there is nothing to go on to without the client. */
const PATIENCE_TO_SET_UP = 20_000

/** Windows that the client opens for signing in: it stands behind them. */
const WINDOW = '/tab/tenant/consent'

/** How long a client gets on a page, by the page's whole path. */
export const patienceOn = (path: string): number =>
  path.endsWith('/configure') || path.startsWith(WINDOW) ? PATIENCE_TO_SET_UP : PATIENCE

/** True where something may hold this page: a frame around it, the bridge of the mobile apps, or who opened its window. */
export function mayBeHeld(page: Window): boolean {
  return (
    page.parent !== page.self ||
    'nativeInterface' in page ||
    (page.opener !== null && page.location.pathname.startsWith(WINDOW))
  )
}

/** The client around the page; null where there is none, it refuses, or it does not answer in time. */
export async function connect(page: Window, patience = patienceOn(page.location.pathname)): Promise<Host | null> {
  if (!mayBeHeld(page)) return null
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), patience))
  // The library is not loaded where nobody would answer: a web page needs none of it.
  const answer = import('./teams.js').then(({ connectTeams }) => connectTeams())
  return Promise.race([answer.catch(refused), late])
}

function refused(reason: unknown): null {
  console.warn('No client answered; going on as a web page.', reason)
  return null
}

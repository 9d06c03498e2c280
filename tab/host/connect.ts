import type { Host } from './types'

/** Milliseconds that a client gets to answer. After that the page goes on as a web page: better than a spinner. */
export const PATIENCE = 3000
/** On the page where a channel's tab is set up: without its client nothing can be kept there, so there is nothing to go on to. */
const PATIENCE_TO_SET_UP = 20_000

/** How long a client gets on a page, by the page's whole path. */
export const patienceOn = (path: string): number => (path.endsWith('/configure') ? PATIENCE_TO_SET_UP : PATIENCE)

/** True where something may hold this page: a frame around it, or the bridge of the mobile apps. */
export function mayBeHeld(page: Window): boolean {
  return page.parent !== page.self || 'nativeInterface' in page
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

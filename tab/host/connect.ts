import type { Host } from './types'

/** Milliseconds that a client gets to answer. After that the page goes on as a web page: better than a spinner. */
export const PATIENCE = 3000

/** True where something may hold this page: a frame around it, or the bridge of the mobile apps. */
export function mayBeHeld(page: Window): boolean {
  return page.parent !== page.self || 'nativeInterface' in page
}

/** The client around the page; null where there is none, it refuses, or it does not answer in time. */
export async function connect(page: Window, patience = PATIENCE): Promise<Host | null> {
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

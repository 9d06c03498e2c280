import { createServer } from 'node:net'

/** True where nothing listens on the port of 127.0.0.1. */
export function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

/** Asks an address until it answers with a success, for at most `limit` milliseconds; stops early where `ended()` is true. */
export async function answers(address, limit, ended = () => false) {
  const deadline = Date.now() + limit
  while (Date.now() < deadline && !ended()) {
    try {
      const response = await fetch(address, { signal: AbortSignal.timeout(1000) })
      if (response.ok) return true
    } catch {
      // Not listening yet: asked again until the limit.
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return false
}

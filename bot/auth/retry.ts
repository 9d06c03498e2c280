import { setTimeout as wait } from 'node:timers/promises'
import type { ConnectorClient } from 'botframework-connector'

interface Sent {
  status: number
  headers: { get(name: string): string | undefined }
}
interface Sending {
  method?: string
  abortSignal?: AbortSignal
}
type Send = (request: Sending) => Promise<Sent>
interface Pipeline {
  removePolicy(named: { name: string }): unknown
  addPolicy(
    policy: { name: string; sendRequest(request: Sending, next: Send): Promise<Sent> },
    options: { phase: 'Retry' },
  ): void
}

/** The answers of Teams after which sending again helps. */
const PASSING = new Set([412, 429, 502, 503, 504])
/** The service was not reached, so that nothing can have been posted. */
const NOT_REACHED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ECONNRESET'])
/** The same for what must not be done twice: answers after which nothing was done, and failures before anything was sent. */
const DECLINED = new Set([412, 429])
const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'])
const ATTEMPTS = 3
const FIRST_PAUSE = 250
/** Teams gives up on a turn after about 15 s: a longer pause than this would be answered to nobody. */
const LONGEST_PAUSE = 3000
const TIMEOUT = 8000

/** How long to wait before the next attempt, in milliseconds: what the service asks for, else longer each time, with jitter. */
export function pauseBefore(attempt: number, retryAfter: string | undefined, random: () => number): number {
  const asked = Number(retryAfter)
  if (retryAfter !== undefined && Number.isFinite(asked) && asked >= 0) return asked * 1000
  return FIRST_PAUSE * 2 ** attempt * (0.5 + random())
}

/** One attempt with an end. The client's own `timeout` leaves its timer running after a connection that failed. */
async function within(milliseconds: number, request: Sending, send: Send): Promise<Sent> {
  const ending = new AbortController()
  const timer = setTimeout(() => ending.abort(), milliseconds)
  request.abortSignal = ending.signal
  try {
    return await send(request)
  } finally {
    clearTimeout(timer)
  }
}

/** True where nothing was sent, so that nothing can have been done. */
export const wasNotSent = (error: unknown): boolean => NOT_SENT.has((error as { code?: string }).code ?? '')

/**
 * Sends replies again as Teams asks for it; with `once`, what changes something only where nothing can have been changed. The
 * client's own policy retries for longer than a turn lasts, and honours a Retry-After of any length.
 */
export function retryReplies(connector: ConnectorClient, once = false): ConnectorClient {
  // botbuilder keeps the pipeline of its client private and has no option for it.
  const { pipeline } = (connector as unknown as { client: { pipeline: Pipeline } }).client
  pipeline.removePolicy({ name: 'defaultRetryPolicy' })
  pipeline.addPolicy(
    {
      name: 'retryReplies',
      async sendRequest(request, next) {
        const careful = once && request.method !== 'GET'
        const [passing, notReached] = careful ? [DECLINED, NOT_SENT] : [PASSING, NOT_REACHED]
        for (let attempt = 0; ; attempt++) {
          let pause: number
          try {
            const sent = await within(TIMEOUT, request, next)
            if (!passing.has(sent.status) || attempt + 1 >= ATTEMPTS) return sent
            pause = pauseBefore(attempt, sent.headers.get('retry-after'), Math.random)
            if (pause > LONGEST_PAUSE) return sent
          } catch (error) {
            const code = (error as { code?: string }).code ?? ''
            if (!notReached.has(code) || attempt + 1 >= ATTEMPTS) throw error
            pause = pauseBefore(attempt, undefined, Math.random)
          }
          await wait(pause)
        }
      },
    },
    { phase: 'Retry' },
  )
  return connector
}

import { AppError } from '../errors'

/** Requests that wait in one tenant: more than are served in the time that anybody waits. */
const MOST_WAITING = 100
/** Seconds after which somebody for whom there was no time may ask again: those before them are done then. */
const AGAIN_AFTER = 5

/** Those who wait, in their order; a tenant is here while it has a request under way. */
type Queue = Set<() => void>

/**
 * Requests to Graph, one at a time in each tenant however many people ask: Microsoft counts what an app asks in a tenant, and
 * takes turns badly itself. First come, first served is fair here, since a reading has one request waiting at a time, and a
 * person no more readings than there are kinds. Other instances of the server take turns of their own.
 */
export class OneAtATime {
  readonly #queues = new Map<string, Queue>()

  /**
   * Does the work when it is the tenant's turn. Throws AppError `microsoft-busy` where too many wait, or where the time ends,
   * which the signal says, before it began.
   */
  async run<Result>(tenant: string, signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
    await this.#turn(tenant, signal)
    try {
      return await work()
    } finally {
      this.#next(tenant)
    }
  }

  async #turn(tenant: string, signal: AbortSignal): Promise<void> {
    const queue = this.#queues.get(tenant)
    if (queue === undefined) {
      this.#queues.set(tenant, new Set())
      return
    }
    if (queue.size >= MOST_WAITING) throw new AppError('microsoft-busy', { retryAfter: AGAIN_AFTER })
    await new Promise<void>((resolve, reject) => {
      const begin = () => {
        signal.removeEventListener('abort', leave)
        resolve()
      }
      const leave = () => {
        queue.delete(begin)
        reject(new AppError('microsoft-busy', { retryAfter: AGAIN_AFTER }))
      }
      queue.add(begin)
      signal.addEventListener('abort', leave, { once: true })
      if (signal.aborted) leave()
    })
  }

  #next(tenant: string): void {
    const queue = this.#queues.get(tenant)
    const [begin] = queue ?? []
    if (begin === undefined) {
      this.#queues.delete(tenant)
      return
    }
    queue?.delete(begin)
    begin()
  }
}

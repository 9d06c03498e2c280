import { AppError } from '../errors'
import { AskLater, MOST_TIME } from './budget'

/** Requests that wait in one tenant: more than are served in the time that anybody waits. */
const MOST_WAITING = 100
/** Seconds after which somebody for whom there was no time may ask again: those before them are done then. */
const AGAIN_AFTER = 5
/** Milliseconds that a request has while others wait for it: after it there is time enough for the next one. */
const LONGEST_BEFORE_OTHERS = 3000

/** Those who wait, in their order; a tenant is here while it has a request under way. */
type Queue = Set<() => void>

/**
 * Requests to Graph, one at a time in each tenant however many people ask: Microsoft counts what an app asks in a tenant, so
 * that where it wants to be asked later, nobody of the tenant asks meanwhile. First come, first served is fair here, since a
 * reading has one request waiting at a time, and a person no more readings than there are kinds. Other instances of the server
 * take turns of their own.
 */
export class OneAtATime {
  readonly #queues = new Map<string, Queue>()
  /** Until when Graph wants nothing of a tenant: milliseconds since 1970. */
  readonly #notBefore = new Map<string, number>()

  /**
   * Does the work when it is the tenant's turn, and gives it the signal that ends it: that of its own time, or of others who
   * have waited for it long enough. Throws AppError `microsoft-busy` where too many wait, or where the time ends, which the
   * signal says, before it began; `microsoft-slow` where it was ended for others; AskLater where Graph has just said so to
   * somebody else.
   */
  async run<Result>(
    tenant: string,
    signal: AbortSignal,
    work: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    await this.#turn(tenant, signal)
    const forOthers = new AbortController()
    const timer = setTimeout(() => {
      if (this.#queues.get(tenant)?.size) forOthers.abort()
    }, LONGEST_BEFORE_OTHERS)
    try {
      const wait = (this.#notBefore.get(tenant) ?? 0) - Date.now()
      if (wait > 0) throw new AskLater(wait)
      this.#notBefore.delete(tenant)
      return await work(AbortSignal.any([signal, forOthers.signal]))
    } catch (thrown) {
      // Longer than anybody waits, it is tried by whoever comes next: the load may be gone by then.
      if (thrown instanceof AskLater && thrown.wait !== undefined && thrown.wait <= MOST_TIME)
        this.#notBefore.set(tenant, Date.now() + thrown.wait)
      throw forOthers.signal.aborted ? new AppError('microsoft-slow', { cause: thrown }) : thrown
    } finally {
      clearTimeout(timer)
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

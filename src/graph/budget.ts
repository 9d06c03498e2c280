import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as rest } from 'node:timers/promises'
import { AppError } from '../errors'

/** Milliseconds that everything asked of Microsoft for one reading may take: a person waits five seconds, not more. */
export const MOST_TIME = 4500
/** Milliseconds before the second try where the service names no time; twice that before the third. */
const FIRST_PAUSE = 300
const MOST_TRIES = 4

/** What is left of the time for one reading. */
export interface Budget {
  /** Milliseconds since 1970. */
  until: number
  signal: AbortSignal
  /** What went wrong in the network last, where a library would hide it. */
  failure?: unknown
}

const current = new AsyncLocalStorage<Budget>()

/** The time of the reading under way: for what a library calls, which knows nothing of it. */
export function currentBudget(): Budget {
  const budget = current.getStore()
  if (budget === undefined) throw new AppError('internal', { detail: 'Microsoft is asked outside of a reading.' })
  return budget
}

/** A service that wants to be asked later; the rest of its answer does not matter. */
export class AskLater extends Error {
  /** Milliseconds until then, where it says so. */
  constructor(readonly wait: number | undefined) {
    super('A service of Microsoft wants to be asked later')
    this.name = 'AskLater'
  }
}

/** Milliseconds of a Retry-After header: seconds, which Graph also gives as a fraction, or a date. */
export function waitOf(header: string | null, now: number): number | undefined {
  if (header === null || header.trim() === '') return undefined
  const seconds = Number(header)
  const wait = Number.isNaN(seconds) ? Date.parse(header) - now : seconds * 1000
  return Number.isNaN(wait) ? undefined : Math.max(0, wait)
}

/** Does the work within the time for one reading. Throws AppError `microsoft-slow` where that is not enough. */
export async function withBudget<Result>(work: (budget: Budget) => Promise<Result>): Promise<Result> {
  const budget: Budget = { until: Date.now() + MOST_TIME, signal: AbortSignal.timeout(MOST_TIME) }
  try {
    return await current.run(budget, () => work(budget))
  } catch (thrown) {
    // However a library dresses up that it was stopped, this is why; unless it never began, since others were first.
    const neverBegan = thrown instanceof AppError && thrown.code === 'microsoft-busy'
    if (budget.signal.aborted && !neverBegan) throw new AppError('microsoft-slow', { cause: thrown })
    throw thrown
  }
}

/**
 * Does the work again after a pause for as long as the service wants that and there is time for it.
 * Throws AppError `microsoft-busy` with the time to wait where there is not.
 */
export async function patiently<Result>(budget: Budget, work: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work()
    } catch (thrown) {
      if (!(thrown instanceof AskLater)) throw thrown
      const pause = thrown.wait ?? FIRST_PAUSE * 2 ** (tries - 1) * (1 + Math.random())
      if (tries === MOST_TRIES || Date.now() + pause >= budget.until) {
        throw new AppError('microsoft-busy', { retryAfter: Math.max(1, pause / 1000) })
      }
      await rest(pause, undefined, { signal: budget.signal })
    }
  }
}

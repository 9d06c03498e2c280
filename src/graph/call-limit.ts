import { AppError } from '../errors'

/**
 * Microsoft lets an app ask service communications 240 times a minute and 800 times an hour in one tenant. Less is used here:
 * other instances may ask beside this one, and what is asked while throttled counts too.
 */
const MOST = [
  { calls: 120, within: 60_000 },
  { calls: 400, within: 60 * 60_000 },
] as const

/** Counts the calls in each tenant. The tenants are those of the settings, so their number is limited. */
export class CallLimit {
  readonly #calls = new Map<string, number[]>()
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  /** Counts one call. Throws AppError `microsoft-busy` with the time to wait where it would be one too many. */
  take(tenant: string): void {
    const now = this.#now()
    const [, hour] = MOST
    const calls = (this.#calls.get(tenant) ?? []).filter((at) => now - at < hour.within)
    for (const { calls: most, within } of MOST) {
      const oldest = calls.at(-most)
      if (oldest !== undefined && now - oldest < within) {
        throw new AppError('microsoft-busy', { retryAfter: Math.max(1, (oldest + within - now) / 1000) })
      }
    }
    this.#calls.set(tenant, [...calls, now])
  }
}

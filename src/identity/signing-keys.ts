import { createPublicKey, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import { AppError, type ErrorCode } from '../errors'

/** A key of a token's issuer; of the Bot Framework's keys also the channels that may sign with it. */
export interface SigningKey {
  key: KeyObject
  endorsements: readonly string[]
}

const DAY = 24 * 60 * 60 * 1000
/** A new key may appear at any time; an unknown key id asks for the list again, but not more often than this. */
const SHORTEST_INTERVAL = 60 * 1000
/** Milliseconds for the address and the list together. */
const TIMEOUT = 4000

const Metadata = z.object({ jwks_uri: z.url({ protocol: /^https$/ }) })
const KeySet = z.object({
  keys: z.array(
    z.looseObject({
      kid: z.string(),
      kty: z.string(),
      n: z.string().optional(),
      e: z.string().optional(),
      endorsements: z.array(z.string()).optional(),
    }),
  ),
})

async function fetchJson(address: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(address, { signal, redirect: 'error' })
  if (!response.ok) throw new Error(`The key server answered ${response.status}`)
  return response.json()
}

/** The public keys behind an OpenID metadata address: fetched when first needed, once a day, and when a key id is not known. */
export class SigningKeys {
  readonly #address: string
  readonly #now: () => number
  readonly #unreachable: ErrorCode
  #keys = new Map<string, SigningKey>()
  #fetchedAt = Number.NEGATIVE_INFINITY
  #triedAt = Number.NEGATIVE_INFINITY
  #fetching: Promise<void> | undefined

  /** `unreachable` is what is thrown where there is no key to check with. */
  constructor(address: string, now: () => number, unreachable: ErrorCode) {
    this.#address = address
    this.#now = now
    this.#unreachable = unreachable
  }

  /**
   * The key with this id, or undefined where the list does not hold it.
   * @throws AppError `unreachable` where there is no list and none can be fetched.
   */
  async find(id: string): Promise<SigningKey | undefined> {
    const known = this.#keys.get(id)
    if (known !== undefined && this.#now() - this.#fetchedAt < DAY) return known
    try {
      await this.#refresh()
    } catch (error) {
      // Keys once read stay good while the key server is away; without any there is nothing to check against.
      if (this.#keys.size === 0) throw new AppError(this.#unreachable, { cause: error })
    }
    return this.#keys.get(id)
  }

  /** Requests that wait share one attempt. An unknown key id cannot make the server ask more often than once a minute. */
  #refresh(): Promise<void> {
    if (this.#fetching !== undefined) return this.#fetching
    if (this.#keys.size > 0 && this.#now() - this.#triedAt < SHORTEST_INTERVAL) return Promise.resolve()
    this.#triedAt = this.#now()
    this.#fetching = this.#fetch().finally(() => {
      this.#fetching = undefined
    })
    return this.#fetching
  }

  async #fetch(): Promise<void> {
    const signal = AbortSignal.timeout(TIMEOUT)
    const { jwks_uri } = Metadata.parse(await fetchJson(this.#address, signal))
    const { keys } = KeySet.parse(await fetchJson(jwks_uri, signal))
    const fresh = new Map<string, SigningKey>()
    for (const { kid, kty, n, e, endorsements } of keys) {
      if (kty !== 'RSA' || n === undefined || e === undefined) continue
      fresh.set(kid, { key: createPublicKey({ key: { kty, n, e }, format: 'jwk' }), endorsements: endorsements ?? [] })
    }
    this.#keys = fresh
    this.#fetchedAt = this.#now()
  }
}

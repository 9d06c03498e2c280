import { randomUUID } from 'node:crypto'
import type { Activity } from 'botbuilder-core'
import type { Storage, TenantStorage } from '../../src/storage'
import type { TenantQuestion } from '../../src/tenant/chat'
import { exchangeKey, waitingKey } from '../memory/keys'
import { personOf, tenantOf } from '../memory/owner'

/** Milliseconds after which nobody waits for the answer any more. */
const LONGEST_WAIT = 15 * 60 * 1000
/** Milliseconds in which a window that was closed is reported by each of a person's clients. */
const TOGETHER = 3000

/** What waits for a sign-in: a question as ids, or none where a person only wants to sign in. */
interface Waiting {
  question: TenantQuestion | null
  /** The exchange that was asked for. */
  exchange: string
  /** Whether that exchange came to nothing. */
  refused: boolean
  at: number
}

/** How an exchange stands: `first` is to be made; the others were taken before, by whatever instance. */
export type Exchange = 'first' | 'made' | 'refused'

/** Questions that wait for a sign-in, and the exchanges that are asked for: kept where all instances see them. */
export class WaitingQuestions {
  readonly #storage: Storage
  readonly #now: () => number

  constructor(storage: Storage, now: () => number) {
    this.#storage = storage
    this.#now = now
  }

  /** Keeps the question; gives the id of the exchange to ask for. */
  async put(activity: Activity, question: TenantQuestion | null): Promise<string> {
    const waiting: Waiting = { question, exchange: randomUUID(), refused: false, at: this.#now() }
    await this.#write(activity, waiting)
    return waiting.exchange
  }

  /** The same question with another exchange, after a window was closed; undefined where that was done just now. */
  async renew(activity: Activity): Promise<string | undefined> {
    const waiting = await this.#find(activity)
    if (waiting !== undefined && !waiting.refused && this.#now() - waiting.at < TOGETHER) return undefined
    return this.put(activity, waiting?.question ?? null)
  }

  /** Takes an exchange. Of clients and instances that report the same one, the first makes it. */
  async take(activity: Activity, id: string): Promise<Exchange> {
    if (await this.#in(activity).takeActivity(exchangeKey(activity, id), this.#mark(activity))) return 'first'
    const waiting = await this.#find(activity)
    return waiting?.exchange === id && waiting.refused ? 'refused' : 'made'
  }

  /** The exchange came to nothing: the other clients of the person are told the same. Gives the question that still waits. */
  async refuse(activity: Activity, id: string): Promise<TenantQuestion | null> {
    const waiting = await this.#find(activity)
    if (waiting?.exchange === id) await this.#write(activity, { ...waiting, refused: true })
    return waiting?.question ?? null
  }

  /** The exchange is made: gives the question that waited for it, which waits no longer. */
  async answered(activity: Activity, id: string): Promise<TenantQuestion | null> {
    const waiting = await this.#find(activity)
    const kept = this.#in(activity)
    await kept.activityAnswered(exchangeKey(activity, id))
    if (waiting === undefined) return null
    await kept.deleteState([waitingKey(activity)])
    return waiting.question
  }

  /** Whatever waits is forgotten. */
  async forget(activity: Activity): Promise<void> {
    await this.#in(activity).deleteState([waitingKey(activity)])
  }

  async #find(activity: Activity): Promise<Waiting | undefined> {
    const key = waitingKey(activity)
    const waiting = (await this.#in(activity).readState([key])).get(key)?.value as Waiting | undefined
    return waiting !== undefined && this.#now() - waiting.at < LONGEST_WAIT ? waiting : undefined
  }

  async #write(activity: Activity, value: Waiting): Promise<void> {
    await this.#in(activity).writeState([{ key: waitingKey(activity), value }], this.#mark(activity))
  }

  #mark(activity: Activity) {
    return { person: personOf(activity), at: this.#now() }
  }

  #in(activity: Activity): TenantStorage {
    return this.#storage.forTenant(tenantOf(activity))
  }
}

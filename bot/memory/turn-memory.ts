import type { Activity, Storage as StateOfBots } from 'botbuilder-core'
import type { Answer, Conversation, Trace } from '../../src/answers/types'
import type { Log } from '../../src/log'
import { isToldOutage, type Storage, type TenantStorage } from '../../src/storage'
import type { TenantQuestion } from '../../src/tenant/chat'
import { seenKey, traceKey, turnKey, welcomeKey } from './keys'
import { personOf, tenantOf } from './owner'
import { StateStorage } from './state-storage'

/**
 * What is kept of a conversation: the engine's state, which is ids, the message of the latest answer, and what it answered
 * about the person's own tenant, which is ids too.
 */
export interface TurnRecord {
  conversation: Conversation | null
  latest: string | null
  tenant: TenantQuestion | null
}

const EMPTY: TurnRecord = { conversation: null, latest: null, tenant: null }

/** The trace of an answer that was sent: offsets, ids and scores, never words of the question. */
export interface SentAnswer {
  trace: Trace
}

/** A turn that was answered. */
export interface AnsweredTurn {
  record: TurnRecord
  answer: Answer
  /** The message that holds the answer; undefined where it cannot be rated. */
  messageId: string | undefined
}

/** What it works with. */
export interface MemoryParts {
  storage: Storage
  log: Log
  now: () => number
}

/** The memory of one turn, in the tenant of the turn. A store that fails costs the memory, not the answer. */
export class TurnMemory {
  /** Turns with the same key follow each other. */
  readonly key: string
  readonly #activity: Activity
  readonly #kept: TenantStorage
  readonly #person: string | null
  readonly #log: Log
  readonly #now: () => number

  constructor(activity: Activity, { storage, log, now }: MemoryParts) {
    this.key = turnKey(activity)
    this.#activity = activity
    this.#kept = storage.forTenant(tenantOf(activity))
    this.#person = personOf(activity)
    this.#log = log
    this.#now = now
  }

  /** What was kept before the turn; undefined where this very activity was answered before, by whatever instance. */
  async begin(): Promise<TurnRecord | undefined> {
    try {
      return await this.#kept.together(async (inside) => {
        const seen = seenKey(this.#activity)
        if (seen !== undefined && !(await inside.takeActivity(seen, this.#mark()))) return undefined
        return { ...EMPTY, ...(await entryAt<TurnRecord>(this.#stateIn(inside), this.key)) }
      })
    } catch (error) {
      this.#said(error, 'the conversation could not be read; the turn goes on without it')
      return EMPTY
    }
  }

  /** Keeps what the turn came to, all or nothing; without an answer (a greeting) only that it was given. */
  async end(turn?: AnsweredTurn): Promise<void> {
    try {
      await this.#kept.together(async (inside) => {
        if (turn !== undefined) await this.#keep(inside, turn)
        const seen = seenKey(this.#activity)
        if (seen !== undefined) await inside.activityAnswered(seen)
      })
    } catch (error) {
      this.#said(error, 'the conversation could not be written; the next turn goes on without it')
    }
  }

  /** The turn came to no answer: the activity is answered if it comes again. */
  async giveUp(): Promise<void> {
    const seen = seenKey(this.#activity)
    if (seen === undefined) return
    await this.#tried(this.#kept.releaseActivity(seen), undefined)
  }

  /** True where the conversation was not welcomed before, by whatever instance; it counts as welcomed from now on. */
  welcomes(): Promise<boolean> {
    const entry = { key: welcomeKey(this.#activity), value: { at: this.#now() } }
    return this.#tried(this.#kept.createState(entry, this.#mark()), true)
  }

  /** The welcome did not arrive. */
  async takeWelcomeBack(): Promise<void> {
    await this.#tried(this.#kept.deleteState([welcomeKey(this.#activity)]), undefined)
  }

  /** The message of the latest answer. Throws AppError `storage-unavailable`, as the next two do. */
  async latest(): Promise<string | undefined> {
    return (await entryAt<TurnRecord>(this.#stateIn(this.#kept), this.key))?.latest ?? undefined
  }

  async traceOf(messageId: string): Promise<Trace | null> {
    return (await entryAt<SentAnswer>(this.#stateIn(this.#kept), traceKey(this.#activity, messageId)))?.trace ?? null
  }

  /** Keeps a thumb of the person; the later one for a message stands. */
  async keepFeedback(feedback: Parameters<TenantStorage['saveFeedback']>[0]): Promise<void> {
    await this.#kept.saveFeedback(feedback, this.#mark())
  }

  async #keep(inside: TenantStorage, { record, answer, messageId }: AnsweredTurn): Promise<void> {
    // Of two answers at the same time, on two instances, the later is what a follow-up follows: nothing is merged.
    const changes: Record<string, object> = { [this.key]: { ...record, eTag: '*' } }
    if (messageId !== undefined) {
      const sent: SentAnswer = { trace: answer.trace }
      changes[traceKey(this.#activity, messageId)] = { ...sent, eTag: '*' }
    }
    await this.#stateIn(inside).write(changes)
    if (answer.kind === 'not-stated' || answer.kind === 'off-topic') {
      await inside.countUnanswered({ topic: answer.topic ?? '', reason: answer.trace.rule, at: this.#now() })
    }
  }

  async #tried<T>(act: Promise<T>, otherwise: T): Promise<T> {
    try {
      return await act
    } catch (error) {
      this.#said(error, 'the conversation could not be written; the turn goes on without it')
      return otherwise
    }
  }

  #said(error: unknown, message: string): void {
    if (!isToldOutage(error)) this.#log.failure(error, {}, message)
  }

  #mark(): { person: string | null; at: number } {
    return { person: this.#person, at: this.#now() }
  }

  #stateIn(kept: TenantStorage): StateStorage {
    return new StateStorage(kept, this.#person, this.#now)
  }
}

/** The entry of a key, of the kind that is kept under such keys. */
async function entryAt<T>(state: StateOfBots, key: string): Promise<T | undefined> {
  const { eTag: _, ...entry } = ((await state.read([key]))[key] ?? {}) as { eTag?: string }
  return Object.keys(entry).length === 0 ? undefined : (entry as T)
}

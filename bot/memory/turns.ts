import type { Storage, StoreItems } from 'botbuilder-core'
import type { Conversation, Trace } from '../../src/answers/types'
import type { Log } from '../../src/log'

/** Channels redeliver within minutes; the last few activities of a conversation are enough to know one again. */
const ANSWERED_KEPT = 20

/** What is kept of a conversation: the engine's state, and the ids of the activities that were answered. */
export interface TurnRecord {
  conversation: Conversation | null
  answered: string[]
  /** The message of the latest answer. */
  latest: string | null
}

const EMPTY: TurnRecord = { conversation: null, answered: [], latest: null }

/** The trace of an answer that was sent: offsets, ids and scores, never words of the question. */
export interface SentAnswer {
  trace: Trace
}

/** The entry of a key, of the kind that is kept under such keys. */
export async function entryAt<T>(storage: Storage, key: string): Promise<T | undefined> {
  return (await storage.read([key]))[key] as T | undefined
}

/**
 * Conversations behind botbuilder's storage. Turns of one conversation run one after the other, so that a follow-up finds
 * what it follows, and a redelivered activity finds its answer given. A store that fails costs the memory, not the answer.
 */
export class Turns {
  readonly #storage: Storage
  readonly #log: Log
  readonly #running = new Map<string, Promise<void>>()

  constructor(storage: Storage, log: Log) {
    this.#storage = storage
    this.#log = log
  }

  /** Runs a task after those that were given for the same key before. */
  inOrder(key: string, task: () => Promise<void>): Promise<void> {
    const before = this.#running.get(key)
    const run = before === undefined ? task() : before.then(task, task)
    const ended = run.finally(() => {
      if (this.#running.get(key) === ended) this.#running.delete(key)
    })
    ended.catch(() => undefined)
    this.#running.set(key, ended)
    return run
  }

  async recall(key: string): Promise<TurnRecord> {
    try {
      return { ...EMPTY, ...(await entryAt<TurnRecord>(this.#storage, key)) }
    } catch (error) {
      this.#log.failure(error, {}, 'the conversation could not be read; the turn goes on without it')
      return EMPTY
    }
  }

  async remember(changes: StoreItems): Promise<void> {
    try {
      await this.#storage.write(changes)
    } catch (error) {
      this.#log.failure(error, {}, 'the conversation could not be written; the next turn goes on without it')
    }
  }
}

/** The record after an activity was answered. */
export function answeredTurn(
  record: TurnRecord,
  id: string | undefined,
  conversation: Conversation | null,
): TurnRecord {
  const answered = id === undefined ? record.answered : [...record.answered.slice(1 - ANSWERED_KEPT), id]
  return { conversation, answered, latest: record.latest }
}

import { activityAnswered, releaseActivity, takeActivity } from './activities'
import type { TenantRows } from './engine'
import { type Counts, type ExportedRow, eraseRows, exportRows } from './personal-data'
import {
  addShare,
  countUnanswered,
  deleteReference,
  type FeedbackRecord,
  type ReferenceRecord,
  references,
  type ShareRecord,
  saveFeedback,
  saveReference,
} from './records'
import { createState, deleteState, type Mark, readState, type StateChange, type StateEntry, writeState } from './state'

/** Runs a task in a transaction of one tenant. */
type Run = <T>(task: (rows: TenantRows) => Promise<T>) => Promise<T>

/**
 * What is kept of one tenant. Every method is a transaction, or part of the one that `together` holds open; all throw
 * AppError `storage-unavailable` where the store cannot be used.
 */
export class TenantStorage {
  readonly #run: Run

  constructor(run: Run) {
    this.#run = run
  }

  /** Several steps as one: all of them stay, or none. */
  together<T>(task: (inside: TenantStorage) => Promise<T>): Promise<T> {
    return this.#run((rows) => task(new TenantStorage((inner) => inner(rows))))
  }

  /** The entries of those keys that have one. */
  readState(keys: readonly string[]): Promise<Map<string, StateEntry>> {
    return this.#run((rows) => readState(rows, keys))
  }

  /** Writes all entries or none. @throws AppError `storage-conflict` where one was changed by somebody else. */
  writeState(changes: readonly StateChange[], mark: Mark): Promise<void> {
    return this.#run(async (rows) => {
      for (const change of changes) await writeState(rows, change, mark)
    })
  }

  /** Writes an entry where there is none; gives whether there was none. Of several at once one succeeds. */
  createState(change: StateChange, mark: Mark): Promise<boolean> {
    return this.#run((rows) => createState(rows, change, mark))
  }

  deleteState(keys: readonly string[]): Promise<void> {
    return this.#run((rows) => deleteState(rows, keys))
  }

  /** Takes an activity for answering; false where it was taken before. Of several instances one succeeds. */
  takeActivity(key: string, mark: Mark): Promise<boolean> {
    return this.#run((rows) => takeActivity(rows, key, mark))
  }

  activityAnswered(key: string): Promise<void> {
    return this.#run((rows) => activityAnswered(rows, key))
  }

  releaseActivity(key: string): Promise<void> {
    return this.#run((rows) => releaseActivity(rows, key))
  }

  saveFeedback(record: FeedbackRecord, mark: Mark): Promise<void> {
    return this.#run((rows) => saveFeedback(rows, record, mark))
  }

  countUnanswered(counted: { topic: string; reason: string; at: number }): Promise<void> {
    return this.#run((rows) => countUnanswered(rows, counted))
  }

  saveReference(record: ReferenceRecord, mark: Mark): Promise<void> {
    return this.#run((rows) => saveReference(rows, record, mark))
  }

  references(): Promise<ReferenceRecord[]> {
    return this.#run(references)
  }

  deleteReference(key: string): Promise<void> {
    return this.#run((rows) => deleteReference(rows, key))
  }

  addShare(record: ShareRecord, mark: Mark): Promise<void> {
    return this.#run((rows) => addShare(rows, record, mark))
  }

  /** Every row that is kept of the tenant, or of one person in it. */
  export(person?: string): Promise<ExportedRow[]> {
    return this.#run((rows) => exportRows(rows, person))
  }

  /** Deletes every row that is kept of the tenant, or of one person in it; gives how many. */
  erase(person?: string): Promise<Counts> {
    return this.#run((rows) => eraseRows(rows, person))
  }
}

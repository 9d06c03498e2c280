import { activityAnswered, releaseActivity, takeActivity } from './activities'
import type { AuditKey } from './audit-chain'
import { type Verified, verifyAudit } from './audit-verify'
import type { TenantRows } from './engine'
import { type Counts, type ExportedRow, erasePerson, eraseTenant, exportRows } from './personal-data'
import {
  countUnanswered,
  deleteReference,
  type FeedbackRecord,
  type ReferenceRecord,
  references,
  saveFeedback,
  saveReference,
} from './records'
import {
  beginShare,
  beginUndo,
  type Post,
  type Share,
  type ShareScope,
  type ShareWish,
  shareArrived,
  shareRefused,
  sharesIn,
  shareUndone,
} from './shares'
import { createState, deleteState, type Mark, readState, type StateChange, type StateEntry, writeState } from './state'
import { deleteTeam, saveTeam, type TeamRecord, teams } from './teams'
import { deleteToken, deleteTokens, readToken, saveToken, type TokenRecord } from './tokens'

/** Runs a task in a transaction of one tenant. */
type Run = <T>(task: (rows: TenantRows) => Promise<T>) => Promise<T>

/**
 * What is kept of one tenant. Every method is a transaction, or part of the one that `together` holds open; all throw
 * AppError `storage-unavailable` where the store cannot be used.
 */
export class TenantStorage {
  readonly #run: Run
  readonly #auditKey: AuditKey

  constructor(run: Run, auditKey: AuditKey) {
    this.#run = run
    this.#auditKey = auditKey
  }

  /** Several steps as one: all of them stay, or none. */
  together<T>(task: (inside: TenantStorage) => Promise<T>): Promise<T> {
    return this.#run((rows) => task(new TenantStorage((inner) => inner(rows), this.#auditKey)))
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

  /** The token under that key, sealed as it was given; undefined where there is none. */
  readToken(key: string): Promise<TokenRecord | undefined> {
    return this.#run((rows) => readToken(rows, key))
  }

  /** Saves or replaces a token. A tenant has a limited number of them: the oldest go. */
  saveToken(token: TokenRecord, mark: Mark): Promise<void> {
    return this.#run((rows) => saveToken(rows, token, mark))
  }

  deleteToken(key: string): Promise<void> {
    return this.#run((rows) => deleteToken(rows, key))
  }

  /** Deletes all tokens of a person. */
  deleteTokens(person: string): Promise<void> {
    return this.#run((rows) => deleteTokens(rows, person))
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

  /** Saves or renews a team in which the app is installed; `at` is in milliseconds since 1970. */
  saveTeam(team: TeamRecord, at: number): Promise<void> {
    return this.#run((rows) => saveTeam(rows, team, at))
  }

  teams(): Promise<TeamRecord[]> {
    return this.#run(teams)
  }

  deleteTeam(id: string): Promise<void> {
    return this.#run((rows) => deleteTeam(rows, id))
  }

  /** Begins a share; gives what was begun under its key before, null where it may be posted now. Of several one gets null. */
  beginShare(wish: ShareWish, mark: Mark): Promise<Share | null> {
    return this.#run((rows) => beginShare(rows, wish, mark, this.#auditKey))
  }

  shareArrived(key: string, arrived: { post: Post; at: number }): Promise<void> {
    return this.#run((rows) => shareArrived(rows, key, arrived, this.#auditKey))
  }

  /** The channel took no post: the same key may be begun again. */
  shareRefused(key: string, at: number): Promise<void> {
    return this.#run((rows) => shareRefused(rows, key, at, this.#auditKey))
  }

  /** Begins to take back a share of the person that was posted since a moment; null where they may not. */
  beginUndo(key: string, by: { person: string; since: number }): Promise<Share | null> {
    return this.#run((rows) => beginUndo(rows, key, by))
  }

  shareUndone(key: string, at: number): Promise<void> {
    return this.#run((rows) => shareUndone(rows, key, at, this.#auditKey))
  }

  /** What was shared, the newest first, at most so many. */
  shares(scope: ShareScope, most: number): Promise<Share[]> {
    return this.#run((rows) => sharesIn(rows, scope, most))
  }

  verifyAudit(): Promise<Verified> {
    return this.#run((rows) => verifyAudit(rows, this.#auditKey))
  }

  /** Every row that is kept of the tenant, or of one person in it. */
  export(person?: string): Promise<ExportedRow[]> {
    return this.#run((rows) => exportRows(rows, person))
  }

  /** Deletes every row that is kept of the tenant; gives how many. */
  erase(): Promise<Counts> {
    return this.#run(eraseTenant)
  }

  /** Deletes every row that is kept of a person, and their part of the audit; `at` is in milliseconds since 1970. */
  erasePerson(person: string, at: number): Promise<Counts> {
    return this.#run((rows) => erasePerson(rows, { person, at }, this.#auditKey))
  }
}

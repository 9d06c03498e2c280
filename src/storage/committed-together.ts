import { setImmediate } from 'node:timers/promises'

/** The statements of a transaction, in the store's own way. */
export interface Transactions {
  begin(): Promise<void>
  commit(): void
  rollback(): void
  /** Marks the place to which one task is undone. */
  savepoint(): void
  undo(): void
  /** False after an error that ended the transaction by itself. */
  open(): boolean
}

type Task = () => Promise<unknown>

interface Waiting {
  task: Task
  resolve(result: unknown): void
  reject(error: unknown): void
}

/**
 * Runs tasks one after the other, and those that wait at the same time in one transaction: a commit costs more than the
 * queries of a turn. Nobody is told of a result before it is committed. A task that throws is undone alone.
 */
export class CommittedTogether {
  readonly #transactions: Transactions
  #waiting: Waiting[] = []
  #running: Promise<void> | undefined

  constructor(transactions: Transactions) {
    this.#transactions = transactions
  }

  run<T>(task: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ task, resolve: resolve as (result: unknown) => void, reject })
      this.#running ??= this.#all()
    })
  }

  /** Waits until nothing runs any more. */
  async settled(): Promise<void> {
    await this.#running
  }

  async #all(): Promise<void> {
    while (this.#waiting.length > 0) {
      // What arrived over the network at the same time comes along.
      await setImmediate()
      const together = this.#waiting
      this.#waiting = []
      await this.#transaction(together)
    }
    this.#running = undefined
  }

  async #transaction(together: readonly Waiting[]): Promise<void> {
    const { begin, commit, open, rollback } = this.#transactions
    const done: (() => void)[] = []
    try {
      await begin()
      for (const waiting of together) done.push(await this.#one(waiting))
      commit()
    } catch (error) {
      if (open()) rollback()
      for (const { reject } of together) reject(error)
      return
    }
    for (const tell of done) tell()
  }

  /** Runs one task; gives how its caller is told. Throws where the whole transaction is lost. */
  async #one({ task, resolve, reject }: Waiting): Promise<() => void> {
    const { open, savepoint, undo } = this.#transactions
    savepoint()
    try {
      const result = await task()
      return () => resolve(result)
    } catch (error) {
      if (!open()) throw error
      undo()
      return () => reject(error)
    }
  }
}

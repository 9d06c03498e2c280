/**
 * Turns of one conversation run one after the other, so that a follow-up finds what it follows, and a redelivered activity
 * finds its answer given.
 */
export class Turns {
  readonly #running = new Map<string, Promise<void>>()

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
}

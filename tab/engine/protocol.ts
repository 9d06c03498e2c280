import type { Desk } from './desk'

/** What goes to the worker: the name of a question at the desk, and what it takes. */
export interface Call {
  id: number
  name: keyof Desk
  args: readonly unknown[]
}

/** What comes back. `failed` is the reason in the code's words, for the console. */
export type Reply = { id: number; value: unknown } | { id: number; failed: string }

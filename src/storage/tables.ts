/** What every row that is kept of somebody has. `at` is when it was last written, in milliseconds since 1970. */
interface Kept {
  tenant: string
  /** The id of the row, unique within the tenant, at most 200 characters. */
  key: string
  /** Whose it is, by the id under which a person is erased; null where it is nobody's. */
  person: string | null
  at: number
}

/** The tables, the same in SQLite and PostgreSQL. Texts that hold JSON are written and read whole. */
export interface Tables {
  /** What a conversation remembers: ids and offsets, as JSON. `etag` changes with each write. */
  conversation_state: Kept & { value: string; etag: string }
  /** Where a message can be sent without a question before it, as JSON. */
  conversation_reference: Kept & { reference: string }
  /** A report that was shared, and with which conversation. */
  share: Kept & { report: string; conversation: string }
  feedback: Kept & { message: string; reaction: 'like' | 'dislike'; comment: string | null; trace: string | null }
  /** Questions that got no answer: how many, of which topic and why. Never their words, nor who asked. */
  unanswered: { tenant: string; day: string; topic: string; reason: string; count: number; at: number }
  /** Activities that came in: `taken` while one is answered, then `answered`. */
  seen_activity: Kept & { state: 'taken' | 'answered' }
  /** The steps that this store has made. The one table without a tenant. */
  migration: { name: string; at: number }
}

/** Tables whose rows belong to somebody. */
export const PERSONAL_TABLES = [
  'conversation_state',
  'conversation_reference',
  'share',
  'feedback',
  'seen_activity',
] as const satisfies readonly (keyof Tables)[]

/** Tables whose rows belong to a tenant. */
export const TENANT_TABLES = [...PERSONAL_TABLES, 'unanswered'] as const satisfies readonly (keyof Tables)[]
export type TenantTable = (typeof TENANT_TABLES)[number]

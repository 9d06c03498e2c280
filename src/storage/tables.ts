/** What every row that is kept of somebody has. `at` is when it was last written, in milliseconds since 1970. */
interface Kept {
  tenant: string
  /** The id of the row, unique within the tenant, at most 200 characters. */
  key: string
  /** Whose it is, by the id under which a person is erased; null where it is nobody's. */
  person: string | null
  at: number
}

/**
 * `posting` is written before the post, and stays where it is not known whether it arrived; `undoing` before it is taken
 * back.
 */
export type ShareState = 'posting' | 'posted' | 'undoing' | 'undone'

/** The tables, the same in SQLite and PostgreSQL. Texts that hold JSON are written and read whole. */
export interface Tables {
  /** What a conversation remembers: ids and offsets, as JSON. `etag` changes with each write. */
  conversation_state: Kept & { value: string; etag: string }
  /** Where a message can be sent without a question before it, as JSON. */
  conversation_reference: Kept & { reference: string }
  /**
   * What the bot posted into a channel for somebody, written before it is posted. `at` is when it was posted, `report` the id
   * of the link, `conversation` the channel, `post` where the post is as JSON once it is there, `place` the names to show as JSON.
   */
  share: Kept & {
    report: string
    conversation: string
    state: ShareState
    team: string | null
    post: string | null
    place: string | null
  }
  /** Teams in which the app is installed, by the id of the team: where it is reached, and its names. Nobody's. */
  team: Kept & { service_url: string; name: string | null; group_id: string | null }
  /**
   * What was done, as one chain of hashes a tenant: `hash` is over the row, its digest and the hash before. `detail` is about
   * nobody; `personal` is, and stands in the chain only by `digest`, which is over it and `salt`.
   */
  audit: {
    tenant: string
    seq: number
    at: number
    event: string
    detail: string
    digest: string
    hash: string
    person: string | null
    personal: string | null
    salt: string | null
    /** When the personal part was erased. */
    erased: number | null
  }
  /** The end of a tenant's chain, and where its beginning was cut off, each under a seal; `secret` seals where no key is set. */
  audit_chain: {
    tenant: string
    at: number
    seq: number
    hash: string
    seal: string
    cut_seq: number
    cut_hash: string
    cut_seal: string
    secret: string | null
  }
  /**
   * Tokens of people who are signed in, sealed: what opens them is not in the store. `session` is the sign-in that they belong
   * to, `ends` when they are of no more use, in milliseconds since 1970.
   */
  token: Kept & { session: string; ends: number; sealed: string }
  feedback: Kept & { message: string; reaction: 'like' | 'dislike'; comment: string | null; trace: string | null }
  /** Questions that got no answer: how many, of which topic and why. Never their words, nor who asked. */
  unanswered: { tenant: string; day: string; topic: string; reason: string; count: number; at: number }
  /** Activities that came in: `taken` while one is answered, then `answered`. */
  seen_activity: Kept & { state: 'taken' | 'answered' }
  /** The steps that this store has made. The one table without a tenant. */
  migration: { name: string; at: number }
}

/** Tables whose rows belong to somebody. Those of the audit stay without what is personal; all others go with the person. */
export const PERSONAL_TABLES = [
  'conversation_state',
  'conversation_reference',
  'share',
  'feedback',
  'seen_activity',
  'token',
  'audit',
] as const satisfies readonly (keyof Tables)[]

/** Tables whose rows belong to a tenant. */
export const TENANT_TABLES = [
  ...PERSONAL_TABLES,
  'unanswered',
  'team',
  'audit_chain',
] as const satisfies readonly (keyof Tables)[]

/** Tables whose rows go by themselves once they are old. Teams go when the app is removed; the audit is cut, not swept. */
export const SWEPT_TABLES = [
  'conversation_state',
  'conversation_reference',
  'share',
  'feedback',
  'seen_activity',
  'token',
  'unanswered',
] as const satisfies readonly TenantTable[]
export type TenantTable = (typeof TENANT_TABLES)[number]

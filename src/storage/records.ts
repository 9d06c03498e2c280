import type { TenantRows } from './engine'
import type { Mark } from './state'

/** One person's thumb for one message. The comment is what the person chose to send. */
export interface FeedbackRecord {
  key: string
  message: string
  reaction: 'like' | 'dislike'
  comment: string | null
  /** Why the answer was what it was; null where that is no longer known. */
  trace: object | null
}

/** Where a message can be sent without a question before it: the channel's own description of the conversation. */
export interface ReferenceRecord {
  key: string
  reference: object
}

/** PostgreSQL takes every character in a text but this one. */
const withoutNul = (text: string) => text.replaceAll('\0', '')

/** The later thumb of a person for the same message stands for the earlier. */
export async function saveFeedback(rows: TenantRows, record: FeedbackRecord, mark: Mark): Promise<void> {
  const { key, message, reaction, comment, trace } = record
  const written = {
    message,
    reaction,
    comment: comment === null ? null : withoutNul(comment),
    trace: trace === null ? null : JSON.stringify(trace),
    ...mark,
  }
  await rows.change(
    rows.build
      .insertInto('feedback')
      .values({ tenant: rows.tenant, key, ...written })
      .onConflict((conflict) => conflict.columns(['tenant', 'key']).doUpdateSet(written)),
  )
}

/** Counts a question that got no answer, by topic and reason: ids of the engine, never words. */
export async function countUnanswered(
  rows: TenantRows,
  { topic, reason, at }: { topic: string; reason: string; at: number },
): Promise<void> {
  const day = new Date(at).toISOString().slice(0, 10)
  await rows.change(
    rows.build
      .insertInto('unanswered')
      .values({ tenant: rows.tenant, day, topic, reason, count: 1, at })
      .onConflict((conflict) =>
        conflict
          .columns(['tenant', 'day', 'topic', 'reason'])
          .doUpdateSet((values) => ({ count: values('unanswered.count', '+', 1), at })),
      ),
  )
}

/** Saves, or renews, where a conversation is reached: the address of the channel may change. */
export async function saveReference(rows: TenantRows, record: ReferenceRecord, mark: Mark): Promise<void> {
  const written = { reference: JSON.stringify(record.reference), ...mark }
  await rows.change(
    rows.build
      .insertInto('conversation_reference')
      .values({ tenant: rows.tenant, key: record.key, ...written })
      .onConflict((conflict) => conflict.columns(['tenant', 'key']).doUpdateSet(written)),
  )
}

export async function references(rows: TenantRows): Promise<ReferenceRecord[]> {
  const found = await rows.all(
    rows.build.selectFrom('conversation_reference').select(['key', 'reference']).where('tenant', '=', rows.tenant),
  )
  return found.map(({ key, reference }) => ({ key, reference: JSON.parse(reference) as object }))
}

/** After the app was removed from the conversation, or where sending says that it is gone for good. */
export async function deleteReference(rows: TenantRows, key: string): Promise<void> {
  await rows.change(
    rows.build.deleteFrom('conversation_reference').where('tenant', '=', rows.tenant).where('key', '=', key),
  )
}

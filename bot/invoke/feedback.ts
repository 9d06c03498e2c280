import type { Activity, Storage } from 'botbuilder-core'
import type { Log } from '../../src/log'
import { isObject } from '../activity'
import { clamp } from '../cards/markdown'
import { feedbackKey, traceKey, turnKey } from '../memory/keys'
import { entryAt, type SentAnswer, type TurnRecord } from '../memory/turns'

const LONGEST_COMMENT = 1000

/** A thumb, with what the answer rested on. The comment is what the person chose to send. */
export interface Feedback {
  reaction: 'like' | 'dislike'
  comment: string | null
  trace: SentAnswer['trace'] | null
  at: number
}

/** The comment of the client's form: Teams sends the form as JSON inside a string, the playground the bare text. */
function commentOf(sent: unknown): string | null {
  let comment = sent
  if (typeof sent === 'string') {
    try {
      comment = (JSON.parse(sent) as { feedbackText?: unknown } | null)?.feedbackText
    } catch {
      comment = sent
    }
  }
  return typeof comment === 'string' && comment.trim() !== '' ? clamp(comment.trim(), LONGEST_COMMENT) : null
}

/** The message that was rated; the playground names none, so that the latest answer to the person counts. */
async function ratedMessage(activity: Activity, storage: Storage): Promise<string | undefined> {
  if (activity.replyToId !== undefined) return activity.replyToId
  return (await entryAt<TurnRecord>(storage, turnKey(activity)))?.latest ?? undefined
}

/** Stores a thumb for the message it was given to. Anything else in the activity is ignored. */
export async function storeFeedback(activity: Activity, storage: Storage, log: Log, at: number): Promise<void> {
  const action = isObject(activity.value) ? activity.value.actionValue : undefined
  const reaction = isObject(action) ? action.reaction : undefined
  if (reaction !== 'like' && reaction !== 'dislike') return
  const messageId = await ratedMessage(activity, storage)
  if (messageId === undefined) return
  const trace = (await entryAt<SentAnswer>(storage, traceKey(activity, messageId)))?.trace ?? null
  const feedback: Feedback = { reaction, comment: commentOf(isObject(action) ? action.feedback : undefined), trace, at }
  await storage.write({ [feedbackKey(activity, messageId)]: { ...feedback, eTag: '*' } })
  log.info({ reaction, rule: trace?.rule, facts: trace?.facts }, 'feedback')
}

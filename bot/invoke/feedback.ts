import type { Activity } from 'botbuilder-core'
import type { Log } from '../../src/log'
import { isObject } from '../activity'
import { clamp } from '../cards/markdown'
import { feedbackKey } from '../memory/keys'
import type { TurnMemory } from '../memory/turn-memory'

const LONGEST_COMMENT = 1000

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

/** Keeps a thumb for the message it was given to, with what the answer rested on. Anything else in the activity is ignored. */
export async function keepFeedback(activity: Activity, memory: TurnMemory, log: Log): Promise<void> {
  const action = isObject(activity.value) ? activity.value.actionValue : undefined
  const reaction = isObject(action) ? action.reaction : undefined
  if (reaction !== 'like' && reaction !== 'dislike') return
  // The playground names no message: the latest answer to the person counts.
  const message = activity.replyToId ?? (await memory.latest())
  if (message === undefined) return
  const trace = await memory.traceOf(message)
  const comment = commentOf(isObject(action) ? action.feedback : undefined)
  await memory.keepFeedback({ key: feedbackKey(activity, message), message, reaction, comment, trace })
  log.info({ reaction, rule: trace?.rule, facts: trace?.facts }, 'feedback')
}

import { createHash } from 'node:crypto'
import type { Activity } from 'botbuilder-core'
import { isPersonal } from '../turn/question'

/** Some stores take no key of more than 255 characters, nor every sign. */
const LONGEST = 200

function key(kind: string, ...ids: string[]): string {
  const name = `${kind}/${ids.map((id) => encodeURIComponent(id.replace(/\p{Surrogate}/gu, '\ufffd'))).join('/')}`
  return name.length <= LONGEST ? name : `${kind}/${createHash('sha256').update(ids.join('\n')).digest('base64url')}`
}

/** A personal chat has one memory; in a group each person has an own one, so that follow-ups do not mix. */
export function turnKey(activity: Activity): string {
  const { id } = activity.conversation
  return isPersonal(activity)
    ? key('turns', activity.channelId, id)
    : key('turns', activity.channelId, id, activity.from.id)
}

/** A team is welcomed once, whatever channel an event names. */
export function welcomeKey(activity: Activity): string {
  const team: unknown = activity.channelData?.team?.id
  return key('welcomed', activity.channelId, typeof team === 'string' ? team : activity.conversation.id)
}

/** The trace of an answer, under the message that gave it. */
export function traceKey(activity: Activity, messageId: string): string {
  return key('answer', activity.channelId, activity.conversation.id, messageId)
}

/** An activity, by which its repetition is known; undefined where the channel gave it no id. */
export function seenKey(activity: Activity): string | undefined {
  const { channelId, conversation, id } = activity
  return id === undefined ? undefined : key('seen', channelId, conversation.id, id)
}

/** One person's thumb for one message. */
export function feedbackKey(activity: Activity, messageId: string): string {
  return key('feedback', activity.channelId, activity.conversation.id, messageId, activity.from.id)
}

/** The question of a person that waits for their sign-in. */
export function waitingKey(activity: Activity): string {
  return key('waiting', activity.channelId, activity.conversation.id, activity.from.id)
}

/** One exchange of a token: clients send it several times. */
export function exchangeKey(activity: Activity, id: string): string {
  return key('exchange', activity.channelId, activity.from.id, id)
}

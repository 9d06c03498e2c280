import type { Activity, Attachment } from 'botbuilder-core'
import { isLoopbackServiceUrl } from '../src/settings'
import { isObject } from './activity'

/** Whether a service address is that of Microsoft's Agents Playground on this machine. */
function isPlayground(serviceUrl: string | undefined): boolean {
  return isLoopbackServiceUrl(serviceUrl) && new URL(serviceUrl ?? '').pathname.startsWith('/_connector')
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (!isObject(value)) return value
  const kept = Object.entries(value).map(([name, inner]) => {
    if (name !== 'data' || !isObject(inner)) return [name, plain(inner)]
    const { msteams: _, ...data } = inner
    return [name, data]
  })
  return Object.fromEntries(kept)
}

/**
 * The playground (0.2.28) fails on the click of a button that has Teams' own data: nothing is sent. There the buttons go
 * without it, and their remaining data arrives as a message, which the bot understands as well.
 */
export function forClient(activity: Partial<Activity>): Partial<Activity> {
  if (activity.attachments === undefined || !isPlayground(activity.serviceUrl)) return activity
  const attachments: Attachment[] = activity.attachments.map((attachment) => ({
    ...attachment,
    content: plain(attachment.content),
  }))
  return { ...activity, attachments }
}

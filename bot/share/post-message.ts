import { type Activity, CardFactory, type ChannelAccount } from 'botbuilder-core'
import { addressOf, type Shown } from '../../src/links'
import { clamp } from '../cards/markdown'
import { shareAction } from '../cards/share-form'
import { sharedCard } from '../cards/shared'
import { forClient } from '../playground'

const LONGEST_SUMMARY = 300

/** What is posted. */
export interface PostContent {
  shown: Shown
  origin: string | null
  closing: string
  /** The name of who shares it. */
  by: string
  note: string
}

/** The message that begins a conversation in a channel: the card of a link, who shared it, and their note. */
export function postMessage(
  { by, shown, ...options }: PostContent,
  { from, serviceUrl }: { from: ChannelAccount; serviceUrl: string },
): Partial<Activity> {
  const again = options.origin === null ? [] : shareAction(addressOf(options.origin, shown.id))
  const card = sharedCard(shown, { ...options, sharedBy: by, more: again })
  return forClient({
    type: 'message',
    from,
    serviceUrl,
    summary: clamp(`${by} shared: ${shown.title}`, LONGEST_SUMMARY),
    attachments: [CardFactory.adaptiveCard(card)],
  })
}

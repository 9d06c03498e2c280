import { type Attachment, CardFactory, type InvokeResponse } from 'botbuilder-core'
import type { Shown } from '../../src/links'
import type { Card } from '../cards/elements'
import { iconOf, type SharedOptions, sharedCard } from '../cards/shared'
import { ok } from '../invoke/responses'

/** A card as a result: the card that is inserted, and its line in the list. */
export type Result = Attachment & { preview: Attachment }

/** Thumbnail cards read some HTML. */
const plain = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

function lineOf({ items, kind, title }: Shown, origin: string | null): Attachment {
  const verdicts = [...new Set(items.map(({ label }) => label))].join(' · ')
  const icon = iconOf(origin)
  return {
    contentType: CardFactory.contentTypes.thumbnailCard,
    content: {
      title: plain(title),
      text: plain(verdicts === '' ? kind : `${kind}: ${verdicts}`),
      ...(icon === null ? {} : { images: [{ url: icon.url, alt: icon.altText }] }),
    },
  }
}

export function resultOf(shown: Shown, options: SharedOptions): Result {
  const card: Card = sharedCard(shown, options)
  return { ...CardFactory.adaptiveCard(card), preview: lineOf(shown, options.origin) }
}

/** Results as a list; none is an empty list. */
export function results(attachments: Result[], more: object = {}): InvokeResponse {
  return ok({ composeExtension: { type: 'result', attachmentLayout: 'list', attachments, ...more } })
}

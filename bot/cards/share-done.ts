import type { Share } from '../../src/storage'
import { type Action, type Card, card, open, text } from './elements'

/** The button that takes a share back; it does so at once. */
export function undoAction(share: string, title = 'Undo'): Action {
  return { type: 'Action.Submit', title, data: { dialog: 'share-undo', share, msteams: { type: 'task/fetch' } } }
}

const placeOf = ({ place }: Share): string => `${place.team} › ${place.channel}`

/** That it was posted, where, and the way back. */
export function sharedDoneCard({
  address,
  share,
  undo,
}: {
  share: Share
  address: string | null
  undo: boolean
}): Card {
  const said = `Shared to ${placeOf(share)}: ${share.place.title}`
  const way = undo
    ? 'You can take it back for ten minutes: here, or after asking me “what was shared”.'
    : share.state === 'undone'
      ? 'It was taken back since.'
      : 'It cannot be taken back here. Delete it in the channel if you have to.'
  return card({
    plain: `${said}. ${way}`,
    speak: said,
    body: [text(said, { weight: 'Bolder' }), text(way, { isSubtle: true })],
    actions: [
      ...(address === null ? [] : [open('View in Microsoft Teams', address)]),
      ...(undo ? [undoAction(share.key)] : []),
    ],
  })
}

export function undoneCard(share: Share): Card {
  const said = `Taken back from ${placeOf(share)}: ${share.place.title}`
  return card({ plain: said, speak: said, body: [text(said, { weight: 'Bolder' })] })
}

/** Why something of sharing did not go, and what to do. */
export function shareProblemCard(sentence: string): Card {
  return card({ plain: sentence, speak: sentence, body: [text(sentence, { color: 'Attention', weight: 'Bolder' })] })
}

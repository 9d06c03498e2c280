import type { Share } from '../../src/storage'
import { type Card, card, type Element, heading, text } from './elements'
import { undoAction } from './share-done'

/** What the card tells, and where it stands. */
export interface ActivityCardContent {
  where: 'team' | 'personal' | 'group' | 'closed'
  shares: readonly Share[]
  /** Teams that could not be asked. */
  unasked: number
  mayUndo: (share: Share) => boolean
}

/** Clients show no more buttons in a row. */
const MOST_UNDONE = 5

const TITLES = {
  team: 'What was shared in this team',
  personal: 'What you shared, and what was shared in your teams',
  group: 'What was shared is told in personal chats and in channels only. Ask me there.',
  closed: 'What was shared in this team is told to its members only.',
}

const STATES: Record<Share['state'], string> = {
  posting: 'begun; whether it arrived is not known',
  posted: 'posted',
  undoing: 'being taken back',
  undone: 'taken back',
}

/** The client writes it as its reader does, on their clock. */
function moment(at: number): string {
  const iso = new Date(at).toISOString().replace(/\.\d+Z$/, 'Z')
  return `{{DATE(${iso}, SHORT)}} {{TIME(${iso})}}`
}

/** The words between the braces are the client's, and nobody else's: what could end or begin such a piece is taken apart. */
const inert = (words: string): string => words.replace(/\{(?=\{)/g, '{ ').replace(/\}(?=\})/g, '} ')

function row({ at, place, state }: Share): Element {
  const where = `${place.team} › ${place.channel}`
  return {
    type: 'Container',
    separator: true,
    spacing: 'Small',
    items: [
      text(inert(place.title), { weight: 'Bolder' }),
      text(`${inert(`${where} · ${place.by}`)} · ${STATES[state]}`, { spacing: 'None', isSubtle: true }),
      { type: 'TextBlock', text: moment(at), spacing: 'None', isSubtle: true, size: 'Small' },
    ],
  }
}

function plainOf(shares: readonly Share[]): string {
  const lines = shares.map(
    ({ at, place, state }) =>
      `${new Date(at).toISOString().slice(0, 16)}Z ${place.by}: ${place.title}, ${place.team} › ${place.channel} (${STATES[state]})`,
  )
  return lines.length === 0 ? 'Nothing was shared.' : lines.join('\n')
}

/** What was shared where, by whom and when; the person's own latest can be taken back. */
export function activityCard({ mayUndo, shares, unasked, where }: ActivityCardContent): Card {
  const title = TITLES[where]
  const told = where === 'team' || where === 'personal'
  const undo = shares.filter(mayUndo).slice(0, MOST_UNDONE)
  return card({
    plain: told ? `${title}\n${plainOf(shares)}` : title,
    speak: title,
    body: [
      text(title, { weight: 'Bolder' }),
      ...(told && shares.length === 0 ? [text('Nothing was shared yet.')] : []),
      ...(unasked > 0 ? [text('Some teams could not be asked, and are missing here.', { color: 'Warning' })] : []),
      ...shares.map(row),
      ...(undo.length === 0 ? [] : [heading('Take back')]),
    ],
    actions: undo.map((share) => undoAction(share.key, `Undo: ${share.place.title}`)),
  })
}

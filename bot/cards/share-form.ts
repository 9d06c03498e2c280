import type { Shown } from '../../src/links'
import { isObject } from '../activity'
import { type Action, type Card, card, type Element, text } from './elements'
import { clamp } from './markdown'
import { LONGEST_NOTE } from './share-report'

/** Characters. Ids and addresses of a dialog stay far below; what is longer is not from one. */
const LONGEST_ID = 600
/** A dialog holds no more, and nobody looks through more without typing. */
const MOST_PLACES = 150
const LONGEST_TITLE = 80

/** A choice of the dialog. */
export interface PlaceChoice {
  team: string
  channel: string
  title: string
}

/** What a button of sharing wants. It comes from a client: never trusted. */
export type ShareStep =
  | { step: 'open'; link: string }
  | { step: 'post'; link: string; form: string; team: string; channel: string; note: string }
  | { step: 'undo'; share: string }

const idOf = (value: unknown): string =>
  typeof value === 'string' && value.length > 0 && value.length <= LONGEST_ID ? value : ''

/** What a button wants; undefined where its data is none of sharing. */
export function shareStep(data: unknown): ShareStep | undefined {
  if (!isObject(data)) return undefined
  if (data.dialog === 'share') return { step: 'open', link: idOf(data.link) }
  if (data.dialog === 'share-undo') return { step: 'undo', share: idOf(data.share) }
  if (data.dialog !== 'share-post') return undefined
  const [team = '', channel = ''] = idOf(data.place).split(' ')
  const note = typeof data.note === 'string' ? clamp(data.note, LONGEST_NOTE) : ''
  return { step: 'post', link: idOf(data.link), form: idOf(data.form), team, channel, note }
}

/** The button of an answer; `link` is the address of the page that says the same. */
export function shareAction(link: string): Action[] {
  const data = { dialog: 'share', link, msteams: { type: 'task/fetch' } }
  return [{ type: 'Action.Submit', title: 'Share to a channel', data }]
}

const NO_PLACE =
  'There is no channel to share to: this app is in none of your teams. An owner of a team can add it there; then mention it once in a channel.'
const UNASKED = 'Some teams could not be asked, and are missing here.'

/** The dialog in which a channel is chosen. `form` tells it apart from others, so that nothing is posted twice. */
export function shareFormCard(
  shown: Shown,
  { form, link, places, unasked }: { form: string; link: string; places: readonly PlaceChoice[]; unasked: number },
): Card {
  const about = [
    text(`${shown.kind}: ${shown.title}`, { weight: 'Bolder' }),
    text(
      'The bot posts a card that names you: what this shows, with sources and dates, and a link that opens without the app.',
      {
        isSubtle: true,
      },
    ),
    ...(unasked > 0 ? [text(UNASKED, { color: 'Warning' })] : []),
  ]
  if (places.length === 0)
    return card({ plain: NO_PLACE, speak: NO_PLACE, body: [...about, ...(unasked > 0 ? [] : [text(NO_PLACE)])] })
  return card({
    plain: `Choose a channel for: ${shown.title}`,
    speak: 'Choose a channel to share to.',
    body: [...about, choices(places), NOTE],
    actions: [{ type: 'Action.Submit', title: 'Share', data: { dialog: 'share-post', link, form } }],
  })
}

function choices(places: readonly PlaceChoice[]): Element {
  return {
    type: 'Input.ChoiceSet',
    id: 'place',
    label: 'Channel',
    isRequired: true,
    errorMessage: 'Choose a channel.',
    placeholder: 'Choose a channel',
    choices: places.slice(0, MOST_PLACES).map(({ channel, team, title }) => ({
      title: clamp(title, LONGEST_TITLE),
      value: `${team} ${channel}`,
    })),
  }
}

const NOTE: Element = {
  type: 'Input.Text',
  id: 'note',
  label: 'Note (optional), shown on the card as yours',
  isMultiline: true,
  maxLength: LONGEST_NOTE,
}

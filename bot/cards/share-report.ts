import type { Shown } from '../../src/links'
import { type Card, card, text } from './elements'
import { clamp } from './markdown'

/** Characters of a note: a few sentences beside a card. */
export const LONGEST_NOTE = 500

const INTRODUCTION =
  'The card says what the report shows, with its sources and dates, and links it. It is inserted into your message; nothing is sent until you send it.'

/** The form of "Share a report". What was typed before stays; a problem stands above it. */
export function shareReportCard(
  reports: readonly Shown[],
  { note = '', problem }: { note?: string; problem?: string } = {},
): Card {
  const choices = reports.flatMap(({ kind, target, title }) =>
    target.kind === 'report' ? [{ title: `${title} (${kind.toLowerCase()})`, value: target.report }] : [],
  )
  return card({
    plain: 'Choose a report to share.',
    speak: 'Choose a report to share.',
    body: [
      ...(problem === undefined ? [] : [text(problem, { color: 'Attention', weight: 'Bolder' })]),
      text(INTRODUCTION, { isSubtle: true }),
      {
        type: 'Input.ChoiceSet',
        id: 'report',
        label: 'Report',
        isRequired: true,
        errorMessage: 'Choose a report.',
        placeholder: 'Choose a report',
        choices,
      },
      {
        type: 'Input.Text',
        id: 'note',
        label: 'Note (optional), shown on the card as yours',
        isMultiline: true,
        maxLength: LONGEST_NOTE,
        ...(note === '' ? {} : { value: clamp(note, LONGEST_NOTE) }),
      },
    ],
    actions: [{ type: 'Action.Submit', title: 'Insert card', data: {} }],
  })
}

import type { Answer } from '../../src/answers/types'
import { isObject } from '../activity'
import { type Action, type Card, card, text } from './elements'
import { clamp } from './markdown'

/** The longest text that travels with the button; questionnaires have smaller fields. */
const LONGEST = 6000

/** The data of the button that opens the dialog. The text travels with it, so that old messages keep working. */
export interface CopyData {
  dialog: 'copy'
  text: string
}

/** The text of a copy button, or undefined where the data is not one of this card's. It comes from a client: never trusted. */
export function copyText(data: unknown): string | undefined {
  if (!isObject(data)) return undefined
  const { dialog, text: content } = data
  return dialog === 'copy' && typeof content === 'string' && content.length > 0 ? clamp(content, LONGEST) : undefined
}

export function copyAction(answer: Answer): Action[] {
  if (answer.questionnaire === '') return []
  const data: CopyData = { dialog: 'copy', text: clamp(answer.questionnaire, LONGEST) }
  return [
    {
      type: 'Action.Submit',
      title: 'Copy as questionnaire answer',
      data: { ...data, msteams: { type: 'task/fetch' } },
    },
  ]
}

/** The content of the dialog, and of a message for clients without dialogs: cards cannot reach the clipboard, but a text field can be selected and copied from. */
export function copyCard(content: string): Card {
  return card({
    plain: content,
    speak: 'The answer as text for a questionnaire.',
    body: [
      text('Select the text (Ctrl+A, or ⌘+A) and copy it (Ctrl+C, or ⌘+C).', { isSubtle: true }),
      {
        type: 'Input.Text',
        id: 'questionnaire',
        label: 'Answer with its sources and their dates',
        isMultiline: true,
        value: content,
        height: 'stretch',
      },
    ],
  })
}

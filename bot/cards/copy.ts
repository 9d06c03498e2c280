import type { Answer } from '../../src/answers/types'
import { isObject } from '../activity'
import { type Action, type Card, card, text } from './elements'
import { clamp } from './markdown'

/** The longest text that travels with the button; questionnaires have smaller fields. */
const LONGEST = 6000
const LONGEST_LINK = 600

/** The data of the button that opens the dialog. The text travels with it, so that old messages keep working. */
export interface CopyData {
  dialog: 'copy'
  text: string
  /** The address of a page that says the same, where there is one. */
  link?: string
}

/** What a copy button carries, or undefined where the data is not one of this card's. It comes from a client: never trusted. */
export function copyData(data: unknown): Omit<CopyData, 'dialog'> | undefined {
  if (!isObject(data)) return undefined
  const { dialog, link, text: content } = data
  if (dialog !== 'copy' || typeof content !== 'string' || content.length === 0) return undefined
  const said = { text: clamp(content, LONGEST) }
  return typeof link === 'string' && link.length <= LONGEST_LINK ? { ...said, link } : said
}

export function copyAction(answer: Answer, link: string | null): Action[] {
  if (answer.questionnaire === '') return []
  const content = clamp(answer.questionnaire, LONGEST)
  const data: CopyData = { dialog: 'copy', text: content, ...(link === null ? {} : { link }) }
  return [
    {
      type: 'Action.Submit',
      title: 'Copy as questionnaire answer',
      data: { ...data, msteams: { type: 'task/fetch' } },
    },
  ]
}

/** The content of the dialog, and of a message for clients without dialogs: cards cannot reach the clipboard, but a text field can be selected and copied from. */
export function copyCard({ text: content, link }: Omit<CopyData, 'dialog'>): Card {
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
      ...(link === undefined
        ? []
        : [{ type: 'Input.Text', id: 'link', label: 'Link to a page that says this', value: link }]),
    ],
  })
}

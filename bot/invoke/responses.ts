import { CardFactory, type InvokeResponse } from 'botbuilder-core'
import type { Card } from '../cards/elements'

export const GONE = 'This button belongs to an older answer. Please ask again.'

/** The answers to invokes. A client takes those of the invoke's own kind only; others it shows as an error of the app. */
export const ok = (body: object = {}): InvokeResponse => ({ status: 200, body })

export const dialog = (title: string, card: Card, height: number | 'medium' | 'large'): InvokeResponse =>
  ok({ task: { type: 'continue', value: { title, width: 'medium', height, card: CardFactory.adaptiveCard(card) } } })

export const dialogMessage = (value: string): InvokeResponse => ok({ task: { type: 'message', value } })

/** A sentence where search results would stand. */
export const extensionMessage = (text: string): InvokeResponse => ok({ composeExtension: { type: 'message', text } })

const OPENS_DIALOG = /^(?:task\/|composeExtension\/(?:fetchTask|submitAction)$)/

/** The answer to an invoke that the bot does not offer, in the form that its kind asks for. */
export function notOffered(name: string, sentence: string): InvokeResponse {
  if (OPENS_DIALOG.test(name)) return dialogMessage(sentence)
  if (name.startsWith('composeExtension/')) return extensionMessage(sentence)
  if (name === 'adaptiveCard/action') {
    return ok({
      statusCode: 400,
      type: 'application/vnd.microsoft.error',
      value: { code: 'BadRequest', message: sentence },
    })
  }
  return { status: 404, body: { error: { code: 'NotSupported', message: sentence } } }
}

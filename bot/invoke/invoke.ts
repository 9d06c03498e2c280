import { type Activity, CardFactory, type InvokeResponse } from 'botbuilder-core'
import { AppError, toChatText } from '../../src/errors'
import type { Log } from '../../src/log'
import { isObject } from '../activity'
import { copyCard, copyText } from '../cards/copy'
import type { Card } from '../cards/elements'
import { feedbackCard } from '../cards/feedback'
import type { TurnMemory } from '../memory/turn-memory'
import { keepFeedback } from './feedback'

const GONE = 'This button belongs to an older answer. Please ask again.'
const NOT_HERE = 'The ISO 22301 Assistant does not offer this. Please ask in the chat.'

const ok = (body: object = {}): InvokeResponse => ({ status: 200, body })
const dialog = (title: string, card: Card, height: number | 'large'): InvokeResponse =>
  ok({ task: { type: 'continue', value: { title, width: 'medium', height, card: CardFactory.adaptiveCard(card) } } })
const dialogMessage = (value: string): InvokeResponse => ok({ task: { type: 'message', value } })

function fetchDialog(activity: Activity): InvokeResponse {
  const content = copyText(isObject(activity.value) ? activity.value.data : undefined)
  return content === undefined
    ? dialogMessage(GONE)
    : dialog('Copy as questionnaire answer', copyCard(content), 'large')
}

/** The answer to an invoke that the bot does not offer, in the form that its kind asks for. */
function notOffered(name: string, sentence: string): InvokeResponse {
  if (name.startsWith('task/')) return dialogMessage(sentence)
  if (name.startsWith('composeExtension/')) return ok({ composeExtension: { type: 'message', text: sentence } })
  if (name === 'adaptiveCard/action') {
    return ok({
      statusCode: 400,
      type: 'application/vnd.microsoft.error',
      value: { code: 'BadRequest', message: sentence },
    })
  }
  return { status: 404, body: { error: { code: 'NotSupported', message: sentence } } }
}

/** Answers an invoke: the client waits for this very response, so that there is always one, and always of its own kind. */
export async function answerInvoke(activity: Activity, memory: TurnMemory, log: Log): Promise<InvokeResponse> {
  switch (activity.name) {
    case 'message/submitAction':
      await keepFeedback(activity, memory, log)
      return ok()
    case 'message/fetchTask':
      return dialog('Feedback', feedbackCard(), 300)
    case 'task/fetch':
      return fetchDialog(activity)
    case 'task/submit':
      return ok()
    default:
      return notOffered(activity.name ?? '', NOT_HERE)
  }
}

/** The answer to an invoke that failed. */
export function failedInvoke(activity: Activity, reference: string): InvokeResponse {
  const sentence = toChatText(new AppError('turn-failed'), reference)
  return activity.name === 'message/submitAction' ? ok() : notOffered(activity.name ?? '', sentence)
}

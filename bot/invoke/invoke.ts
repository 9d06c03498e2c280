import type { Activity, InvokeResponse } from 'botbuilder-core'
import { AppError, toChatText } from '../../src/errors'
import { isObject } from '../activity'
import { copyCard, copyData } from '../cards/copy'
import { feedbackCard } from '../cards/feedback'
import { shareStep } from '../cards/share-form'
import type { ExtensionParts } from '../extension/parts'
import { answerQuery } from '../extension/query'
import { answerShareFetch, answerShareSubmit } from '../extension/share'
import { answerLink } from '../extension/unfurl'
import type { TurnMemory } from '../memory/turn-memory'
import type { Sharing } from '../share/sharing'
import { takeShareStep } from '../share/step'
import { keepFeedback } from './feedback'
import { dialog, dialogMessage, GONE, notOffered, ok } from './responses'

/** What the invokes need. */
export interface InvokeParts extends ExtensionParts {
  memory: TurnMemory
  sharing: Sharing
}

const NOT_HERE = 'The ISO 22301 Assistant does not offer this. Please ask in the chat.'

/** What a button or a dialog sent along. */
const dataOf = ({ value }: Activity): unknown => (isObject(value) ? value.data : undefined)

async function fetchDialog(activity: Activity, parts: InvokeParts): Promise<InvokeResponse> {
  const content = copyData(dataOf(activity))
  if (content !== undefined) return dialog('Copy as questionnaire answer', copyCard(content), 'large')
  return (await shareDialog(activity, parts)) ?? dialogMessage(GONE)
}

/** A step of sharing; undefined where the data is none. */
async function shareDialog(activity: Activity, parts: InvokeParts): Promise<InvokeResponse | undefined> {
  const step = shareStep(dataOf(activity))
  if (step === undefined) return undefined
  const { card, title } = await takeShareStep(step, activity, parts)
  return dialog(title, card, 'medium')
}

/** Answers an invoke: the client waits for this very response, so that there is always one, and always of its own kind. */
export async function answerInvoke(activity: Activity, parts: InvokeParts): Promise<InvokeResponse> {
  const { memory, log } = parts
  switch (activity.name) {
    case 'message/submitAction':
      await keepFeedback(activity, memory, log)
      return ok()
    case 'message/fetchTask':
      return dialog('Feedback', feedbackCard(), 300)
    case 'task/fetch':
      return fetchDialog(activity, parts)
    case 'task/submit':
      return (await shareDialog(activity, parts)) ?? ok()
    case 'composeExtension/query':
      return answerQuery(activity.value, parts)
    case 'composeExtension/queryLink':
      return answerLink(activity.value, parts)
    case 'composeExtension/fetchTask':
      return answerShareFetch(parts)
    case 'composeExtension/submitAction':
      return answerShareSubmit(activity.value, parts)
    default:
      return notOffered(activity.name ?? '', NOT_HERE)
  }
}

/** The answer to an invoke that failed. */
export function failedInvoke(activity: Activity, reference: string): InvokeResponse {
  const sentence = toChatText(new AppError('turn-failed'), reference)
  return activity.name === 'message/submitAction' ? ok() : notOffered(activity.name ?? '', sentence)
}

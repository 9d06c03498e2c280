import { type Activity, type Attachment, CardFactory, type Entity } from 'botbuilder-core'
import type { SourcesOf } from '../../src/answers/marks'
import type { Answer } from '../../src/answers/types'
import { answerCard } from '../cards/answer'
import { clarifyCard } from '../cards/clarify'
import { type CopyData, copyCard } from '../cards/copy'
import type { Card } from '../cards/elements'
import { clamp } from '../cards/markdown'
import { type SignInRequest, signInCard } from '../cards/sign-in'
import { welcomeCard } from '../cards/welcome'
import { citationEntity, messageText } from './citations'

const LONGEST_SUMMARY = 500
const LONGEST_TEXT = 8000

/** A message that is ready to be sent. */
export type Message = Partial<Activity> & { type: 'message' }

function attached(card: Card | undefined): { attachments?: Attachment[] } {
  return card === undefined ? {} : { attachments: [CardFactory.adaptiveCard(card)] }
}

/**
 * The message of an answer: the direct answer with its marks as text, and beside it the card that adds to it, or the given
 * one. `link` leads to the same as a page.
 */
export function answerMessage(answer: Answer, sourcesOf: SourcesOf, link: string | null = null, given?: Card): Message {
  const { text, numbers } = messageText(answer, sourcesOf)
  const own =
    answer.kind === 'clarify' && answer.choices.length > 0 ? clarifyCard(answer) : answerCard(answer, sourcesOf, link)
  const card = given ?? own
  const citations = citationEntity(answer, numbers)
  return {
    type: 'message',
    textFormat: 'markdown',
    text: clamp(text, LONGEST_TEXT),
    summary: clamp(answer.text, LONGEST_SUMMARY),
    ...attached(card),
    ...(citations === undefined ? {} : { entities: [citations as Entity] }),
    ...(answer.facts.length > 0 ? { channelData: { feedbackLoop: { type: 'default' } } } : {}),
  }
}

/** The sign-in that Teams answers by itself where it can. */
export function signInMessage(request: SignInRequest): Message {
  return { type: 'message', summary: 'Sign in', attachments: [signInCard(request)] }
}

/** A card as a message of its own, for clients without cards told in words. */
export function cardMessage(card: Card): Message {
  return { type: 'message', summary: clamp(card.fallbackText, LONGEST_SUMMARY), ...attached(card) }
}

/** The greeting, and the answer to "help". */
export const welcomeMessage = (): Message => cardMessage(welcomeCard())

/** The text to copy, for clients that cannot open a dialog from a card and send the data of the button as a message. */
export const copyMessage = (content: Omit<CopyData, 'dialog'>): Message => cardMessage(copyCard(content))

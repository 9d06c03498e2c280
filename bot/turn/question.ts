import { type Activity, CardFactory, TurnContext } from 'botbuilder-core'
import { isObject } from '../activity'

/** What a person asked, and how it was meant for the bot. */
export interface Question {
  text: string
  /** True for a personal chat (unless a card was sent there without a word), a mention, or a button of one of the bot's cards. */
  addressed: boolean
}

/** Longer pastes keep their beginning and their end, where questions stand. */
const LONGEST = 32_000

const ENTITIES: Record<string, string> = {
  '&nbsp;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&amp;': '&',
}

/** Text as typed, out of text as sent: without tags, entities, non-breaking and invisible spaces. */
export function plainText(sent: string): string {
  return sent
    .replace(/<\/?[a-z][^<>]{0,500}>/gi, ' ')
    .replace(/&(?:nbsp|lt|gt|quot|apos|amp|#39);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
}

/** The data of a button, as an object or as JSON. */
export function buttonData(value: unknown): unknown {
  if (typeof value === 'string' && value.length < 10_000 && value.startsWith('{')) {
    try {
      return JSON.parse(value)
    } catch {
      return undefined
    }
  }
  return value
}

/** The words that a button carries, where the client sends its data instead of, or beside, the text. */
function clicked(value: unknown): string | undefined {
  const data = buttonData(value)
  return isObject(data) && typeof data.ask === 'string' ? data.ask : undefined
}

export function isPersonal(activity: Activity): boolean {
  const { conversationType, isGroup } = activity.conversation
  return conversationType === 'personal' && !isGroup
}

/** Whether a person sent a card, as the message extension inserts them. */
function holdsCard({ attachments = [] }: Activity): boolean {
  return attachments.some(({ contentType }) => contentType === CardFactory.contentTypes.adaptiveCard)
}

/** The question of a message: the mention of the bot removed, the words of a clicked button if there is no text. */
export function readQuestion(activity: Activity): Question {
  const button = clicked(activity.value)
  const bot = activity.recipient.id
  const mentions =
    bot === '' ? 0 : TurnContext.getMentions(activity).filter(({ mentioned }) => mentioned.id === bot).length
  const copy = { ...activity }
  for (let i = 0; i < Math.min(mentions, 10) && copy.text !== undefined; i++) TurnContext.removeRecipientMention(copy)
  let text = plainText(copy.text ?? '')
  if (text === '' && button !== undefined) text = plainText(button)
  if (text.length > LONGEST) text = `${text.slice(0, LONGEST / 2)} ${text.slice(-LONGEST / 2)}`
  const cardOnly = text === '' && holdsCard(activity)
  return { text, addressed: (isPersonal(activity) && !cardOnly) || mentions > 0 || button !== undefined }
}

/** Greetings and calls for help are answered before anything else, in any casing. */
export function wantsHelp(text: string): boolean {
  return text === '' || /^(?:hi|hello|hey|help|start|\?)[\s!.,?]*$/i.test(text)
}

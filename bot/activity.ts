import type { Activity, Attachment, ChannelAccount, ConversationAccount, Entity } from 'botbuilder-core'
import { AppError } from '../src/errors'

type Json = Record<string, unknown>

const LONGEST_NAME = 100
/** The longest id of a conversation, person or message that is taken. Teams' own have less than 400 characters. */
const LONGEST_ID = 2000

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function textOf(value: unknown, longest = LONGEST_ID): string | undefined {
  return typeof value === 'string' && value.length > 0 && value.length <= longest ? value : undefined
}

function accountOf(value: unknown): ChannelAccount {
  if (!isObject(value)) return { id: '', name: '' }
  const account: ChannelAccount = { id: textOf(value.id) ?? '', name: textOf(value.name) ?? '' }
  const aadObjectId = textOf(value.aadObjectId)
  return aadObjectId === undefined ? account : { ...account, aadObjectId }
}

function entitiesOf(value: unknown): Entity[] {
  if (!Array.isArray(value)) return []
  return value.filter((entity): entity is Entity => {
    if (!isObject(entity) || typeof entity.type !== 'string') return false
    if (entity.type.toLowerCase() !== 'mention') return true
    return isObject(entity.mentioned) && typeof entity.mentioned.id === 'string' && typeof entity.text === 'string'
  })
}

/** Of attachments only their kind is read: what they hold is between people. */
function attachmentsOf(value: unknown): Attachment[] | undefined {
  if (!Array.isArray(value)) return undefined
  const kinds = value.flatMap((attachment) => (isObject(attachment) ? (textOf(attachment.contentType) ?? []) : []))
  return kinds.map((contentType) => ({ contentType }))
}

function conversationOf(value: unknown): ConversationAccount | undefined {
  if (!isObject(value)) return undefined
  const id = textOf(value.id)
  if (id === undefined) return undefined
  const tenantId = textOf(value.tenantId)
  return {
    id,
    name: textOf(value.name) ?? '',
    isGroup: value.isGroup === true,
    conversationType: textOf(value.conversationType) ?? 'personal',
    ...(tenantId === undefined ? {} : { tenantId }),
  }
}

function webAddressOf(value: unknown): string | undefined {
  const address = textOf(value)
  if (address === undefined || !URL.canParse(address)) return undefined
  const { protocol } = new URL(address)
  return protocol === 'https:' || protocol === 'http:' ? address : undefined
}

/**
 * An activity out of a request body: what the bot uses of it, each field of the kind that botbuilder expects. Fields of
 * another kind count as absent. Throws `activity-invalid` where the type, the conversation or the service address is missing.
 */
export function readActivity(body: unknown): Activity {
  const fields: Json = isObject(body) ? body : {}
  const type = textOf(fields.type, LONGEST_NAME)
  const serviceUrl = webAddressOf(fields.serviceUrl)
  const conversation = conversationOf(fields.conversation)
  const problems: string[] = []
  if (type === undefined) problems.push('type: a name is required')
  if (serviceUrl === undefined) problems.push('serviceUrl: an http or https address is required')
  if (conversation === undefined) problems.push('conversation.id: required')
  if (type === undefined || serviceUrl === undefined || conversation === undefined) {
    throw new AppError('activity-invalid', { problems })
  }
  const activity: Partial<Activity> = {
    type,
    serviceUrl,
    conversation,
    channelId: textOf(fields.channelId) ?? '',
    from: accountOf(fields.from),
    recipient: accountOf(fields.recipient),
    entities: entitiesOf(fields.entities),
  }
  const optional = {
    id: textOf(fields.id),
    text: typeof fields.text === 'string' ? fields.text : undefined,
    locale: textOf(fields.locale, LONGEST_NAME),
    name: textOf(fields.name, LONGEST_NAME),
    action: textOf(fields.action, LONGEST_NAME),
    replyToId: textOf(fields.replyToId),
    deliveryMode: fields.deliveryMode === 'expectReplies' ? 'expectReplies' : undefined,
    value: fields.value,
    channelData: isObject(fields.channelData) ? fields.channelData : undefined,
    attachments: attachmentsOf(fields.attachments),
    membersAdded: Array.isArray(fields.membersAdded) ? fields.membersAdded.map(accountOf) : undefined,
    membersRemoved: Array.isArray(fields.membersRemoved) ? fields.membersRemoved.map(accountOf) : undefined,
  }
  for (const [name, value] of Object.entries(optional)) {
    if (value !== undefined) Object.assign(activity, { [name]: value })
  }
  return activity as Activity
}

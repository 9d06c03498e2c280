import type { RequestHandler } from 'express'
import { TeamsAdapter } from './adapter'
import { ChannelAuthentication } from './auth/channel-authentication'
import { AssistantHandler } from './handler'
import { receiveMessages } from './messages'
import { sourcesOfFacts } from './turn/citations'
import type { BotParts } from './types'
import { sendEntitiesWhole } from './wire'

export type { BotParts } from './types'

/** The bot, ready to be put at `POST /api/messages` behind a JSON body reader. */
export function createBot(parts: BotParts): { messages: RequestHandler } {
  const { assistant, knowledge, log, settings, storage } = parts
  const now = parts.now ?? Date.now
  sendEntitiesWhole()
  const handler = new AssistantHandler({ assistant, log, now, storage, sourcesOf: sourcesOfFacts(knowledge) })
  const adapter = new TeamsAdapter(new ChannelAuthentication(settings, now), log)
  return { messages: receiveMessages(adapter, handler, settings, log) }
}

import type { RequestHandler } from 'express'
import { sourcesOfFacts } from '../src/answers/marks'
import { TeamsAdapter } from './adapter'
import { ChannelAuthentication } from './auth/channel-authentication'
import { AssistantHandler } from './handler'
import { receiveMessages } from './messages'
import type { BotParts } from './types'
import { sendEntitiesWhole } from './wire'

export type { BotParts } from './types'

/** The bot, ready to be put at `POST /api/messages` behind a JSON body reader. */
export function createBot(parts: BotParts): { messages: RequestHandler } {
  const { assistant, knowledge, links, log, origin, settings, storage, tenants } = parts
  const now = parts.now ?? Date.now
  sendEntitiesWhole()
  const sourcesOf = sourcesOfFacts(knowledge)
  const local = settings.mode === 'local'
  // Whoever reaches a server that authenticates nobody could say to be anybody, and without an address Teams gives no token.
  const tenant = local || !parts.tenant?.resource ? null : parts.tenant
  const handler = new AssistantHandler({
    assistant,
    links,
    local,
    log,
    now,
    origin,
    storage,
    sourcesOf,
    tenant,
    tenants,
  })
  const adapter = new TeamsAdapter(new ChannelAuthentication(settings, now), log)
  return { messages: receiveMessages(adapter, handler, settings, log) }
}

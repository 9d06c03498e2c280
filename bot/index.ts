import type { RequestHandler } from 'express'
import { sourcesOfFacts } from '../src/answers/marks'
import { TeamsAdapter } from './adapter'
import { ChannelAuthentication } from './auth/channel-authentication'
import { AssistantHandler } from './handler'
import { checkServiceAddress, receiveMessages } from './messages'
import { InstalledTeams } from './share/installed-teams'
import { Roster } from './share/roster'
import { Sharing } from './share/sharing'
import { TeamsService } from './share/teams-service'
import type { BotParts } from './types'
import { sendEntitiesWhole } from './wire'

export type { BotParts } from './types'

export interface Bot {
  /** To be put at `POST /api/messages` behind a JSON body reader. */
  messages: RequestHandler
  /** Who is a member of which team. */
  roster: Roster
}

/** The bot, not yet asked anything. */
export function createBot(parts: BotParts): Bot {
  const { assistant, knowledge, links, log, origin, settings, storage, teams, tenants } = parts
  const now = parts.now ?? Date.now
  sendEntitiesWhole()
  const sourcesOf = sourcesOfFacts(knowledge)
  const local = settings.mode === 'local'
  // Whoever reaches a server that authenticates nobody could say to be anybody, and without an address Teams gives no token.
  const tenant = local || !parts.tenant?.resource ? null : parts.tenant
  const authentication = new ChannelAuthentication(settings, now)
  const service = new TeamsService(async (serviceUrl) => {
    // It was checked when the team was learnt, but the store may be older than the settings.
    checkServiceAddress(serviceUrl, settings)
    return authentication.connectorFor(serviceUrl)
  })
  const installed = new InstalledTeams({ storage, log, now })
  const roster = new Roster({ service, installed, storage, log, now })
  const sharing = new Sharing({ links, log, now, origin, roster, service, storage, teams })
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
    installed,
    roster,
    sharing,
  })
  const adapter = new TeamsAdapter(authentication, log)
  return { messages: receiveMessages(adapter, handler, settings, log), roster }
}

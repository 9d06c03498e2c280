import type { Activity } from 'botbuilder-core'
import { type ConnectorClient, Teams, type TeamsConnectorClientContext } from 'botframework-connector'
import type { Post, TeamRecord } from '../../src/storage'
import { wasNotSent } from '../auth/retry'

/** A channel that can be posted in. */
export interface Channel {
  id: string
  name: string
}

/** The client for a service address; it does nothing again that may have been done. */
export type ConnectorFor = (serviceUrl: string) => Promise<ConnectorClient>

/** The first channel of a team has no name of its own; clients show it under this one. */
const FIRST_CHANNEL = 'General'
/** What Teams calls channels whose members are those of the team. Others have members of their own, whom nobody lists here. */
const STANDARD = 'standard'

/** What Teams tells of a team, and takes for its channels. What it refuses is thrown as it comes. */
export class TeamsService {
  readonly #connectorFor: ConnectorFor

  constructor(connectorFor: ConnectorFor) {
    this.#connectorFor = connectorFor
  }

  /** Whether somebody is in the roster of a team; `person` is their id in Teams or in Entra. */
  async isMember(team: TeamRecord, person: string): Promise<boolean> {
    const connector = await this.#connectorFor(team.serviceUrl)
    try {
      const member = await connector.conversations.getConversationMember(team.id, person)
      // Asked for by the id in Entra, some answers do not repeat it; whoever is no member gets none at all.
      return member.id === person || (member.aadObjectId ?? person).toLowerCase() === person.toLowerCase()
    } catch (error) {
      if (isNoMember(error)) return false
      throw error
    }
  }

  /** The channels of a team that all of its members see. */
  async channels(team: TeamRecord): Promise<Channel[]> {
    const { conversations } = await (await this.#teams(team)).fetchChannelList(team.id)
    return (conversations ?? []).flatMap(({ id, name, type }) =>
      id === undefined || (type ?? STANDARD) !== STANDARD ? [] : [{ id, name: name || FIRST_CHANNEL }],
    )
  }

  /** The team with its names, which not every activity tells. */
  async named(team: TeamRecord): Promise<TeamRecord> {
    const { aadGroupId, name } = await (await this.#teams(team)).fetchTeamDetails(team.id)
    return { ...team, name: name ?? team.name, groupId: aadGroupId ?? team.groupId }
  }

  /** Begins a conversation in a channel. */
  async post(team: TeamRecord, channel: string, activity: Partial<Activity>): Promise<Post> {
    const connector = await this.#connectorFor(team.serviceUrl)
    const { activityId, id } = await connector.conversations.createConversation({
      isGroup: true,
      bot: activity.from,
      channelData: { channel: { id: channel } },
      activity,
    } as Parameters<typeof connector.conversations.createConversation>[0])
    return { conversation: id, id: activityId }
  }

  /** Takes a post back; one that is gone already counts as taken back. */
  async remove(team: Pick<TeamRecord, 'serviceUrl'>, { conversation, id }: Post): Promise<void> {
    const connector = await this.#connectorFor(team.serviceUrl)
    try {
      await connector.conversations.deleteActivity(conversation, id)
    } catch (error) {
      if (statusOf(error) !== 404) throw error
    }
  }

  /** Their client is another one, but of the client they use only what all have. */
  async #teams({ serviceUrl }: TeamRecord): Promise<Teams> {
    return new Teams((await this.#connectorFor(serviceUrl)) as unknown as TeamsConnectorClientContext)
  }
}

interface Refused {
  statusCode?: number
  code?: string
}

const statusOf = (error: unknown): number | undefined => (error as Refused).statusCode

/** The app is not in this team, or the team is gone: nothing that is asked again helps. */
export function isGone(error: unknown): boolean {
  const { code, statusCode } = error as Refused
  return (
    (statusCode === 403 && code === 'BotNotInConversationRoster') ||
    (statusCode === 404 && code === 'ConversationNotFound')
  )
}

function isNoMember(error: unknown): boolean {
  return !isGone(error) && (statusOf(error) === 404 || statusOf(error) === 403)
}

/** Whether nothing can have been posted: it was not sent, or refused. */
export function wasRefused(error: unknown): boolean {
  const status = statusOf(error) ?? 0
  return wasNotSent(error) || (status >= 400 && status < 500 && status !== 408)
}

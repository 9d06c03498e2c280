/** A team as Teams would tell of it. */
export interface StandInTeam {
  id: string
  name: string
  groupId: string
  channels: { id: string; name?: string; type?: string }[]
  /** Ids in Teams, each with the person's id in Entra. */
  members: Map<string, string>
}

/** A post in a channel. */
export interface StandInPost {
  id: string
  conversation: string
  channel: string
  activity: Record<string, unknown>
  removed: boolean
}

export interface Answered {
  status: number
  body?: unknown
}

const refused = (status: number, code: string): Answered => ({ status, body: { error: { code, message: code } } })

/** What Teams' own interface says of teams, and takes for their channels: the part of a connector that sharing needs. */
export class TeamsStandIn {
  teams: StandInTeam[] = []
  readonly posts: StandInPost[] = []

  /** The answer to a request; undefined where it is about something else. */
  answer(method: string, path: string, body: Record<string, unknown>): Answered | undefined {
    const [, kind, first = '', rest = '', last = ''] = path.split('?')[0]!.split('/').slice(1).map(decodeURIComponent)
    if (kind === undefined) return undefined
    if (method === 'GET' && kind === 'teams') return this.#team(first, rest)
    if (kind !== 'conversations') return undefined
    if (method === 'GET' && rest === 'members') return this.#member(first, last)
    if (method === 'POST' && first === '') return this.#post(body)
    return method === 'DELETE' && rest === 'activities' ? this.#remove(first, last) : undefined
  }

  #team(id: string, of: string): Answered {
    const team = this.teams.find((one) => one.id === id)
    if (team === undefined) return refused(404, 'ConversationNotFound')
    if (of === 'conversations') return { status: 200, body: { conversations: team.channels } }
    return { status: 200, body: { id, name: team.name, aadGroupId: team.groupId } }
  }

  #member(id: string, person: string): Answered {
    const team = this.teams.find((one) => one.id === id)
    if (team === undefined) return refused(403, 'BotNotInConversationRoster')
    const found = [...team.members].find((ids) => ids.includes(person))
    if (found === undefined) return refused(404, 'MemberNotFoundInConversation')
    const [own, aadObjectId] = found
    return { status: 200, body: { id: own, aadObjectId, name: 'A member' } }
  }

  #post(body: Record<string, unknown>): Answered {
    const { channel } = (body.channelData ?? {}) as { channel?: { id: string } }
    const activity = body.activity as Record<string, unknown>
    const known = this.teams.some(({ channels }) => channels.some(({ id }) => id === channel?.id))
    if (channel === undefined || !known) return refused(404, 'ConversationNotFound')
    const id = `post-${this.posts.length + 1}`
    const conversation = `${channel.id};messageid=${id}`
    this.posts.push({ id, conversation, channel: channel.id, activity, removed: false })
    return { status: 201, body: { id: conversation, activityId: id } }
  }

  #remove(conversation: string, id: string): Answered {
    const post = this.posts.find((one) => one.conversation === conversation && one.id === id && !one.removed)
    if (post === undefined) return refused(404, 'ActivityNotFound')
    post.removed = true
    return { status: 200 }
  }
}

import { createHash } from 'node:crypto'
import type { Activity } from 'botbuilder-core'
import { AppError } from '../../src/errors'
import { idInAddress, type Links, type Shown } from '../../src/links'
import type { Log } from '../../src/log'
import type { Post, Share, Storage, TeamRecord, TenantStorage } from '../../src/storage'
import { clamp } from '../cards/markdown'
import { personOf, tenantOf } from '../memory/owner'
import { postMessage } from './post-message'
import type { Roster } from './roster'
import { type Channel, type TeamsService, wasRefused } from './teams-service'

/** Milliseconds within which a share can be taken back. */
export const UNDO = 10 * 60 * 1000
const LONGEST_NAME = 100

/** A place to share to. */
export interface Place {
  team: TeamRecord
  channel: Channel
}

/** What is to be shared, as the dialog sends it. All of it comes from a client. */
export interface Wish {
  /** The address of a link of ours. */
  link: string
  /** Tells this dialog apart from others. */
  form: string
  team: string
  channel: string
  note: string
}

/** A share that is posted. */
export interface Shared {
  share: Share
  /** The address of the post in Teams; null where links to posts lead nowhere. */
  address: string | null
  /** False where the post could not be recorded, so that it cannot be taken back here. */
  undo: boolean
}

export interface SharingParts {
  links: Links
  log: Log
  now: () => number
  origin: () => string | null
  roster: Roster
  service: TeamsService
  storage: Storage
  /** The web client of Teams, as `https://host`. */
  teams: string | null
}

/** Posts into channels for people, and takes back. Everything that goes wrong is an AppError that the person is told. */
export class Sharing {
  readonly #parts: SharingParts

  constructor(parts: SharingParts) {
    this.#parts = parts
  }

  /** What the address of a link of ours shows. @throws AppError `share-gone`. */
  shown(link: string): Shown {
    const { links, origin } = this.#parts
    const ours = origin()
    const id = ours === null ? null : idInAddress(ours, link)
    const followed = id === null ? null : links.follow(id)
    if (followed === null || !('shown' in followed)) throw new AppError('share-gone')
    return followed.shown
  }

  /** The channels that the person of an activity may share to, asked of the rosters now. */
  async places(activity: Activity): Promise<{ places: Place[]; unasked: number }> {
    const { log, roster, service } = this.#parts
    const { teams, unasked } = await roster.of(tenantOf(activity), activity.from.id, true)
    const places = await Promise.all(
      teams.map(async (found) => {
        try {
          const team = await this.#named(activity, found)
          return (await service.channels(team)).map((channel): Place => ({ team, channel }))
        } catch (error) {
          log.failure(error, {}, 'the channels of a team could not be asked')
          return undefined
        }
      }),
    )
    return {
      places: places.flatMap((of) => of ?? []).sort((a, b) => titleOf(a).localeCompare(titleOf(b))),
      unasked: unasked + places.filter((of) => of === undefined).length,
    }
  }

  /**
   * Posts what was wished, once for a dialog and a channel: who sends the same again is told what it came to. @throws AppError
   * `share-place-closed`, `share-refused`, `share-uncertain`, `share-not-recorded`, `share-gone`.
   */
  async share(activity: Activity, wish: Wish): Promise<Shared> {
    const { log, now, service } = this.#parts
    const shown = this.shown(wish.link)
    const person = personOf(activity)
    const place = person === null ? undefined : await this.#placeOf(activity, wish)
    if (person === null || place === undefined) throw new AppError('share-place-closed')
    const { channel, team } = place
    const by = clamp(activity.from.name || 'Somebody', LONGEST_NAME)
    const key = `share/${hashOf(tenantOf(activity), person, wish.form, channel.id)}`
    const names = { title: shown.title, team: team.name ?? 'Team', channel: channel.name, by }
    const begun = { key, report: shown.id, team: team.id, conversation: channel.id, place: names }
    const kept = this.#kept(activity)
    const before = await recorded(kept.beginShare(begun, { person, at: now() }))
    if (before !== null) return this.#again(activity, before, team)

    let post: Post
    try {
      post = await service.post(team, channel.id, this.#message(activity, team, shown, { by, note: wish.note }))
    } catch (error) {
      if (!wasRefused(error)) throw new AppError('share-uncertain', { cause: error })
      await recorded(kept.shareRefused(key, now()))
      throw new AppError('share-refused', { cause: error })
    }
    const at = now()
    const share: Share = { ...begun, state: 'posted', person, at, post }
    const undo = await kept.shareArrived(key, { post, at }).then(
      () => true,
      (error: unknown) => {
        log.failure(error, {}, 'a post could not be recorded')
        return false
      },
    )
    log.info({ link: shown.id, noted: wish.note !== '', recorded: undo }, 'shared')
    return { share, address: this.#addressOf(activity, share, team), undo }
  }

  /** Takes a share of the person back. @throws AppError `undo-not-yours`, `undo-refused`. */
  async undo(activity: Activity, key: string): Promise<Share> {
    const { log, now } = this.#parts
    const share = await this.#takenBack(activity, key).catch((cause: unknown) => {
      throw cause instanceof AppError && cause.code === 'undo-not-yours'
        ? cause
        : new AppError('undo-refused', { cause })
    })
    // It is gone, whatever comes now; without this the record says that it is being taken back.
    await this.#kept(activity)
      .shareUndone(key, now())
      .catch((error: unknown) => log.failure(error, {}, 'a share that was taken back could not be recorded'))
    log.info({ link: share.report }, 'a share was taken back')
    return share
  }

  async #takenBack(activity: Activity, key: string): Promise<Share> {
    const { now, service } = this.#parts
    const person = personOf(activity)
    const kept = this.#kept(activity)
    const share = person === null ? null : await kept.beginUndo(key, { person, since: now() - UNDO })
    if (share?.post == null) throw new AppError('undo-not-yours')
    const team = (await kept.teams()).find(({ id }) => id === share.team)
    if (team === undefined) throw new AppError('undo-refused')
    await service.remove(team, share.post)
    return share
  }

  #kept(activity: Activity): TenantStorage {
    return this.#parts.storage.forTenant(tenantOf(activity))
  }

  /** The place that was wished, where the person is a member and the app is, both asked now. */
  async #placeOf(activity: Activity, wish: Wish): Promise<Place | undefined> {
    const { roster, service } = this.#parts
    const tenant = tenantOf(activity)
    const team = (await recorded(this.#kept(activity).teams())).find(({ id }) => id === wish.team)
    if (team === undefined) return undefined
    try {
      if (!(await roster.isMember(tenant, team, activity.from.id))) return undefined
      const channel = (await service.channels(team)).find(({ id }) => id === wish.channel)
      return channel && { team, channel }
    } catch (cause) {
      throw new AppError('teams-unreachable', { cause })
    }
  }

  async #named(activity: Activity, team: TeamRecord): Promise<TeamRecord> {
    if (team.name !== null && team.groupId !== null) return team
    const named = await this.#parts.service.named(team)
    await this.#kept(activity).saveTeam(named, this.#parts.now())
    return named
  }

  #message(activity: Activity, team: TeamRecord, shown: Shown, said: { by: string; note: string }): Partial<Activity> {
    const { links, origin } = this.#parts
    const { recipient } = activity
    const card = { shown, origin: origin(), closing: links.closing, ...said }
    return postMessage(card, { from: recipient, serviceUrl: team.serviceUrl })
  }

  /** The same dialog was sent before. */
  #again(activity: Activity, before: Share, team: TeamRecord): Shared {
    if (before.post === null) throw new AppError('share-uncertain')
    const undo = before.state === 'posted' && this.#parts.now() - before.at <= UNDO
    return { share: before, address: this.#addressOf(activity, before, team), undo }
  }

  /** Source: "Generate deep links to Teams conversations" on Microsoft Learn. */
  #addressOf(activity: Activity, { conversation, post, place }: Share, { groupId }: TeamRecord): string | null {
    const { teams } = this.#parts
    if (teams === null) return null
    const id = post?.id ?? ''
    const query = new URLSearchParams({
      tenantId: tenantOf(activity),
      ...(groupId === null ? {} : { groupId }),
      parentMessageId: id,
      teamName: place.team,
      channelName: place.channel,
    })
    return `${teams}/l/message/${encodeURIComponent(conversation)}/${encodeURIComponent(id)}?${query}`
  }
}

/** As a place is named. */
export const titleOf = ({ channel, team }: Place): string => `${team.name ?? 'Team'} › ${channel.name}`

const hashOf = (...ids: string[]): string => createHash('sha256').update(JSON.stringify(ids)).digest('base64url')

/** What has to be written down before anything is posted. */
async function recorded<T>(writing: Promise<T>): Promise<T> {
  try {
    return await writing
  } catch (cause) {
    throw new AppError('share-not-recorded', { cause })
  }
}

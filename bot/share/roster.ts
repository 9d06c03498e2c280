import { AppError } from '../../src/errors'
import { Recent } from '../../src/identity/recent'
import type { Log } from '../../src/log'
import type { Storage, TeamRecord } from '../../src/storage'
import { inTime, LATE } from '../in-time'
import type { InstalledTeams } from './installed-teams'
import { isGone, type TeamsService } from './teams-service'

/** Milliseconds for which somebody counts as a member, or not, where nothing is posted. */
const STANDS = 5 * 60 * 1000
const KEPT = 10_000
/** Teams that are asked at the same time: Teams takes 50 requests a second from an app in a tenant. */
const AT_ONCE = 20
/** Milliseconds for all of them: a client waits for a dialog no longer than ten seconds. */
const LONGEST = 5000

/** The teams that somebody is a member of, and how many could not be asked. */
export interface Memberships {
  teams: TeamRecord[]
  unasked: number
}

export interface RosterParts {
  service: TeamsService
  installed: InstalledTeams
  storage: Storage
  log: Log
  now: () => number
}

/** Who is a member of which team, as the teams themselves say. */
export class Roster {
  readonly #parts: RosterParts
  readonly #kept = new Recent<{ at: number; member: boolean }>(KEPT)

  constructor(parts: RosterParts) {
    this.#parts = parts
  }

  /** Whether somebody is a member now. Throws what Teams answers instead. */
  async isMember(tenant: string, team: TeamRecord, person: string): Promise<boolean> {
    const { installed, now, service } = this.#parts
    try {
      const member = await service.isMember(team, person)
      this.#kept.set(`${tenant} ${team.id} ${person}`, { at: now(), member })
      return member
    } catch (error) {
      if (!isGone(error)) throw error
      await installed.forget(tenant, team.id)
      return false
    }
  }

  /** The teams of the tenant in which the app is and the person a member; `fresh` takes nobody's word from before. */
  async of(tenant: string, person: string, fresh: boolean): Promise<Memberships> {
    const { log, now, storage } = this.#parts
    const all = await storage.forTenant(tenant).teams()
    const deadline = now() + LONGEST
    const found: Memberships = { teams: [], unasked: 0 }
    for (let from = 0; from < all.length; from += AT_ONCE) {
      const some = all.slice(from, from + AT_ONCE)
      if (now() >= deadline) {
        found.unasked += some.length
        continue
      }
      const asked = await Promise.all(
        some.map(async (team) => ({ team, member: await this.#member(tenant, team, person, { fresh, deadline }) })),
      )
      found.teams.push(...asked.flatMap(({ member, team }) => (member === true ? [team] : [])))
      found.unasked += asked.filter(({ member }) => member === undefined).length
    }
    log.info({ teams: all.length, member: found.teams.length, unasked: found.unasked }, 'rosters asked')
    if (all.length > 0 && found.unasked === all.length) throw new AppError('teams-unreachable')
    return found
  }

  /** Undefined where Teams does not say, or not in time. */
  async #member(
    tenant: string,
    team: TeamRecord,
    person: string,
    { deadline, fresh }: { fresh: boolean; deadline: number },
  ): Promise<boolean | undefined> {
    const { log, now } = this.#parts
    const before = fresh ? undefined : this.#kept.get(`${tenant} ${team.id} ${person}`)
    if (before !== undefined && now() - before.at < STANDS) return before.member
    const asking = this.isMember(tenant, team, person).catch((error: unknown) => {
      log.failure(error, {}, 'a roster could not be asked')
      return undefined
    })
    const member = await inTime(asking, Math.max(0, deadline - now()))
    return member === LATE ? undefined : member
  }
}

import type { Activity } from 'botbuilder-core'
import { Recent } from '../../src/identity/recent'
import type { Log } from '../../src/log'
import { isToldOutage, type Storage, type TeamRecord } from '../../src/storage'
import { isObject } from '../activity'
import { tenantOf } from '../memory/owner'

/** Teams that this process has saved as they are: an activity in one of them costs a look, not a write. */
const KNOWN = 2000
/** Milliseconds for which that is believed: another instance may have been told otherwise. */
const BELIEVED = 10 * 60 * 1000

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** The team that an activity comes from; undefined outside of teams. */
export function teamOf({ channelData, serviceUrl }: Activity): TeamRecord | undefined {
  const team: unknown = isObject(channelData) ? channelData.team : undefined
  const id = isObject(team) ? textOf(team.id) : null
  if (!isObject(team) || id === null) return undefined
  return { id, serviceUrl, name: textOf(team.name), groupId: textOf(team.aadGroupId) }
}

/** Whether an activity says that the app is no longer in the team. */
function isRemoval({ action, channelData, membersRemoved = [], recipient, type }: Activity): boolean {
  if (type === 'installationUpdate') return action?.startsWith('remove') === true
  if (type !== 'conversationUpdate') return false
  return channelData?.eventType === 'teamDeleted' || membersRemoved.some(({ id }) => id !== '' && id === recipient.id)
}

/** The teams in which the app is, learnt from what comes from them. Activities were verified before they get here. */
export class InstalledTeams {
  readonly #storage: Storage
  readonly #log: Log
  readonly #now: () => number
  readonly #known = new Recent<{ said: string; at: number }>(KNOWN)

  constructor({ log, now, storage }: { storage: Storage; log: Log; now: () => number }) {
    this.#storage = storage
    this.#log = log
    this.#now = now
  }

  /** Learns from an activity. Where it cannot be kept, the next one of the team teaches the same. */
  async learn(activity: Activity): Promise<void> {
    const team = teamOf(activity)
    if (team === undefined) return
    const tenant = tenantOf(activity)
    if (isRemoval(activity)) return this.forget(tenant, team.id)
    const key = `${tenant} ${team.id}`
    const said = JSON.stringify(team)
    const before = this.#known.get(key)
    const at = this.#now()
    // What is said about the team itself is always written: the app may have been removed and installed anew.
    const ordinary = activity.type === 'message' || activity.type === 'invoke'
    if (ordinary && before?.said === said && at - before.at < BELIEVED) return
    if (await this.#tried(this.#storage.forTenant(tenant).saveTeam(team, at))) this.#known.set(key, { said, at })
  }

  /** The app is not there any more. */
  async forget(tenant: string, team: string): Promise<void> {
    this.#known.delete(`${tenant} ${team}`)
    await this.#tried(this.#storage.forTenant(tenant).deleteTeam(team))
  }

  async #tried(act: Promise<void>): Promise<boolean> {
    try {
      await act
      return true
    } catch (error) {
      if (!isToldOutage(error)) this.#log.failure(error, {}, 'a team could not be written')
      return false
    }
  }
}

import type { Activity } from 'botbuilder-core'
import type { Share, Storage } from '../../src/storage'
import { type ActivityCardContent, activityCard } from '../cards/activity'
import type { Card } from '../cards/elements'
import { personOf, tenantOf } from '../memory/owner'
import { isPersonal } from '../turn/question'
import { teamOf } from './installed-teams'
import type { Roster } from './roster'
import { UNDO } from './sharing'

/** Shares that a card tells of. The page in the tab has all. */
const MOST = 10

/** Whether somebody asks what was shared, in any casing. */
export function wantsActivity(text: string): boolean {
  return /^(?:activity|shares|what (?:was|has been|did i|did we|have i|have we) shared?)[\s.?!]*$/i.test(text)
}

export interface ActivityParts {
  roster: Roster
  storage: Storage
  now: () => number
}

/**
 * What was shared, as far as the place may hear it: in a channel what concerns its team, where the person is a member; in a
 * personal chat the person's own shares and those of their teams. In a group chat nothing: its people are not a team's.
 */
export async function activityTold(activity: Activity, parts: ActivityParts): Promise<Card> {
  const person = personOf(activity)
  const since = parts.now() - UNDO
  const mayUndo = ({ at, person: of, state }: Share) =>
    (state === 'posted' && of === person && at >= since) || (state === 'undoing' && of === person)
  return activityCard({ ...(await sharesFor(activity, person, parts)), mayUndo })
}

type Found = Omit<ActivityCardContent, 'mayUndo'>

async function sharesFor(
  activity: Activity,
  person: string | null,
  { roster, storage }: ActivityParts,
): Promise<Found> {
  const tenant = tenantOf(activity)
  const kept = storage.forTenant(tenant)
  const team = teamOf(activity)
  if (team !== undefined) {
    if (!(await roster.isMember(tenant, team, activity.from.id))) return { where: 'closed', shares: [], unasked: 0 }
    return { where: 'team', shares: await kept.shares({ teams: [team.id], person: null }, MOST), unasked: 0 }
  }
  if (!isPersonal(activity)) return { where: 'group', shares: [], unasked: 0 }
  const { teams, unasked } = await roster.of(tenant, activity.from.id, false)
  const scope = { teams: teams.map(({ id }) => id), person }
  return { where: 'personal', shares: await kept.shares(scope, MOST), unasked }
}

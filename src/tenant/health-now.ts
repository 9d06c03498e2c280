import type { ServiceId } from '../knowledge/types'
import type { HealthState, ServiceHealth } from './health'

/** Worst first: several names of Graph can mean one service. */
const WORST_FIRST: readonly HealthState[] = [
  'interrupted',
  'degraded',
  'restoring',
  'investigating',
  'suspended',
  'other',
  'restored',
  'reviewed',
  'false-positive',
  'operational',
]

/** How a service is now, and how many issues of it are open. */
export interface HealthNow {
  state: HealthState
  open: number
}

/** The services whose state is known. */
export function healthNow({ states, issues }: ServiceHealth): ReadonlyMap<ServiceId, HealthNow> {
  const now = new Map<ServiceId, HealthNow>()
  for (const { services, state } of states) {
    for (const service of services) {
      const known = now.get(service)?.state ?? state
      const worse = WORST_FIRST.indexOf(state) < WORST_FIRST.indexOf(known) ? state : known
      const open = issues.filter((issue) => !issue.resolved && issue.services.includes(service)).length
      now.set(service, { state: worse, open })
    }
  }
  return now
}

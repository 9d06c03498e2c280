import type { ServiceId } from '../knowledge/types'
import type { Plan } from './licences'
import { ORIGINS, type Origin } from './types'

/** The plans that the page's wording reaches, for the services whose verdict depends on the plan (SEED-23, -25, -26). */
const REACHED: ReadonlyMap<ServiceId, readonly Origin[]> = new Map([
  ['power-bi', ['standalone', 'office-365-plan']],
  ['power-apps', ['standalone', 'office-365-plan', 'dynamics-365-plan']],
  ['power-automate', ['standalone', 'office-365-plan', 'dynamics-365-plan']],
])

/** What comes with a licence of the Power Platform bought on its own. */
const POWER_PLATFORM = ['power-bi', 'power-apps', 'power-automate', 'dataverse', 'ai-builder', 'power-pages']
/** Plumbing that rides along in such a licence. */
const RIDES_ALONG = ['PURVIEW_DISCOVERY', 'POWERVIDEOSFREE']
const DYNAMICS_PART_NUMBER = /^(DYN365|D365|DYNAMICS_365|CRM)/

const brings = (plan: Plan, service: ServiceId): boolean => plan.services.includes(service)

/** Microsoft calls these plans "for Office 365". */
const isForOffice = (plan: Plan): boolean =>
  (brings(plan, 'power-apps') || brings(plan, 'power-automate')) && plan.name.toUpperCase().includes('_O365_')

const isOfPowerPlatform = (plan: Plan): boolean =>
  POWER_PLATFORM.some((service) => brings(plan, service)) ||
  plan.rule === 'P01' ||
  RIDES_ALONG.includes(plan.name.toUpperCase())

/** What the plans of a licence come with, whatever their status; plans that are not known say nothing. First match. */
export function originOf(name: string, plans: readonly Plan[], isSuite: boolean): Origin {
  if (isSuite || plans.some(isForOffice)) return 'office-365-plan'
  if (plans.some((plan) => brings(plan, 'dynamics-365')) || DYNAMICS_PART_NUMBER.test(name.toUpperCase()))
    return 'dynamics-365-plan'
  return plans.every(isOfPowerPlatform) ? 'standalone' : 'other-plan'
}

/** How a service with a condition stands: the best origin, and the licences that the wording does not reach. */
export interface Condition {
  via: Origin
  conditionMet: boolean
  /** Names of licences, in the order given and with repeats. */
  outside: string[]
}

/** The condition of a service over its licences; undefined where its verdict does not depend on the plan. */
export function conditionOf(
  service: ServiceId,
  licences: readonly { name: string; origin: Origin }[],
): Condition | undefined {
  const reached = REACHED.get(service)
  if (reached === undefined) return undefined
  const via = ORIGINS.find((origin) => licences.some((licence) => licence.origin === origin)) ?? 'other-plan'
  return {
    via,
    conditionMet: reached.includes(via),
    outside: licences.filter(({ origin }) => !reached.includes(origin)).map(({ name }) => name),
  }
}

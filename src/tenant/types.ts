import type { ServiceId, Verdict } from '../knowledge/types'

/** How far a licence gets a person: best first. `warning` is the grace period, in which a service still works. */
export const STATES = ['enabled', 'warning', 'pending', 'suspended', 'disabled'] as const
export type State = (typeof STATES)[number]

/** Whether a licence in this state can be used today. */
export const isUsable = (state: State): boolean => state === 'enabled' || state === 'warning'

/** What a plan comes with: best first for a condition about plans. */
export const ORIGINS = ['standalone', 'office-365-plan', 'dynamics-365-plan', 'other-plan'] as const
export type Origin = (typeof ORIGINS)[number]

/** The clouds and offerings that part numbers are marked with. */
export type MarkedEnvironment = 'gcc-high' | 'dod' | 'gcc' | 'education'

/** One service that the tenant holds licences for. */
export interface ServiceRow {
  service: ServiceId
  /** As the knowledge has it for the service, whatever the licence is. */
  verdict: Verdict
  state: State
  /** Licences, not people: a person with two that bring the service counts twice. */
  licensed: number
  consumed: number
  /** Part numbers, as they came. */
  skus: string[]
  /** True where nothing but free licences brings the service. */
  freeOnly: boolean
}

/** A row of a service whose verdict depends on the plan that it comes with. */
export interface ConditionRow extends ServiceRow {
  via: Origin
  /** False means that the wording of the page does not reach this licence, not that it is not certified. */
  conditionMet: boolean
  /** The licences that the wording does not reach. Can be filled where the condition is met by others. */
  skusOutsideCondition: string[]
}

/** What a tenant holds licences for, and what the page says about each. Lists are sorted by character code, without repeats. */
export interface Coverage {
  services: (ServiceRow | ConditionRow)[]
  environments: (MarkedEnvironment | 'commercial')[]
  /** Plans of installed programs. */
  clients: string[]
  /** Add-ons, plumbing, and apps that the knowledge has no entry for: nothing is said about them. */
  otherPlans: string[]
  /** Plans that no table and no rule knows. */
  unknownPlans: string[]
  /** Services that no licence list can show. It says nothing about whether the tenant has them. */
  notVisible: ServiceId[]
  /** There only, and then true, where the input says that it is made up. */
  sample?: true
}

export type PlanStatus = 'on' | 'off' | 'pending'
export type SkuStatus = 'enabled' | 'warning' | 'suspended' | 'pending' | 'deleted'

/** A plan of a SKU as Graph gives it; every field may be missing. */
export interface GivenPlan {
  servicePlanId: string
  servicePlanName: string
  status: PlanStatus
}

/** A SKU as Graph gives it. A text that is missing is empty, a number that is missing 0. */
export interface GivenSku {
  id: string
  skuId: string
  skuPartNumber: string
  status: SkuStatus
  /** For the whole tenant, not for people: such units are not counted. */
  company: boolean
  enabledUnits: number
  consumedUnits: number
  plans: GivenPlan[]
}

export interface GivenTenant {
  skus: GivenSku[]
  sample: boolean
}

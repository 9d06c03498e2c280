import type { ServiceId } from '../knowledge/types'
import { originOf } from './conditions'
import type { Licences, Plan } from './licences'
import { isFree, markOf, suiteIn } from './part-numbers'
import type { GivenPlan, GivenSku, MarkedEnvironment, Origin, PlanStatus, SkuStatus, State } from './types'

/** A licence that the tenant holds, with what its plans bring. */
export interface HeldSku {
  name: string
  environment: MarkedEnvironment | null
  free: boolean
  origin: Origin
  /** How far this licence gets a person with each service that it has plans of. */
  services: ReadonlyMap<ServiceId, State>
  /** The names of plans that bring no service. */
  clients: string[]
  otherPlans: string[]
  unknownPlans: string[]
  given: GivenSku
}

/** With a mailbox and a site a licence is an Office suite; these are the services whose plans stand for the suite. */
const MAILBOX = 'exchange-online'
const SITE = 'sharepoint-online'
const SUITE_SERVICES = [MAILBOX, SITE, 'microsoft-teams']

/** The first of entries that are the same. Entries with an id are told apart by it, the others by their SKU. */
function distinct(skus: readonly GivenSku[]): GivenSku[] {
  const seen = new Set<string>()
  return skus.filter(({ id, skuId }) => {
    const key = id === '' ? `sku ${skuId.toLowerCase()}` : `id ${id.toLowerCase()}`
    // Without either, nothing shows that two entries are the same.
    if (seen.has(key) && id + skuId !== '') return false
    seen.add(key)
    return true
  })
}

function nameOf(sku: GivenSku, licences: Licences): string {
  return sku.skuPartNumber.trim() || licences.partNumber(sku.skuId) || sku.skuId
}

function stateOf(sku: SkuStatus, plans: readonly PlanStatus[]): State {
  if (sku !== 'enabled' && sku !== 'warning') return sku === 'suspended' ? 'suspended' : 'pending'
  if (plans.includes('on')) return sku
  return plans.includes('pending') ? 'pending' : 'disabled'
}

/** The plans of a SKU, sorted by what they bring. */
interface SortedPlans {
  known: Plan[]
  /** By service, how its plans stand. */
  statuses: Map<ServiceId, PlanStatus[]>
  clients: string[]
  otherPlans: string[]
  unknownPlans: string[]
}

function sortedPlans(plans: readonly GivenPlan[], licences: Licences): SortedPlans {
  const out: SortedPlans = { known: [], statuses: new Map(), clients: [], otherPlans: [], unknownPlans: [] }
  for (const given of plans) {
    const plan = licences.plan(given.servicePlanId, given.servicePlanName)
    if (plan !== undefined) out.known.push(plan)
    for (const service of plan?.services ?? []) add(out.statuses, service, given.status)
    if (plan === undefined) out.unknownPlans.push(shownName(given, plan))
    else if (plan.client) out.clients.push(shownName(given, plan))
    else if (plan.services.length === 0) out.otherPlans.push(shownName(given, plan))
  }
  return out
}

function add(statuses: Map<ServiceId, PlanStatus[]>, service: ServiceId, status: PlanStatus): void {
  const list = statuses.get(service)
  if (list) list.push(status)
  else statuses.set(service, [status])
}

function held(given: GivenSku, licences: Licences): HeldSku {
  const name = nameOf(given, licences)
  const environment = markOf(name)
  const { known, statuses, ...lists } = sortedPlans(given.plans, licences)
  const isSuite = statuses.has(MAILBOX) && statuses.has(SITE)
  if (isSuite) {
    const ofSuite = SUITE_SERVICES.flatMap((service) => statuses.get(service) ?? [])
    statuses.set(suiteIn(environment), ofSuite)
  }
  const services = new Map<ServiceId, State>()
  for (const [service, of] of statuses) services.set(service, stateOf(given.status, of))
  return {
    name,
    environment,
    free: isFree(name),
    origin: originOf(name, known, isSuite),
    services,
    ...lists,
    given,
  }
}

const shownName = (given: GivenPlan, plan: Plan | undefined): string =>
  given.servicePlanName.trim() || plan?.name || given.servicePlanId.trim().toLowerCase()

/** The licences of a tenant: each once, without those that are deleted. */
export function heldSkus(skus: readonly GivenSku[], licences: Licences): HeldSku[] {
  return distinct(skus)
    .filter(({ status }) => status !== 'deleted')
    .map((sku) => held(sku, licences))
}

import { loadKnowledge } from '../../src/knowledge'
import { type ConditionRow, type Coverage, coverage, loadLicences, type ServiceRow } from '../../src/tenant'
import carried from '../../src/tenant/data/licences.json'
import { entryOf } from '../../src/tenant/licences'

export const knowledge = loadKnowledge()
export const licences = loadLicences()

/** The plan ids of the table by name. */
const IDS = new Map(
  Object.values(carried.plans)
    .flat()
    .map((entry) => entryOf(entry))
    .map(([id, name]) => [name, id]),
)
const UNKNOWN_ID = '0f0e0d0c-0000-4000-9000-000000000001'

/** A plan as Graph gives it; a name that the table does not have gets an id that nothing knows. */
export function plan(servicePlanName: string, provisioningStatus: unknown = 'Success', other: object = {}) {
  return { servicePlanId: IDS.get(servicePlanName) ?? UNKNOWN_ID, servicePlanName, provisioningStatus, ...other }
}

let made = 0

/** An enabled SKU of ten licences, seven of them assigned, with these plans. */
export function sku(skuPartNumber: unknown, plans: (string | object)[], other: object = {}) {
  made += 1
  return {
    id: `tenant_${made}`,
    skuId: `sku-${made}`,
    skuPartNumber,
    capabilityStatus: 'Enabled',
    appliesTo: 'User',
    consumedUnits: 7,
    prepaidUnits: { enabled: 10, suspended: 0, warning: 0, lockedOut: 0 },
    servicePlans: plans.map((one) => (typeof one === 'string' ? plan(one) : one)),
    ...other,
  }
}

/** What Graph gives about a tenant with these SKUs. */
export const tenant = (...value: unknown[]) => ({ organization: null, subscribedSkus: { value } })

export const covered = (...skus: unknown[]): Coverage => coverage(knowledge, licences, tenant(...skus))

/** The row of a service; fails where there is none. */
export function rowOf(found: Coverage, service: string): ServiceRow & Partial<ConditionRow> {
  const row = found.services.find((one) => one.service === service)
  if (row === undefined) throw new Error(`no row ${service} in ${found.services.map((r) => r.service).join(', ')}`)
  return row
}

export const servicesOf = (found: Coverage): string[] => found.services.map(({ service }) => service)

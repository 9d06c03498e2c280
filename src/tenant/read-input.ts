import { AppError } from '../errors'
import type { GivenPlan, GivenSku, GivenTenant, PlanStatus, SkuStatus } from './types'

/** A list of all that is wrong with a large answer would not be read. */
const MOST_PROBLEMS = 10

/** In lower case. A value that is new, null or missing is none of these: nothing is known to be usable then. */
const SKU_STATUS = new Map<unknown, SkuStatus>([
  ['enabled', 'enabled'],
  ['warning', 'warning'],
  ['suspended', 'suspended'],
  ['lockedout', 'suspended'],
  ['deleted', 'deleted'],
])
const PLAN_STATUS = new Map<unknown, PlanStatus>([
  ['success', 'on'],
  ['disabled', 'off'],
  ['error', 'off'],
])

type Fields = Record<string, unknown>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isMissing = (value: unknown): value is null | undefined => value === null || value === undefined
const lower = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value)

/** Reads fields and notes by their place what has another shape. Places and shapes only: values are the tenant's own. */
class Shapes {
  readonly problems: string[] = []

  text(from: Fields, field: string, at: string): string {
    const value = from[field]
    if (typeof value === 'string') return value
    if (!isMissing(value)) this.problems.push(`${at}.${field} is not a text`)
    return ''
  }

  count(from: Fields, field: string, at: string): number {
    const value = from[field]
    if (Number.isSafeInteger(value)) return value as number
    if (!isMissing(value)) this.problems.push(`${at}.${field} is not a whole number`)
    return 0
  }

  fields(value: unknown, at: string): Fields {
    if (isFields(value)) return value
    this.problems.push(`${at} is not an object`)
    return {}
  }

  list(value: unknown, at: string): unknown[] {
    if (Array.isArray(value)) return value
    if (!isMissing(value)) this.problems.push(`${at} is not a list`)
    return []
  }
}

function planOf(shapes: Shapes, value: unknown, at: string): GivenPlan {
  const plan = shapes.fields(value, at)
  return {
    servicePlanId: shapes.text(plan, 'servicePlanId', at),
    servicePlanName: shapes.text(plan, 'servicePlanName', at),
    status: PLAN_STATUS.get(lower(plan.provisioningStatus)) ?? 'pending',
  }
}

function skuOf(shapes: Shapes, value: unknown, at: string): GivenSku {
  const sku = shapes.fields(value, at)
  const units = isMissing(sku.prepaidUnits) ? {} : shapes.fields(sku.prepaidUnits, `${at}.prepaidUnits`)
  return {
    id: shapes.text(sku, 'id', at),
    skuId: shapes.text(sku, 'skuId', at),
    skuPartNumber: shapes.text(sku, 'skuPartNumber', at),
    status: SKU_STATUS.get(lower(sku.capabilityStatus)) ?? 'pending',
    company: shapes.text(sku, 'appliesTo', at).toLowerCase() === 'company',
    enabledUnits: shapes.count(units, 'enabled', `${at}.prepaidUnits`),
    consumedUnits: shapes.count(sku, 'consumedUnits', at),
    plans: shapes
      .list(sku.servicePlans, `${at}.servicePlans`)
      .map((plan, n) => planOf(shapes, plan, `${at}.servicePlans[${n}]`)),
  }
}

/**
 * What Graph said about a tenant, with everything checked that is used of it. The organization is not looked at. Throws
 * `licences-invalid` where the shape is another, and `licences-incomplete` where further pages are missing.
 */
export function readTenant(input: unknown): GivenTenant {
  const given = isFields(input) && isFields(input.subscribedSkus) ? input.subscribedSkus : undefined
  if (!isFields(input) || given === undefined || !Array.isArray(given.value))
    throw new AppError('licences-invalid', { problems: ['subscribedSkus.value is not a list'] })
  const next = given['@odata.nextLink']
  // Graph says null or nothing on the last page; whatever else stands here means that there is more.
  if (!isMissing(next) && next !== '') throw new AppError('licences-incomplete')
  const shapes = new Shapes()
  const skus = given.value.map((sku, n) => skuOf(shapes, sku, `subscribedSkus.value[${n}]`))
  const { problems } = shapes
  if (problems.length > MOST_PROBLEMS)
    problems.splice(MOST_PROBLEMS, problems.length, `and ${problems.length - MOST_PROBLEMS} more`)
  if (problems.length > 0) throw new AppError('licences-invalid', { problems })
  return { skus, sample: input.sample === true }
}

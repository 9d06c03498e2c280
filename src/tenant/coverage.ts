import { AppError } from '../errors'
import type { Knowledge, ServiceId, Verdict } from '../knowledge/types'
import { conditionOf } from './conditions'
import { type HeldSku, heldSkus } from './held-skus'
import type { Licences } from './licences'
import { readTenant } from './read-input'
import { type ConditionRow, type Coverage, isUsable, type ServiceRow, STATES, type State } from './types'

/** Bought as Azure resources, or part of them: no list of licences shows them. */
export const NOT_VISIBLE: readonly ServiceId[] = [
  'azure',
  'azure-government',
  'azure-management-features',
  'azure-portal',
  'azure-service',
  'power-bi-embedded',
]

/** By character code, which is how JavaScript sorts by itself; without repeats. */
const sorted = <T extends string>(list: Iterable<T>): T[] => [...new Set(list)].sort()

const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0)

/** The licences that a row rests on: the usable ones, or else those in the best state that there is. */
function basisOf(skus: readonly HeldSku[], service: ServiceId): { basis: HeldSku[]; state: State } {
  const stateIn = (sku: HeldSku): State => sku.services.get(service) ?? 'disabled'
  const state = STATES.find((one) => skus.some((sku) => stateIn(sku) === one)) ?? 'disabled'
  const fits = isUsable(state) ? isUsable : (one: State) => one === state
  return { basis: skus.filter((sku) => fits(stateIn(sku))), state }
}

function rowOf(service: ServiceId, verdict: Verdict, skus: readonly HeldSku[]): ServiceRow | ConditionRow {
  const { basis, state } = basisOf(skus, service)
  const paid = basis.filter(({ free }) => !free)
  // A free licence comes with a million units; it speaks only where nothing is paid.
  const counted = paid.length > 0 ? paid : basis
  const units = isUsable(state) ? counted.map(({ given }) => given).filter(({ company }) => !company) : []
  const row: ServiceRow = {
    service,
    verdict,
    state,
    licensed: sum(units.map(({ enabledUnits }) => enabledUnits)),
    consumed: sum(units.map(({ consumedUnits }) => consumedUnits)),
    skus: sorted(basis.map(({ name }) => name)),
    freeOnly: paid.length === 0,
  }
  const condition = conditionOf(service, counted)
  if (condition === undefined) return row
  const { via, conditionMet, outside } = condition
  return { ...row, via, conditionMet, skusOutsideCondition: sorted(outside) }
}

function environmentsOf(skus: readonly HeldSku[]): Coverage['environments'] {
  const marked = sorted(skus.flatMap(({ environment }) => environment ?? []))
  return marked.length > 0 || skus.length === 0 ? marked : ['commercial']
}

/**
 * Which services a tenant holds licences for, and what the page says about each. `input` is what Graph gives:
 * `{"organization": …, "subscribedSkus": {"value": […]}}`, all pages joined; it is checked here. Pure: the same input,
 * knowledge and licences give the same coverage. It does not say that a service is used, or that the tenant is certified.
 *
 * Throws an AppError: `licences-invalid`, `licences-incomplete`, or `knowledge-unusable` where a service has no entry.
 */
export function coverage(knowledge: Knowledge, licences: Licences, input: unknown): Coverage {
  const tenant = readTenant(input)
  const skus = heldSkus(tenant.skus, licences)
  const verdicts = new Map(knowledge.services.map(({ id, verdict }) => [id, verdict]))
  const services = sorted(skus.flatMap((sku) => [...sku.services.keys()])).map((service) => {
    const verdict = verdicts.get(service)
    if (verdict === undefined) throw new AppError('knowledge-unusable', { cause: `no service ${service}` })
    return rowOf(
      service,
      verdict,
      skus.filter((sku) => sku.services.has(service)),
    )
  })
  return {
    services,
    environments: environmentsOf(skus),
    clients: sorted(skus.flatMap((sku) => sku.clients)),
    otherPlans: sorted(skus.flatMap((sku) => sku.otherPlans)),
    unknownPlans: sorted(skus.flatMap((sku) => sku.unknownPlans)),
    notVisible: [...NOT_VISIBLE],
    ...(tenant.sample ? { sample: true as const } : {}),
  }
}

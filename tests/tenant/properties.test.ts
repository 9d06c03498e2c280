import fc from 'fast-check'
import { type Coverage, coverage } from '../../src/tenant'
import carried from '../../src/tenant/data/licences.json'
import { entryOf } from '../../src/tenant/licences'
import { knowledge, licences, tenant } from './tenants'

const plans = Object.values(carried.plans).flat().map(entryOf)
const skus = carried.skus.map(entryOf)
const caseOf = (text: string) => fc.constantFrom(text, text.toLowerCase(), text.toUpperCase())
const gap = (of: fc.Arbitrary<unknown>) => fc.oneof({ weight: 9, arbitrary: of }, fc.constantFrom(null, undefined))
const amount = gap(fc.nat({ max: 5000 }))

const somePlan = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(...plans).chain(([id, name]) => fc.record({ id: caseOf(id), name: gap(caseOf(name)) })),
  },
  fc.record({
    id: gap(fc.uuid()),
    name: gap(fc.constantFrom('ORION', 'forms_x', 'SHAREPOINT_X', 'EXCHANGE_S_X', 'FLOW_O365_X')),
  }),
)
const planArbitrary = fc.record({
  plan: somePlan,
  provisioningStatus: gap(fc.constantFrom('Success', 'success', 'Disabled', 'Error', 'PendingInput', 'New')),
})
const skuArbitrary = fc.record({
  id: gap(fc.constantFrom('a', 'A', 'b', 'c', 'd', 'e', '')),
  sku: fc.constantFrom(...skus),
  part: fc.constantFrom('', '_GOV', '_FREE', '_USGOV_DOD'),
  capabilityStatus: gap(fc.constantFrom('Enabled', 'Warning', 'Suspended', 'LockedOut', 'Deleted', 'New')),
  appliesTo: gap(fc.constantFrom('User', 'Company', 'company')),
  consumedUnits: amount,
  prepaidUnits: gap(fc.record({ enabled: amount, warning: amount })),
  plans: fc.array(planArbitrary, { maxLength: 8 }),
})

type Made = { id: unknown; skuId: string; capabilityStatus: unknown; servicePlans: object[] }
/** SKUs in the form in which Graph gives them. */
const listArbitrary: fc.Arbitrary<Made[]> = fc.array(
  skuArbitrary.map(({ sku: [skuId, rest], part, plans: given, ...other }) => ({
    ...other,
    skuId,
    skuPartNumber: rest.split('\t')[0] + part,
    servicePlans: given.map(({ plan: { id, name }, provisioningStatus }) => ({
      servicePlanId: id,
      servicePlanName: name,
      provisioningStatus,
    })),
  })),
  { maxLength: 8 },
)

const read = (skus: unknown[]): Coverage => coverage(knowledge, licences, tenant(...skus))
const holds = (property: (skus: Made[], found: Coverage) => void) =>
  fc.assert(
    fc.property(listArbitrary, (skus) => property(skus, read(skus))),
    { numRuns: 300 },
  )

const isSorted = (list: readonly string[]) => list.every((one, n) => n === 0 || list[n - 1]! < one)
const statusOf = ({ capabilityStatus }: Made) => String(capabilityStatus).toLowerCase()

test('lists are sorted without repeats, and what is not visible is always the same', () => {
  holds((_, found) => {
    const { services, ...lists } = found
    for (const list of Object.values(lists)) expect(isSorted(list as string[])).toBe(true)
    expect(isSorted(services.map(({ service }) => service))).toBe(true)
    for (const row of services) expect(isSorted(row.skus) && row.skus.length > 0).toBe(true)
    expect(found.notVisible).toHaveLength(6)
  })
})

test('a verdict is the one that the knowledge has, whatever the licence is', () => {
  const verdicts = new Map(knowledge.services.map(({ id, verdict }) => [id, verdict]))
  holds((_, { services }) => {
    for (const { service, verdict } of services) expect(verdict).toBe(verdicts.get(service))
  })
})

test('a row that cannot be used counts nothing', () => {
  holds((_, { services }) => {
    for (const { state, licensed, consumed } of services)
      if (state !== 'enabled' && state !== 'warning') expect([licensed, consumed]).toEqual([0, 0])
  })
})

test('a condition and the licences outside it fit together', () => {
  holds((_, { services }) => {
    for (const row of services) {
      expect('via' in row).toBe(['power-apps', 'power-automate', 'power-bi'].includes(row.service))
      if (!('via' in row)) continue
      expect(row.skus).toEqual(expect.arrayContaining(row.skusOutsideCondition))
      if (!row.conditionMet) expect(row.skusOutsideCondition.length).toBeGreaterThan(0)
    }
  })
})

test('the order of different licences changes nothing', () => {
  holds((skus, found) => {
    const apart = skus.map((sku, n) => ({ ...sku, id: `id ${n}` }))
    expect(read([...apart].reverse())).toEqual(read(apart))
    expect(found).toEqual(read(skus))
  })
})

test('the same entry again changes nothing', () => {
  holds((skus, found) => {
    expect(read([...skus, ...skus])).toEqual(found)
  })
})

test('deleted licences change nothing, once they are told apart', () => {
  holds((skus) => {
    const apart = skus.map((sku, n) => ({ ...sku, id: `id ${n}` }))
    expect(read(apart.filter((sku) => statusOf(sku) !== 'deleted'))).toEqual(read(apart))
  })
})

test('every plan that is not deleted lands somewhere', () => {
  holds((skus) => {
    for (const sku of skus.filter((one) => statusOf(one) !== 'deleted'))
      for (const plan of sku.servicePlans) {
        const { services, clients, otherPlans, unknownPlans } = read([{ ...sku, servicePlans: [plan] }])
        const places = [services, clients, otherPlans, unknownPlans].filter((list) => list.length > 0)
        expect(places).toHaveLength(1)
      }
  })
})

test('any JSON at all is either covered or refused with a code', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (value, entry) => {
      for (const input of [value, { subscribedSkus: value }, { subscribedSkus: { value } }, tenant(entry)]) {
        let outcome: unknown
        try {
          outcome = coverage(knowledge, licences, input).services
        } catch (thrown) {
          outcome = (thrown as { code?: string }).code
        }
        expect(Array.isArray(outcome) || String(outcome).startsWith('licences-')).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})

import { AppError } from '../../src/errors'
import { coverage } from '../../src/tenant'
import { covered, knowledge, licences, plan, sku, tenant } from './tenants'

/** The failure of an input, by its code and the places it names. */
function failure(input: unknown): { code: string; problems: readonly string[]; nextStep: string } {
  try {
    coverage(knowledge, licences, input)
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown
    throw thrown
  }
  throw new Error('the input was taken')
}

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'subscribedSkus'],
  ['a number', 1],
  ['a list', []],
  ['an empty object', {}],
  ['no licences', { organization: {} }],
  ['null licences', { subscribedSkus: null }],
  ['a list without its frame', { subscribedSkus: [] }],
  ['no value', { subscribedSkus: {} }],
  ['a null value', { subscribedSkus: { value: null } }],
  ['an object as value', { subscribedSkus: { value: {} } }],
  ['a text as value', { subscribedSkus: { value: '[]' } }],
  ['an error of Graph', { subscribedSkus: { error: { code: 'Authorization_RequestDenied' } } }],
])('%s instead of a list of licences is refused', (_, input) => {
  expect(failure(input)).toMatchObject({ code: 'licences-invalid', problems: ['subscribedSkus.value is not a list'] })
})

describe('a next page', () => {
  const paged = (next: unknown) => ({ subscribedSkus: { value: [sku('A', [])], '@odata.nextLink': next } })

  test.each(['https://graph.microsoft.com/v1.0/subscribedSkus?$skiptoken=1', 'x', 1, false, {}])(
    '%p is refused',
    (next) => {
      const { code, nextStep } = failure(paged(next))
      expect(code).toBe('licences-incomplete')
      expect(nextStep).toMatch(/nextLink/)
    },
  )

  test.each([null, undefined, ''])('%p is none', (next) => {
    expect(coverage(knowledge, licences, paged(next)).environments).toEqual(['commercial'])
  })
})

describe('an entry of another form is refused with its place', () => {
  test.each<[string, unknown, string]>([
    ['no entry', null, 'subscribedSkus.value[1] is not an object'],
    ['a text', 'SKU', 'subscribedSkus.value[1] is not an object'],
    ['a list', [], 'subscribedSkus.value[1] is not an object'],
    ['an id', sku('A', [], { id: 7 }), 'subscribedSkus.value[1].id is not a text'],
    ['a SKU id', sku('A', [], { skuId: {} }), 'subscribedSkus.value[1].skuId is not a text'],
    ['a part number', sku(7, []), 'subscribedSkus.value[1].skuPartNumber is not a text'],
    ['what it applies to', sku('A', [], { appliesTo: 1 }), 'subscribedSkus.value[1].appliesTo is not a text'],
    [
      'consumed units',
      sku('A', [], { consumedUnits: '7' }),
      'subscribedSkus.value[1].consumedUnits is not a whole number',
    ],
    [
      'a part of a unit',
      sku('A', [], { consumedUnits: 1.5 }),
      'subscribedSkus.value[1].consumedUnits is not a whole number',
    ],
    [
      'endless units',
      sku('A', [], { consumedUnits: Number.POSITIVE_INFINITY }),
      'subscribedSkus.value[1].consumedUnits is not a whole number',
    ],
    ['units', sku('A', [], { prepaidUnits: 10 }), 'subscribedSkus.value[1].prepaidUnits is not an object'],
    [
      'enabled units',
      sku('A', [], { prepaidUnits: { enabled: '1' } }),
      'subscribedSkus.value[1].prepaidUnits.enabled is not a whole number',
    ],
    ['plans', sku('A', [], { servicePlans: {} }), 'subscribedSkus.value[1].servicePlans is not a list'],
    [
      'a plan',
      sku('A', [], { servicePlans: [plan('MCOEV'), null] }),
      'subscribedSkus.value[1].servicePlans[1] is not an object',
    ],
    [
      'a plan id',
      sku('A', [{ servicePlanId: 1 }]),
      'subscribedSkus.value[1].servicePlans[0].servicePlanId is not a text',
    ],
    [
      'a plan name',
      sku('A', [{ servicePlanName: [] }]),
      'subscribedSkus.value[1].servicePlans[0].servicePlanName is not a text',
    ],
  ])('%s', (_, entry, problem) => {
    expect(failure(tenant(sku('A', []), entry))).toMatchObject({ code: 'licences-invalid', problems: [problem] })
  })

  test('also where the licence is deleted or a duplicate', () => {
    const twice = { id: 'x', consumedUnits: 'many', capabilityStatus: 'Deleted' }
    expect(failure(tenant(sku('A', [], { id: 'x' }), sku('A', [], twice))).code).toBe('licences-invalid')
  })

  test('ten places at most, and none of the values', () => {
    const { problems, ...error } = failure(tenant(...Array.from({ length: 25 }, () => sku(['CONFIDENTIAL'], []))))
    expect(problems).toHaveLength(11)
    expect(problems.at(-1)).toBe('and 15 more')
    expect(JSON.stringify([problems, error])).not.toMatch(/CONFIDENTIAL/)
  })
})

test('what is null or missing is taken', () => {
  const empty = covered({}, { servicePlans: null, prepaidUnits: null, id: null }, { servicePlans: [{}] })
  expect(empty).toMatchObject({ services: [], environments: ['commercial'], unknownPlans: [''] })
})

test('what Graph adds, and whatever the organization is, changes nothing', () => {
  const own = sku('A', ['EXCHANGE_S_ENTERPRISE'])
  const plain = covered(own)
  const more = { ...own, accountName: 'Contoso', subscriptionIds: [null], capabilities: { new: [1] } }
  const assigned = { assignedPlans: [{ servicePlanId: 'x', capabilityStatus: 'Enabled', service: 'exchange' }] }
  for (const organization of [undefined, null, 'text', 7, [], {}, assigned, { value: [assigned] }])
    expect(
      coverage(knowledge, licences, { organization, subscribedSkus: { value: [more], '@odata.context': 'x' } }),
    ).toEqual(plain)
})

test('names of JavaScript itself are names like others', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']
  const found = covered(
    ...names.map((name) => sku(name, [{ servicePlanId: name, servicePlanName: name }], { id: name })),
  )
  expect(found.unknownPlans).toEqual([...names].sort())
  expect(JSON.parse(JSON.stringify(found))).toEqual(found)
})

test('the input is left as it was', () => {
  const frozen = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen)
    return value
  }
  expect(() =>
    coverage(knowledge, licences, frozen(tenant(sku('A', ['EXCHANGE_S_ENTERPRISE', 'MCOEV'])))),
  ).not.toThrow()
})

test('a service that the knowledge has lost is a failure, never a row without a verdict', () => {
  const services = knowledge.services.filter(({ id }) => id !== 'intune')
  const input = tenant(sku('A', ['INTUNE_A']))
  expect(() => coverage({ ...knowledge, services }, licences, input)).toThrow(
    expect.objectContaining({ code: 'knowledge-unusable' }),
  )
})

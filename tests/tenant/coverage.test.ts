import { coverage } from '../../src/tenant'
import condition from './fixtures/condition-and-suspended.json'
import government from './fixtures/government-and-unknown.json'
import paid from './fixtures/paid-and-free.json'
import { covered, knowledge, licences, plan, rowOf, servicesOf, sku } from './tenants'

test.each([
  ['paid and free licences, and no mailbox', paid],
  ['a condition, and a suspended licence', condition],
  ['government, grace period, plans off, deleted and unknown', government],
])('a worked example: %s', (_, { input, output }) => {
  expect(coverage(knowledge, licences, input)).toEqual(output)
})

const MAIL = 'EXCHANGE_S_ENTERPRISE'
const SITES = 'SHAREPOINTENTERPRISE'

describe('duplicates', () => {
  const mail = (other: object) => sku('A', [MAIL], other)
  const consumed = (...skus: object[]) => rowOf(covered(...skus), 'exchange-online').consumed

  test.each<[string, object, object, number]>([
    ['the same id', { id: 'x' }, { id: 'x' }, 7],
    ['the same id in another case', { id: 'x_AB' }, { id: 'X_ab' }, 7],
    ['different ids of one SKU', { id: 'x', skuId: 's' }, { id: 'y', skuId: 's' }, 14],
    ['no id and the same SKU', { id: null, skuId: 'S' }, { id: '', skuId: 's' }, 7],
    ['no id and different SKUs', { id: null, skuId: 's' }, { id: null, skuId: 't' }, 14],
    ['one with an id and one without', { id: 's', skuId: 's' }, { id: null, skuId: 's' }, 14],
    ['neither id nor SKU', { id: null, skuId: null }, { id: null, skuId: null }, 14],
  ])('%s', (_, a, b, total) => {
    expect(consumed(mail(a), mail(b))).toBe(total)
  })

  test('the first counts, before anything else is looked at', () => {
    const deleted = mail({ id: 'x', capabilityStatus: 'Deleted' })
    expect(covered(deleted, mail({ id: 'X' })).services).toEqual([])
    expect(servicesOf(covered(mail({ id: 'x' }), deleted))).toEqual(['exchange-online'])
  })
})

describe('the name of a SKU', () => {
  const nameOf = (part: unknown, skuId: string) => rowOf(covered(sku(part, [MAIL], { skuId })), 'exchange-online').skus

  test.each<[string, unknown, string, string]>([
    ['is its part number, trimmed, as it came', ' Power_Bi_Pro ', 'x', 'Power_Bi_Pro'],
    ['is looked up where it is missing', undefined, 'F8A1DB68-be16-40ed-86d5-cb42ce701560', 'POWER_BI_PRO'],
    ['is looked up where it is null', null, 'f8a1db68-be16-40ed-86d5-cb42ce701560', 'POWER_BI_PRO'],
    ['is looked up where it is blank', '  ', 'f8a1db68-be16-40ed-86d5-cb42ce701560', 'POWER_BI_PRO'],
    [
      'is the SKU id where nothing knows it',
      null,
      '0f0e0d0c-0000-4000-8000-00000000000A',
      '0f0e0d0c-0000-4000-8000-00000000000A',
    ],
  ])('%s', (_, part, skuId, name) => {
    expect(nameOf(part, skuId)).toEqual([name])
  })

  test('tells of the environment and of what is free also where it was looked up', () => {
    // ENTERPRISEPACK_GOV and POWER_BI_STANDARD of the table.
    const found = covered(
      sku(null, [MAIL], { skuId: '535a3a29-c5f0-42fe-8215-d3b9e1f38c4a' }),
      sku(null, ['BI_AZURE_P0'], { skuId: 'a403ebcc-fae0-4ca2-8c8c-7a907fd6c235' }),
    )
    expect(found.environments).toEqual(['gcc'])
    expect(rowOf(found, 'power-bi').freeOnly).toBe(true)
  })
})

describe('the state of a row', () => {
  const state = (capabilityStatus: unknown, ...statuses: unknown[]) => {
    const plans = statuses.map((provisioningStatus) => ({ ...plan(MAIL), provisioningStatus }))
    return rowOf(covered(sku('A', plans, { capabilityStatus })), 'exchange-online').state
  }

  test.each<[unknown, string]>([
    ['Enabled', 'enabled'],
    ['ENABLED', 'enabled'],
    ['Warning', 'warning'],
    ['Suspended', 'suspended'],
    ['LockedOut', 'suspended'],
    ['lockedout', 'suspended'],
    ['Brandnew', 'pending'],
    ['', 'pending'],
    [' Enabled', 'pending'],
    [null, 'pending'],
    [undefined, 'pending'],
    [7, 'pending'],
  ])('with the SKU %p is %s', (capability, expected) => {
    expect(state(capability, 'Success')).toBe(expected)
    expect(state(capability, 'Disabled')).toBe(['enabled', 'warning'].includes(expected) ? 'disabled' : expected)
  })

  test.each<[unknown, string]>([
    ['Success', 'enabled'],
    ['SUCCESS', 'enabled'],
    ['Disabled', 'disabled'],
    ['error', 'disabled'],
    ['PendingInput', 'pending'],
    ['PendingActivation', 'pending'],
    ['PendingProvisioning', 'pending'],
    ['Brandnew', 'pending'],
    [null, 'pending'],
    [undefined, 'pending'],
    [{}, 'pending'],
  ])('with the plan %p is %s', (provisioning, expected) => {
    expect(state('Enabled', provisioning)).toBe(expected)
  })

  test('is that of the best of several plans of the service', () => {
    expect(state('Enabled', 'Disabled', 'PendingInput', 'Success')).toBe('enabled')
    expect(state('Warning', 'Disabled', 'Success')).toBe('warning')
    expect(state('Enabled', 'Disabled', 'PendingInput')).toBe('pending')
    expect(state('Suspended', 'Success')).toBe('suspended')
  })

  test('is that of the best licence, and usable licences of both kinds are its basis', () => {
    const at = (part: string, capabilityStatus: string, status = 'Success') =>
      sku(part, [plan(MAIL, status)], { capabilityStatus })
    const all = [
      at('OFF', 'Enabled', 'Disabled'),
      at('SUSPENDED', 'Suspended'),
      at('PENDING', 'New'),
      at('GRACE', 'Warning'),
      at('ON', 'Enabled'),
    ]
    const steps = all.map((_, n) => {
      const { state: best, skus, licensed } = rowOf(covered(...all.slice(0, n + 1)), 'exchange-online')
      return [best, skus, licensed]
    })
    expect(steps).toEqual([
      ['disabled', ['OFF'], 0],
      ['suspended', ['SUSPENDED'], 0],
      ['pending', ['PENDING'], 0],
      ['warning', ['GRACE'], 10],
      ['enabled', ['GRACE', 'ON'], 20],
    ])
  })

  test('a deleted licence leaves nothing: no row, no environment, no plan', () => {
    const found = covered(sku('X_GOV', [MAIL, 'MCOEV', 'OFFICESUBSCRIPTION', 'ORION'], { capabilityStatus: 'deleted' }))
    expect(found).toEqual({ ...covered(), environments: [] })
  })
})

describe('units', () => {
  const units = (...skus: object[]) => {
    const { licensed, consumed } = rowOf(covered(...skus), 'exchange-online')
    return [licensed, consumed]
  }

  test.each<[string, object, number[]]>([
    ['are summed as given', {}, [10, 7]],
    ['null and missing are 0', { prepaidUnits: null, consumedUnits: null }, [0, 0]],
    ['an enabled null is 0', { prepaidUnits: { enabled: null }, consumedUnits: undefined }, [0, 0]],
    ['no enabled unit leaves the licence enabled', { prepaidUnits: { enabled: 0 } }, [0, 7]],
    ['units in grace are not added', { capabilityStatus: 'Warning', prepaidUnits: { enabled: 3, warning: 9 } }, [3, 7]],
    ['a suspended licence adds nothing', { capabilityStatus: 'Suspended' }, [0, 0]],
    ['a pending licence adds nothing', { capabilityStatus: null }, [0, 0]],
    ['a company licence is not counted', { appliesTo: 'COMPANY' }, [0, 0]],
    ['a missing appliesTo is a user', { appliesTo: null }, [10, 7]],
    ['an unknown appliesTo is counted', { appliesTo: 'Device' }, [10, 7]],
  ])('%s', (_, other, expected) => {
    expect(units(sku('A', [MAIL], other))).toEqual(expected)
  })

  test('count once for each service, however many plans bring it', () => {
    expect(units(sku('A', [MAIL, 'EXCHANGE_S_STANDARD', plan(MAIL)]))).toEqual([10, 7])
  })

  test('appliesTo of a plan is ignored', () => {
    expect(units(sku('A', [plan(MAIL, 'Success', { appliesTo: 'Company' })]))).toEqual([10, 7])
  })

  test('a company licence stays in the basis and can be the whole of it', () => {
    const found = covered(sku('A', [MAIL]), sku('B', [MAIL], { appliesTo: 'Company' }))
    expect(rowOf(found, 'exchange-online')).toMatchObject({ skus: ['A', 'B'], licensed: 10, consumed: 7 })
  })
})

describe('free licences', () => {
  test.each([
    ['FLOW_FREE', true],
    ['freeware', true],
    ['CCIBOTS_PRIVPREV_VIRAL', true],
    ['X_TRIAL_Y', true],
    ['TEAMS_EXPLORATORY', true],
    ['RIGHTSMANAGEMENT_ADHOC', true],
    ['TEAMS_IW', true],
    ['MCO_TEAMS_IW_SKU', true],
    ['X_IW_Y', false],
    ['POWER_BI_STANDARD_FACULTY', true],
    ['X_POWER_BI_STANDARD', false],
    ['powerapps_dev', true],
    ['POWERAPPS_DEV_X', false],
    ['WINDOWS_STORE', true],
    ['WINDOWS_STORE_X', false],
    ['SMB_APPS', true],
    ['POWER_BI_PRO', false],
  ])('%s: %p', (part, free) => {
    expect(rowOf(covered(sku(part, [MAIL])), 'exchange-online').freeOnly).toBe(free)
  })

  test('speak only where nothing is paid, and are named all the same', () => {
    const free = sku('A_FREE', [MAIL], { prepaidUnits: { enabled: 1_000_000 } })
    const paidOne = sku('B', [MAIL])
    const suspended = sku('C', [MAIL], { capabilityStatus: 'Suspended' })
    const row = (...skus: object[]) => rowOf(covered(...skus), 'exchange-online')
    expect(row(free, paidOne)).toMatchObject({ skus: ['A_FREE', 'B'], licensed: 10, freeOnly: false })
    expect(row(free)).toMatchObject({ licensed: 1_000_000, freeOnly: true })
    expect(row(free, suspended)).toMatchObject({ skus: ['A_FREE'], licensed: 1_000_000, freeOnly: true })
  })

  test('are told in every state', () => {
    const off = (part: string) => rowOf(covered(sku(part, [plan(MAIL, 'Disabled')])), 'exchange-online')
    expect([off('A_FREE').freeOnly, off('A').freeOnly]).toEqual([true, false])
  })
})

describe('lists', () => {
  test('are sorted by character code and hold nothing twice', () => {
    const parts = ['b', 'B', 'a_', 'A_', 'Z', 'b']
    const found = covered(...parts.map((part) => sku(part, [MAIL, SITES, 'MCOEV', 'mcoev', 'Zeta', 'alpha', 'Zeta'])))
    expect(rowOf(found, 'exchange-online').skus).toEqual(['A_', 'B', 'Z', 'a_', 'b'])
    expect(found.otherPlans).toEqual(['MCOEV', 'mcoev'])
    expect(found.unknownPlans).toEqual(['Zeta', 'alpha'])
    expect(servicesOf(found)).toEqual([...servicesOf(found)].sort())
  })

  test('are all there for a tenant without licences', () => {
    const { notVisible, ...lists } = covered()
    expect(lists).toEqual({ services: [], environments: [], clients: [], otherPlans: [], unknownPlans: [] })
    expect(notVisible).toEqual([
      'azure',
      'azure-government',
      'azure-management-features',
      'azure-portal',
      'azure-service',
      'power-bi-embedded',
    ])
  })
})

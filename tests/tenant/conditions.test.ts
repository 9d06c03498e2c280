import { covered, plan, rowOf, servicesOf, sku } from './tenants'

const MAIL = 'EXCHANGE_S_ENTERPRISE'
const SITES = 'SHAREPOINTENTERPRISE'

describe('what a licence comes with', () => {
  const via = (part: string, ...plans: (string | object)[]) => rowOf(covered(sku(part, plans)), 'power-bi').via

  test.each<[string, string, string, (string | object)[]]>([
    ['on its own', 'standalone', 'A', []],
    ['with plumbing', 'standalone', 'A', ['EXCHANGE_S_FOUNDATION', 'PURVIEW_DISCOVERY', 'POWERVIDEOSFREE']],
    ['with the rest of the platform', 'standalone', 'A', ['FLOW_P2_VIRAL', 'POWERAPPS_P2_VIRAL', 'DYN365_CDS_VIRAL']],
    ['with AI Builder', 'standalone', 'A', ['CDSAICAPACITY']],
    ['with Power Pages', 'standalone', 'A', ['POWER_PAGES_VTRIAL']],
    ['with an unknown plan', 'standalone', 'A', ['ORION']],
    ['in an Office suite', 'office-365-plan', 'A', [MAIL, SITES]],
    ['in a suite that is switched off', 'office-365-plan', 'A', [plan(MAIL, 'Disabled'), plan(SITES, 'Disabled')]],
    ['in a suite with a Dynamics plan', 'office-365-plan', 'DYN365_X', [MAIL, SITES, 'DYN365_ENTERPRISE_SALES']],
    ['with Power Apps for Office', 'office-365-plan', 'A', ['POWERAPPS_O365_P2', 'VISIOONLINE']],
    ['with Power Automate for Office', 'office-365-plan', 'A', ['FLOW_O365_P3', 'DYN365_ENTERPRISE_SALES']],
    ['with Dataverse for Office', 'standalone', 'A', ['CDS_O365_P3']],
    ['with a Dynamics plan', 'dynamics-365-plan', 'A', ['DYN365_ENTERPRISE_SALES']],
    ['with a Dynamics plan that is off', 'dynamics-365-plan', 'A', [plan('DYN365_ENTERPRISE_SALES', 'Disabled')]],
    ['in a licence named for Dynamics', 'dynamics-365-plan', 'Dyn365_X', []],
    ['in a licence named for D365', 'dynamics-365-plan', 'D365_X', ['VISIOONLINE']],
    ['in a licence named for CRM', 'dynamics-365-plan', 'CRMSTANDARD', []],
    ['in a licence that only ends in CRM', 'standalone', 'X_CRM', []],
    ['with something else', 'other-plan', 'A', ['VISIOONLINE']],
    ['with a mailbox alone', 'other-plan', 'A', [MAIL]],
    ['with a program', 'other-plan', 'A', ['OFFICESUBSCRIPTION']],
    ['with something else that is off', 'other-plan', 'A', [plan('VISIOONLINE', 'Disabled')]],
  ])('%s: %s', (_, expected, part, plans) => {
    expect(via(part, 'BI_AZURE_P2', ...plans)).toBe(expected)
  })

  test('the plan of the table decides, not the name that is given', () => {
    const renamed = { ...plan('POWERAPPS_O365_P2'), servicePlanName: 'POWERAPPS_X' }
    expect(via('A', 'BI_AZURE_P2', renamed)).toBe('office-365-plan')
  })
})

describe('the condition', () => {
  const PLANS = { 'power-bi': 'BI_AZURE_P2', 'power-apps': 'POWERAPPS_P2', 'power-automate': 'FLOW_P2' }
  const BESIDE: Record<string, string[]> = {
    standalone: [],
    'office-365-plan': [MAIL, SITES],
    'dynamics-365-plan': ['DYN365_ENTERPRISE_SALES'],
    'other-plan': ['VISIOONLINE'],
  }
  const MET: Record<string, string[]> = {
    'power-bi': ['standalone', 'office-365-plan'],
    'power-apps': ['standalone', 'office-365-plan', 'dynamics-365-plan'],
    'power-automate': ['standalone', 'office-365-plan', 'dynamics-365-plan'],
  }
  const cases = Object.entries(PLANS).flatMap(([service, name]) =>
    Object.keys(BESIDE).map((origin): [string, string, string] => [service, origin, name]),
  )

  test.each(cases)('of %s with %s', (service, origin, name) => {
    const met = MET[service]!.includes(origin)
    expect(rowOf(covered(sku('A', [name, ...BESIDE[origin]!])), service)).toMatchObject({
      verdict: 'certified-with-conditions',
      via: origin,
      conditionMet: met,
      skusOutsideCondition: met ? [] : ['A'],
    })
  })

  const dynamics = (other: object = {}) => sku('D', ['BI_AZURE_P2', 'DYN365_ENTERPRISE_SALES'], other)
  const row = (...skus: object[]) => rowOf(covered(...skus), 'power-bi')

  test('takes the best origin, and names the licences outside it', () => {
    expect(row(dynamics(), sku('B', ['BI_AZURE_P2']), sku('C', ['BI_AZURE_P2', 'VISIOONLINE']))).toMatchObject({
      via: 'standalone',
      conditionMet: true,
      skusOutsideCondition: ['C', 'D'],
    })
  })

  test('is not met by a free licence beside a paid one', () => {
    const free = sku('POWER_BI_STANDARD', ['BI_AZURE_P0'])
    expect(row(free, dynamics())).toMatchObject({
      skus: ['D', 'POWER_BI_STANDARD'],
      via: 'dynamics-365-plan',
      conditionMet: false,
      skusOutsideCondition: ['D'],
    })
    expect(row(free)).toMatchObject({ via: 'standalone', conditionMet: true, freeOnly: true })
  })

  test('is not met by a licence that is not in the basis', () => {
    const suspended = sku('B', ['BI_AZURE_P2'], { capabilityStatus: 'Suspended' })
    expect(row(suspended, dynamics())).toMatchObject({ via: 'dynamics-365-plan', conditionMet: false })
  })

  test('counts licences of the company, and is told in every state', () => {
    const company = sku('B', ['BI_AZURE_P2'], { appliesTo: 'Company' })
    expect(row(company, dynamics())).toMatchObject({ via: 'standalone', licensed: 10 })
    expect(row(dynamics({ capabilityStatus: 'Suspended' }))).toMatchObject({
      state: 'suspended',
      licensed: 0,
      via: 'dynamics-365-plan',
      skusOutsideCondition: ['D'],
    })
  })

  test('is there for three services and no other', () => {
    const all = [
      ...Object.values(PLANS),
      MAIL,
      SITES,
      'DYN365_ENTERPRISE_SALES',
      'CPC_1',
      'INTUNE_A',
      'DYN365_CDS_VIRAL',
    ]
    const found = covered(sku('A', all))
    const conditional = found.services.filter((one) => 'via' in one || 'conditionMet' in one)
    expect(servicesOf(found).length).toBeGreaterThan(8)
    expect(conditional.map(({ service }) => service)).toEqual(['power-apps', 'power-automate', 'power-bi'])
  })
})

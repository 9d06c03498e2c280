import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { csvRows } from '../../scripts/stress/licence-table'
import type { AmbiguousName, Product, Service } from '../../src/knowledge/types'

const data = join(__dirname, '../../src/knowledge/data')
const read = <T>(file: string): T => JSON.parse(readFileSync(join(data, file), 'utf8')) as T

type Sku = [id: string, part: string, name: string, as: string | null]
type Plan = [id: string, part: string, name: string, rule: string, as: string | null]

const services = read<Service[]>('services.json')
const products = read<Product[]>('products.json')
const ambiguous = read<AmbiguousName[]>('ambiguous.json')
const licences = read<{ skus: Sku[]; plans: Plan[] }>('licence-names.json')

const byId = new Map(services.map((service) => [service.id, service]))
const certified = (id: string | null | undefined) => byId.get(id ?? '')?.verdict.startsWith('certified') ?? false

/** How a name is compared: without the maker, lower case, without blanks and punctuation. */
const folded = (name: string) =>
  name
    .toLowerCase()
    .trim()
    .replace(/^(microsoft|ms)[\s-]+(?=\S)/, '')
    .replace(/[^a-z0-9+]+/g, '')

/** Products that are an edition or a plan of a certified service, each looked at by a person. */
const REVIEWED: Record<string, string> = {
  'M365 A3': 'microsoft-365-education',
  'M365 Business Basic': 'microsoft-365',
  'M365 F3': 'microsoft-365',
  'M365 G3': 'microsoft-365',
  'Microsoft 365 Business': 'microsoft-365',
  'Microsoft 365 Enterprise': 'microsoft-365',
  'Office 365 Education A1': 'office-365-education',
  'Office 365 Enterprise E1': 'office-365',
  'Office 365 F3': 'office-365',
  'Office 365 G1': 'office-365-gcc',
  'Power Apps Developer Plan': 'power-apps',
  'Power BI Free': 'power-bi',
  'Power BI Premium Capacity': 'power-bi',
  'Power BI Premium Per User': 'power-bi',
  'Windows 365 Flex': 'windows-365',
}

describe('the catalogue of names', () => {
  test('every name has one meaning', () => {
    const meaning = new Map<string, string>()
    const clashes: string[] = []
    const claim = (name: string, means: string) => {
      const key = folded(name)
      const other = meaning.get(key)
      if (key === '' || (other !== undefined && other !== means)) clashes.push(`${name}: ${other} / ${means}`)
      meaning.set(key, means)
    }
    for (const { id, name, aliases } of services) for (const n of [name, ...aliases]) claim(n, id)
    for (const { names, label } of ambiguous) for (const n of names) claim(n, `choice ${label}`)
    // A product without a service means itself; a licence of the same name then means the same.
    for (const { name, aliases = [], as } of products) for (const n of [name, ...aliases]) claim(n, as ?? 'not named')
    for (const [, , name, as] of licences.skus) claim(name, as ?? 'not named')
    for (const [, , name, , as] of licences.plans) claim(name, as ?? 'not named')
    expect(clashes).toEqual([])
  })

  test('no two products share a name', () => {
    const keys = products.flatMap(({ name, aliases = [] }) => [name, ...aliases].map(folded))
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
  })

  test('aliases are lower case, without the maker, and general terms are names of the product', () => {
    for (const { name, aliases = [], generalTerms = [] } of products) {
      for (const alias of aliases) {
        expect(alias).toBe(alias.toLowerCase().trim())
        expect(alias).not.toMatch(/^(microsoft|ms) /)
      }
      for (const term of generalTerms) expect([name, ...aliases].map(folded)).toContain(folded(term))
    }
  })

  test('every service and choice that is pointed to exists', () => {
    const targets = [
      ...products.flatMap(({ as }) => (as === undefined ? [] : [as])),
      ...ambiguous.flatMap(({ choices }) => choices),
      ...licences.skus.flatMap(([, , , as]) => (as === null ? [] : [as])),
      ...licences.plans.flatMap(([, , , , as]) => (as === null ? [] : [as])),
    ]
    expect([...new Set(targets)].filter((id) => !byId.has(id))).toEqual([])
    for (const { names, choices } of ambiguous) {
      expect(names.length).toBeGreaterThan(0)
      expect(new Set(choices).size).toBeGreaterThan(1)
    }
  })

  test('no product answers as a certified service unless it was reviewed', () => {
    const found = products.filter(({ as }) => certified(as)).map(({ name, as }) => [name, as])
    expect(Object.fromEntries(found)).toEqual(REVIEWED)
  })

  test.each([
    'Azure Front Door',
    'Power BI Report Builder',
    'Power BI Mobile',
    'Power BI Gateway',
    'Power Apps Portals',
    'Power Automate Desktop',
    'Intune Remote Help',
    'Windows 365 Switch',
    'Azure Government Marketplace',
    'Defender for IoT',
    'Cloud App Discovery',
    'Copilot for Office 365',
    'GCC compiler',
  ])('%s is known and is not the service that its name holds', (name) => {
    const product = products.find((p) => [p.name, ...(p.aliases ?? [])].some((n) => folded(n) === folded(name)))
    expect(product).toBeDefined()
    expect(certified(product?.as)).toBe(false)
  })

  test('the lists are complete and in order', () => {
    expect(products.length).toBeGreaterThanOrEqual(900)
    expect(products.filter(({ as }) => as === 'azure-service').length).toBeGreaterThanOrEqual(300)
    expect(products.filter(({ as }) => as === 'other-vendor').length).toBeGreaterThanOrEqual(100)
    const order = products.map(({ name }) => name.toLowerCase())
    expect(order).toEqual([...order].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)))
    expect(licences.skus).toHaveLength(619)
    expect(licences.plans).toHaveLength(791)
    expect(new Set(licences.skus.map(([id]) => id)).size).toBe(619)
    expect(new Set(licences.plans.map(([id]) => id)).size).toBe(791)
  })

  test('a licence is a certified service only where its own name says so', () => {
    const start: Record<string, RegExp> = {
      'defender-for-cloud-apps': /^microsoft (defender for cloud apps|cloud app security)/i,
      intune: /^(microsoft )?intune/i,
      'power-apps': /^(microsoft )?power ?apps/i,
      'power-automate': /^(microsoft )?(power automate|flow)/i,
      'power-bi': /^(microsoft )?power bi/i,
      'windows-365': /^windows 365/i,
      'microsoft-365': /^microsoft 365/i,
      'microsoft-365-education': /^microsoft 365 a[135]/i,
    }
    const rows = [
      ...licences.skus.map(([, , name, as]) => [name, as] as const),
      ...licences.plans.map(([, , name, , as]) => [name, as] as const),
    ]
    const wrong = rows.filter(([name, as]) => as !== null && certified(as) && !(start[as] ?? /^office 365/i).test(name))
    expect(wrong).toEqual([])
  })
})

const table = process.env.LICENCE_TABLE
if (table === undefined) console.warn('LICENCE_TABLE is not set: licence-names.json is not compared with the table.')
const compare = table === undefined ? describe.skip : describe

compare('licence-names.json against the licence table', () => {
  const bare = (text = '') => text.toLowerCase().replace(/[^a-z0-9]+/g, '')

  test('has every SKU of the table, with its part number and one of its names', () => {
    const names = new Map<string, Set<string>>()
    for (const row of csvRows(table ?? '')) {
      const key = `${row.sku_id?.toLowerCase()} ${row.sku_part_number?.trim()}`
      names.set(key, (names.get(key) ?? new Set()).add(bare(row.product_name)))
    }
    expect(licences.skus.map(([id, part]) => `${id} ${part}`).sort()).toEqual([...names.keys()].sort())
    expect(licences.skus.filter(([id, part, name]) => !names.get(`${id} ${part}`)?.has(bare(name)))).toEqual([])
  })

  test('has every plan of the map, with its name and rule', () => {
    const map = join(dirname(table ?? ''), 'service-plan-map.csv')
    expect(existsSync(map)).toBe(true)
    const want = csvRows(map).map((row) =>
      [
        row.service_plan_id?.toLowerCase(),
        row.service_plan_name?.trim(),
        bare(row.friendly_name),
        row.rule?.split('-')[0],
      ].join('|'),
    )
    const got = licences.plans.map(([id, part, name, rule]) => [id, part, bare(name), rule].join('|'))
    expect(got.sort()).toEqual(want.sort())
  })
})

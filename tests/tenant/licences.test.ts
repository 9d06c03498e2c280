import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { licencesOf } from '../../scripts/licences'
import { csvRows } from '../../scripts/stress/licence-table'
import licenceNames from '../../src/knowledge/data/licence-names.json'
import { NOT_VISIBLE } from '../../src/tenant'
import carried from '../../src/tenant/data/licences.json'
import planRules from '../../src/tenant/data/plan-rules.json'
import planTargets from '../../src/tenant/data/plan-targets.json'
import { entryOf, readRules } from '../../src/tenant/licences'
import { knowledge, licences } from './tenants'

const plans = Object.entries(carried.plans).flatMap(([rule, entries]) =>
  entries.map((entry) => [...entryOf(entry), rule] as const),
)
const skus = carried.skus.map((entry) => {
  const [id, rest] = entryOf(entry)
  const [part, name] = rest.split('\t')
  return [id, part!, name!] as const
})

describe('the carried data', () => {
  test('say where they come from and of which day they are', () => {
    expect(carried.source).toMatch(/Product names and service plan identifiers/)
    expect(carried.asOf).toMatch(/^\d{4}-\d\d-\d\d$/)
  })

  test('have the plans and products that licence-names.json has, under the same names', () => {
    expect(plans.map((one) => one.join('|')).sort()).toEqual(
      licenceNames.plans.map(([id, name, , rule]) => [id, name, rule].join('|')).sort(),
    )
    expect(skus.map((one) => one.join('|')).sort()).toEqual(
      licenceNames.skus.map(([id, part, name]) => [id, part, name].join('|')).sort(),
    )
    expect([plans.length, skus.length]).toEqual([791, 619])
  })

  test('classify every plan as its name alone does, so that one left out of the table falls under the same rule', () => {
    const ruleOf = readRules()
    expect(plans.filter(([, name, rule]) => ruleOf(name) !== rule)).toEqual([])
  })

  test('have an order for every rule, and each rule starts at the beginning of a name', () => {
    const codes = planRules.map(([rule]) => rule!)
    expect(new Set(codes).size).toBe(codes.length)
    expect(planRules.filter(([, pattern]) => !pattern!.startsWith('^'))).toEqual([])
    const withoutEnd = codes.filter((rule) => !planTargets.some((t) => t.name === undefined && t.rules?.includes(rule)))
    expect(withoutEnd).toEqual([])
  })

  test('name services that the knowledge has', () => {
    const known = new Set(knowledge.services.map(({ id }) => id))
    const named = planTargets.flatMap(({ to }) => to).filter((to) => to !== 'other' && to !== 'client')
    const suites = ['commercial', 'education', 'gcc', 'gcc-high', 'dod'].map((one) => `office-365-${one}`)
    expect([...named, ...suites, ...NOT_VISIBLE].filter((id) => !known.has(id))).toEqual([])
    expect(new Set(named).size).toBe(37)
  })
})

describe('the name of a product', () => {
  test.each([
    ['POWER_BI_PRO', 'Power BI Pro'],
    ['power_bi_pro', 'Power BI Pro'],
    [' POWER_BI_PRO ', 'Power BI Pro'],
    ['f8a1db68-be16-40ed-86d5-cb42ce701560', 'Power BI Pro'],
    ['F8A1DB68-BE16-40ED-86D5-CB42CE701560', 'Power BI Pro'],
    ['SPE_E3', 'Microsoft 365 E3'],
    ['CONTOSO_NEW_SKU', 'CONTOSO_NEW_SKU'],
    ['', ''],
    ['constructor', 'constructor'],
  ])('for %p is %p', (sku, name) => {
    expect(licences.displayName(sku)).toBe(name)
  })

  test('is told apart by id where two products have one part number', () => {
    const both = skus.filter(([, part]) => part === 'MCOPSTN5')
    expect(new Set(both.map(([id]) => licences.displayName(id))).size).toBe(2)
    expect(licences.displayName('MCOPSTN5')).toBe(both[0]![2])
  })

  test('is there for every product that is carried', () => {
    expect(skus.filter(([id, part, name]) => licences.displayName(id) !== name || !licences.displayName(part))).toEqual(
      [],
    )
  })
})

const table = process.env.LICENCE_TABLE
if (table === undefined)
  console.warn('LICENCE_TABLE is not set: src/tenant/data/licences.json is not compared with it.')
const compare = table === undefined ? describe.skip : describe

compare('the carried data against the licence table', () => {
  test('are what the script makes of it', () => {
    expect(licencesOf(table ?? '', carried.asOf)).toEqual(carried)
  })

  test('classify all plans of the table, under every spelling, as they are carried', () => {
    const ruleOf = readRules()
    const ids = new Set<string>()
    const wrong = csvRows(table ?? '').filter((row) => {
      const id = row.service_plan_id!.toLowerCase()
      ids.add(id)
      const rule = licences.plan(id, '')?.rule
      return rule === undefined || rule !== ruleOf(row.service_plan_name!)
    })
    expect(wrong).toEqual([])
    expect(ids.size).toBe(791)
  })

  test('agree with the map beside it in every name and rule', () => {
    const map = join(dirname(table ?? ''), 'service-plan-map.csv')
    expect(existsSync(map)).toBe(true)
    const rows = csvRows(map)
    const wrong = rows.filter((row) => {
      const plan = licences.plan(row.service_plan_id!, 'ORION')
      return plan?.name !== row.service_plan_name || plan?.rule !== row.rule!.split('-')[0]
    })
    expect(wrong).toEqual([])
    expect(rows).toHaveLength(791)
  })

  test('have the part number of every product', () => {
    const wrong = csvRows(table ?? '').filter((row) => licences.partNumber(row.sku_id!) !== row.sku_part_number)
    expect(wrong).toEqual([])
  })
})

import { without } from '../../src/knowledge'
import type { Knowledge } from '../../src/knowledge/types'
import { type Coverage, STANDINGS, summarise } from '../../src/tenant'
import planTargets from '../../src/tenant/data/plan-targets.json'
import { ask } from '../answers/asking'
import { covered, knowledge, plan, sku } from './tenants'

const suites = ['commercial', 'education', 'gcc', 'gcc-high', 'dod'].map((one) => `office-365-${one}`)
/** Every service that a coverage can have a row of. */
const SERVICES = [...new Set([...planTargets.flatMap(({ to }) => to), ...suites])].filter(
  (id) => id !== 'other' && id !== 'client',
)
const serviceOf = (id: string) => knowledge.services.find((one) => one.id === id)!

/** A coverage with one enabled row for each service. */
function everyService(environments: Coverage['environments']): Coverage {
  const rows = [...SERVICES].sort().map((service) => ({
    service,
    verdict: serviceOf(service).verdict,
    state: 'enabled' as const,
    licensed: 1,
    consumed: 1,
    skus: ['A'],
    freeOnly: false,
  }))
  return { ...covered(), services: rows, environments }
}

const verdictsIn = (coverage: Coverage, known: Knowledge = knowledge) =>
  new Map(summarise(known, coverage).verdicts.flatMap(({ verdict, services }) => services.map((id) => [id, verdict])))

/** What an answer says about the service of that name. */
const answered = (question: string, id: string) => {
  const item = ask(question).items.find(({ service }) => service.startsWith(id))
  return item?.verdict
}

test('a service has the verdict that an answer gives it', () => {
  const verdicts = verdictsIn(everyService(['commercial']))
  const other = SERVICES.filter(
    (id) => verdicts.get(id) !== answered(`Is ${serviceOf(id).name} covered by ISO 22301?`, id),
  )
  expect(other).toEqual([])
  expect(verdicts.size).toBe(SERVICES.length)
})

test.each([
  ['gcc', 'GCC'],
  ['gcc-high', 'GCC High'],
  ['dod', 'DoD'],
] as const)(
  'in %s it has the verdict that an answer gives it there, and nothing is plainly certified',
  (cloud, name) => {
    const verdicts = verdictsIn(everyService([cloud]))
    const single = SERVICES.filter((id) => !suites.includes(id))
    const other = single.filter(
      (id) => verdicts.get(id) !== answered(`Is ${serviceOf(id).name} in ${name} covered by ISO 22301?`, id),
    )
    expect(other).toEqual([])
    expect([...verdicts].filter(([, verdict]) => verdict === 'certified').map(([id]) => id)).toEqual([
      'office-365-education',
    ])
  },
)

test('without any one fact of a service nothing is said about it, and it counts nowhere', () => {
  const coverage = everyService(['commercial'])
  for (const { id, facts } of SERVICES.map(serviceOf))
    for (const fact of facts) {
      const { unsaid, covered: named, verdicts, usable } = summarise(without(knowledge, [fact]), coverage)
      expect(unsaid).toContain(id)
      expect(JSON.stringify([named, verdicts.map((group) => group.services), usable])).not.toContain(`"${id}"`)
    }
})

test('every verdict names its facts, and every fact is cited', () => {
  const { verdicts, facts, sources, confidence } = summarise(knowledge, everyService(['commercial']))
  const known = new Map(knowledge.facts.map((fact) => [fact.id, fact]))
  expect(verdicts.filter((group) => group.facts.length === 0)).toEqual([])
  expect(new Set(verdicts.flatMap((group) => group.facts))).toEqual(new Set(facts))
  expect(facts.filter((id) => known.get(id) === undefined || known.get(id)?.confidence === 'low')).toEqual([])
  for (const { services, facts: behind } of verdicts)
    for (const id of services) expect(behind).toEqual(expect.arrayContaining(serviceOf(id).facts))
  expect(sources.map(({ n }) => n)).toEqual(sources.map((_, n) => n + 1))
  expect(confidence).not.toBeNull()
})

describe('the standing of licences', () => {
  const POWER = 'BI_AZURE_P2'
  const own = sku('OWN', [POWER])
  const beside = sku('BESIDE', [POWER, 'VISIOONLINE'])
  const standing = (...skus: object[]) => {
    const { usable } = summarise(knowledge, covered(...skus))
    return STANDINGS.find((one) => usable[one].includes('power-bi'))
  }

  test('is that of all of them', () => {
    expect(standing(own)).toBe('condition-met')
    expect(standing(own, beside)).toBe('condition-partly-met')
    expect(standing(beside)).toBe('condition-not-met')
    expect(standing(sku('OWN_GOV', [POWER]))).toBe('condition-open')
    expect(standing(sku('BESIDE_GOV', [POWER, 'VISIOONLINE']))).toBe('condition-not-met')
    expect(standing(own, sku('ELSE_USGOV_DOD', []))).toBe('condition-open')
    expect(standing(own, sku('ELSE_EDU', []))).toBe('condition-met')
  })

  test('counts as covered only where it is named, or the condition is met by all', () => {
    const named = sku('B', ['INTUNE_A'])
    const suite = sku('C', ['EXCHANGE_S_ENTERPRISE'])
    const shares = [[own, named], [own, named, suite], [beside, named], [own, beside, named], [suite], []].map(
      (skus) => {
        const { covered: all } = summarise(knowledge, covered(...skus))
        return [all.services, all.of, all.share]
      },
    )
    expect(shares).toEqual([
      [['intune', 'power-bi'], 2, 1],
      [['intune', 'power-bi'], 3, 2 / 3],
      [['intune'], 2, 1 / 2],
      [['intune'], 2, 1 / 2],
      [[], 1, 0],
      [[], 0, null],
    ])
  })

  test('is told of what can be used; the rest is apart, and every service is in one place', () => {
    const found = covered(
      own,
      sku('B', ['INTUNE_A'], { capabilityStatus: 'Suspended' }),
      sku('C', [plan('SWAY', 'Disabled'), 'FORMS_PLAN_E3', 'ORION']),
      sku('D', ['YAMMER_ENTERPRISE'], { capabilityStatus: 'Warning' }),
    )
    const { usable, notUsable, unsaid, unknownPlans, notVisible } = summarise(knowledge, found)
    expect(notUsable).toEqual(['intune', 'sway'])
    expect(usable['in-named-suite']).toEqual(['forms', 'viva-engage'])
    const places = [...Object.values(usable).flat(), ...notUsable, ...unsaid]
    expect(places.sort()).toEqual(found.services.map(({ service }) => service))
    expect([unknownPlans, notVisible]).toEqual([['ORION'], found.notVisible])
  })
})

import fc from 'fast-check'
import { loadKnowledge } from '../../src/knowledge'
import { DAYS_BACK, HEALTH_STATES, healthPosts, SAMPLE_HEALTH, serviceHealth } from '../../src/tenant'
import data from '../../src/tenant/data/health-services.json'

const NOW = Date.parse(SAMPLE_HEALTH.asOf)
const DAY = 24 * 60 * 60 * 1000
const issue = (more: object) => ({ id: 'EX1', service: 'Exchange Online', isResolved: true, ...more })
const idsOf = (issues: unknown[], overviews: unknown[] = []) =>
  serviceHealth({ overviews, issues }, NOW, true).issues.map(({ id }) => id)

test('every name leads to services of the catalogue, none twice', () => {
  const known = new Set(loadKnowledge().services.map(({ id }) => id))
  for (const { to } of data.services) expect(to.filter((service) => !known.has(service))).toEqual([])
  const names = data.services.flatMap(({ ids, names }) => [...ids, ...names.map((name) => `name ${name}`)])
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length)
})

test('a service that Microsoft renamed is known by its id, and names are folded', () => {
  const overviews = [{ id: 'exchange', service: 'Exchange, by another name', status: 'ServiceOperational' }]
  expect(idsOf([issue({ service: ' exchange, BY another name ' })], overviews)).toEqual([])
  expect(idsOf([issue({ service: ' exchange, BY another name ', isResolved: false })], overviews)).toEqual(['EX1'])
  expect(serviceHealth({ overviews, issues: [] }, NOW, true).states).toEqual([
    { services: ['exchange-online'], state: 'operational' },
  ])
})

test('open issues stay however old they are; ended ones for the days of the look back', () => {
  const at = (days: number) => new Date(NOW - days * DAY).toISOString()
  expect(idsOf([issue({ isResolved: false, startDateTime: at(400) })])).toEqual(['EX1'])
  expect(idsOf([issue({ startDateTime: at(50), endDateTime: at(DAYS_BACK - 1) })])).toEqual(['EX1'])
  expect(idsOf([issue({ startDateTime: at(50), endDateTime: at(DAYS_BACK + 1) })])).toEqual([])
})

test('whether an issue is resolved is Graph’s own flag, whatever the state', () => {
  const [odd] = serviceHealth(
    { overviews: [], issues: [issue({ isResolved: false, status: 'serviceRestored' })] },
    NOW,
    true,
  ).issues
  expect(odd).toMatchObject({ resolved: false, state: 'restored' })
})

test('an id that is none goes into no address, and no other cloud has one', () => {
  const linksOf = (id: string, global: boolean) =>
    serviceHealth({ overviews: [], issues: [issue({ id, isResolved: false })] }, NOW, global).issues[0]?.link
  expect(linksOf('EX900001', true)).toBe(
    'https://admin.microsoft.com/Adminportal/Home#/servicehealth/:/alerts/EX900001',
  )
  for (const id of ['EX1/../../x', 'https://evil.example', 'ex1', '1']) expect(linksOf(id, true)).toBeNull()
  expect(linksOf('EX900001', false)).toBeNull()
})

test('whatever Graph sends, it is read without a failure, and gives known words and real times', () => {
  const entry = fc.record(
    {
      id: fc.oneof(fc.string(), fc.integer(), fc.constant('EX1')),
      service: fc.constantFrom<unknown>('Exchange Online', 'Power BI', 'Nothing', null, 3),
      services: fc.oneof(fc.array(fc.oneof(fc.constant('Microsoft Teams'), fc.jsonValue())), fc.jsonValue()),
      status: fc.oneof(fc.string(), fc.constantFrom('ServiceRestored', 'toString', '__proto__')),
      startDateTime: fc.oneof(fc.string(), fc.constant('2026-11-19T10:00:00.1234567Z'), fc.jsonValue()),
      isResolved: fc.jsonValue(),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(entry, fc.jsonValue()), { maxLength: 6 }), (entries) => {
      const { states, issues } = serviceHealth({ overviews: entries, issues: entries }, NOW, true)
      for (const { state } of [...states, ...issues]) expect(HEALTH_STATES).toContain(state)
      for (const { start } of [...issues, ...healthPosts(entries, true)])
        if (start !== null) expect(new Date(start).toISOString()).toBe(start)
    }),
  )
})

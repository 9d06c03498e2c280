import { loadKnowledge, without } from '../../src/knowledge'
import { loadLicences, SAMPLE_TENANT, tenantSheet } from '../../src/tenant'
import { sortedBy, withWords } from '../../tab/pages/tenant/sort'

const knowledge = loadKnowledge()
const licences = loadLicences()
const sheet = tenantSheet(knowledge, licences, SAMPLE_TENANT)

test('the sample says that it is one, in its name and in its data', () => {
  expect(sheet.sample).toBe(true)
  expect(sheet.organisation).toBe('Contoso (sample)')
})

test('a sheet has one row a service of the coverage, by name, with the verdict of the knowledge or a weaker one', () => {
  expect(sheet.rows.map(({ service }) => service).sort()).toEqual(sheet.coverage.services.map(({ service }) => service))
  const powerBi = sheet.rows.find(({ service }) => service === 'power-bi')
  expect(powerBi).toMatchObject({
    name: 'Power BI',
    verdict: 'certified-with-conditions',
    standing: 'condition-partly-met',
    outside: ['Dynamics 365 Business Central Essentials'],
  })
  expect(powerBi?.licences).toContain('Power BI Pro')
  const sway = sheet.rows.find(({ service }) => service === 'sway')
  expect(sway).toMatchObject({ state: 'disabled', standing: null, licensed: 0 })
})

test('a service of which a fact is gone has no row: nothing may be said about it', () => {
  const intune = knowledge.services.find(({ id }) => id === 'intune')
  const less = tenantSheet(without(knowledge, intune?.facts ?? []), licences, SAMPLE_TENANT)
  expect(less.rows.some(({ service }) => service === 'intune')).toBe(false)
  expect(less.summary.unsaid).toContain('intune')
})

test('what to check is what an answer would say, and is gone with its facts', () => {
  const named = sheet.checks.find(({ label }) => label === 'Named as certified')
  expect(named?.check?.text).toContain('https://servicetrust.microsoft.com/')
  expect(named?.services).toContain('Microsoft Intune')
  const less = tenantSheet(without(knowledge, ['STP-10']), licences, SAMPLE_TENANT)
  expect(less.checks.every(({ check }) => check === undefined || !check.facts.includes('STP-10'))).toBe(true)
})

test.each([
  ['service', 'Dynamics 365'],
  ['verdict', 'Microsoft Defender for Cloud Apps'],
  ['seats', 'Microsoft Defender for Cloud Apps'],
  ['state', 'Dynamics 365'],
] as const)('sorted by %s, %s comes first', (column, first) => {
  const sorted = sortedBy(sheet.rows, column, 'en')
  expect(sorted[0]?.name).toBe(first)
  expect(sorted).toHaveLength(sheet.rows.length)
})

test('the filter looks at services and licences, whatever the case and the order of the words', () => {
  expect(withWords(sheet.rows, 'BI power').map(({ name }) => name)).toContain('Power BI')
  expect(
    withWords(sheet.rows, 'business central').every(({ licences: l }) => l.join().includes('Business Central')),
  ).toBe(true)
  expect(withWords(sheet.rows, 'no such thing')).toEqual([])
  expect(withWords(sheet.rows, '  ')).toHaveLength(sheet.rows.length)
})

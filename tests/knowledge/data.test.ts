import { loadKnowledge, readKnowledge, without } from '../../src/knowledge'
import type { Verdict } from '../../src/knowledge/types'

const all = readKnowledge()
const loaded = loadKnowledge()

test('the services carry the verdicts that were reviewed', () => {
  const counts: Partial<Record<Verdict, number>> = {}
  for (const { verdict } of loaded.services) counts[verdict] = (counts[verdict] ?? 0) + 1
  expect(counts).toEqual({
    certified: 12,
    'certified-with-conditions': 8,
    'part-of-certified-suite': 24,
    'see-azure-offering': 33,
    'earlier-version-only': 5,
    'named-in-service-doc': 1,
    'not-named': 21,
    'outside-microsoft-scope': 12,
  })
})

test('only what the page names is certified', () => {
  const certified = loaded.services.filter(({ verdict }) => verdict === 'certified').map(({ id }) => id)
  expect(certified.sort()).toEqual([
    'azure',
    'azure-government',
    'azure-management-features',
    'azure-portal',
    'defender-for-cloud-apps',
    'intune',
    'office-365',
    'office-365-commercial',
    'office-365-education',
    'office-365-government',
    'power-bi-embedded',
    'windows-365',
  ])
})

test('low-confidence facts are kept in the data and never loaded', () => {
  const low = all.facts.filter(({ confidence }) => confidence === 'low').map(({ id }) => id)
  expect(low.sort()).toEqual(['AZ-11', 'O365-07', 'SR-22', 'STP-29'])
  expect(loaded.facts.map(({ id }) => id)).toEqual(all.facts.map(({ id }) => id).filter((id) => !low.includes(id)))
  expect(loaded.facts).toHaveLength(187)
})

test('copies of confidential documents are neither loaded nor linked, nor named in what is loaded', () => {
  const leaked = ['TP9001', 'TP22301']
  for (const { id, url } of all.sources) if (leaked.includes(id)) expect(url).toBeUndefined()
  expect(loaded.sources.filter(({ id }) => leaked.includes(id))).toEqual([])
  expect(loaded.facts.filter(({ sources }) => sources.some((id) => leaked.includes(id)))).toEqual([])
  expect(JSON.stringify(loaded)).not.toMatch(/Schellman/i)
})

test('every loaded fact still finds its sources', () => {
  const sources = new Set(loaded.sources.map(({ id }) => id))
  const missing = loaded.facts.flatMap((fact) => fact.sources.filter((id) => !sources.has(id)))
  expect(missing).toEqual([])
})

test('the page is shown by its title, date and address', () => {
  expect(loaded.sources.find(({ id }) => id === 'SEED')).toEqual({
    id: 'SEED',
    title: 'ISO 22301:2012 Business Continuity Management Standard (Microsoft Learn)',
    publisher: 'Microsoft Learn',
    url: 'https://learn.microsoft.com/en-us/compliance/regulatory/offering-iso-22301',
    asOf: 'undated; later than 2022-07-11',
  })
})

test('no address is an old download, redirect or short link of a document', () => {
  const addresses = [...all.links, ...all.sources].map(({ url }) => url ?? '').join('\n')
  expect(addresses).not.toMatch(/downloadId|fwlink|azureiso|MSComplianceGuide|TrustDocuments/i)
})

test('no certificate number, expiry or audit period is stated for a report', () => {
  for (const report of loaded.reports) {
    expect(report.expires).toEqual({ date: null })
    expect(report.auditPeriod).toEqual({ date: null })
    expect(report.lastChecked).toBe('2026-11-24')
  }
})

test('removing facts gives a copy and leaves the original alone', () => {
  const count = loaded.facts.length
  const fewer = without(loaded, ['SEED-13', 'SEED-14', 'X-1'])
  expect(fewer.facts).toHaveLength(count - 2)
  expect(fewer.facts.some(({ id }) => id === 'SEED-13')).toBe(false)
  expect(loaded.facts).toHaveLength(count)
  expect(loadKnowledge().facts).toHaveLength(count)
})

test('the size is that of a page of knowledge, not of a library', () => {
  expect(all.facts).toHaveLength(191)
  expect(all.services).toHaveLength(116)
  expect(all.sources).toHaveLength(95)
  expect(all.conflicts).toHaveLength(11)
  expect(all.renames).toHaveLength(32)
  const {
    topics: _topics,
    products: _products,
    phrases: _phrases,
    verdicts: _verdicts,
    serviceNotes: _notes,
    ...rest
  } = loaded
  expect(JSON.stringify(rest).length).toBeLessThan(200_000)
  for (const { id, statement } of loaded.facts) expect(`${id} ${statement.length > 700}`).toBe(`${id} false`)
  expect(loaded.reviewed).toBe('2026-11-24')
})

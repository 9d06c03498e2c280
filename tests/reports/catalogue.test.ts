import { loadKnowledge, without } from '../../src/knowledge'
import { reportCatalogue, STATED } from '../../src/reports'

const knowledge = loadKnowledge()
const entries = reportCatalogue(knowledge)
const entryOf = (id: string, from = entries) => {
  const found = from.find((entry) => entry.id === id)
  if (found === undefined) throw new Error(`There is no report ${id}.`)
  return found
}

test('every report is shown, under its published title, with the sources it rests on', () => {
  expect(entries.map(({ id, title }) => [id, title])).toEqual(knowledge.reports.map(({ id, title }) => [id, title]))
  for (const { facts, sources, proves, needs } of entries) {
    expect(facts.length).toBeGreaterThan(0)
    expect(sources.length).toBeGreaterThan(0)
    expect(proves).toBeDefined()
    expect(needs).toBeDefined()
  }
})

test('a date that a source states comes with the note of its fact', () => {
  const { issued } = entryOf('azure-assessment-report')
  expect(issued.value).toBe('2021-06-21')
  expect(issued.notes).toEqual(knowledge.facts.filter(({ id }) => id === 'AZ-09').map(({ note }) => note))
  expect(issued.notes.join()).toContain('not current')
})

test('what no source states stays unsaid', () => {
  const certificate = entryOf('azure-certificate')
  for (const field of STATED) expect(certificate[field]).toEqual({ value: null, notes: [] })
  expect(entryOf('azure-offering-page').edition.value).toBe('ISO 22301:2019')
})

test('without the fact behind it, neither a date nor what the report proves nor what it needs is said', () => {
  const undated = entryOf('azure-assessment-report', reportCatalogue(without(knowledge, ['AZ-09'])))
  expect(undated.issued).toEqual({ value: null, notes: [] })
  expect(undated.proves).toBeUndefined()
  expect(undated.needs).toEqual({ signIn: true, nda: true })
  expect(entryOf('azure-certificate', reportCatalogue(without(knowledge, ['STP-04']))).needs).toBeUndefined()
})

test('the portal’s search is named only where the link leads to the portal', () => {
  expect(entryOf('azure-certificate').searchFor).toBe('22301')
  expect(entryOf('azure-offering-page').searchFor).toBeUndefined()
})

test('a report without its link is not shown: there would be no way to it', () => {
  expect(reportCatalogue({ ...knowledge, links: [] })).toEqual([])
})

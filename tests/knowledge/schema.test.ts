import { readKnowledge } from '../../src/knowledge'
import { checkFile, FILE_SCHEMAS, type FileName, filesOf } from '../../src/knowledge/schema'

const knowledge = readKnowledge()
const files = Object.entries(filesOf(knowledge)) as [FileName, unknown][]

test('every file has a schema and every schema a file', () => {
  expect(files.map(([file]) => file).sort()).toEqual(Object.keys(FILE_SCHEMAS).sort())
})

test.each(files)('%s has its shape', (file, content) => {
  expect(checkFile(file, content)).toEqual([])
})

test.each<[string, FileName, unknown]>([
  ['an unknown field', 'sources.json', [{ id: 'A', title: 'A', publisher: 'A', asOf: '2026', kind: 'x' }]],
  ['a missing field', 'sources.json', [{ id: 'A', title: 'A', publisher: 'A' }]],
  [
    'an empty statement',
    'facts.json',
    [{ id: 'A-1', statement: ' ', sources: ['A'], asOf: '2026', confidence: 'high' }],
  ],
  [
    'an unknown confidence',
    'facts.json',
    [{ id: 'A-1', statement: 'A', sources: ['A'], asOf: '2026', confidence: 'sure' }],
  ],
  ['an unknown verdict', 'services.json', [{ id: 'a', name: 'A', verdict: 'yes', facts: ['A-1'], aliases: [] }]],
  [
    'an alias with capitals',
    'services.json',
    [{ id: 'a', name: 'A', verdict: 'certified', facts: ['A-1'], aliases: ['A'] }],
  ],
  ['an alias with blanks around', 'products.json', [{ name: 'A', aliases: [' a'] }]],
  ['a lone choice', 'ambiguous.json', [{ names: ['a'], label: 'A', choices: ['a'] }]],
  ['an address that is none', 'links.json', [{ id: 'a', label: 'A', url: 'here', access: 'none' }]],
  ['a list that is an object', 'renames.json', {}],
  ['an empty phrase', 'phrases.json', { hello: '' }],
  ['a review on a day that is none', 'review.json', { reviewed: '2026-02-30' }],
  ['a verdict without words', 'verdicts.json', Object.fromEntries(Object.entries(knowledge.verdicts).slice(1))],
])('%s is reported', (_what, file, content) => {
  const problems = checkFile(file, content)
  expect(problems.length).toBeGreaterThan(0)
  expect(problems[0]).toMatch(new RegExp(`^${file.replace('.', '\\.')} `))
})

test('a stated report date needs facts, and a missing one has none', () => {
  const [report] = knowledge.reports
  const withIssued = (issued: unknown) => checkFile('reports.json', [{ ...report, issued }])
  expect(withIssued({ date: '2021-06-21', facts: ['AZ-09'] })).toEqual([])
  expect(withIssued({ date: null })).toEqual([])
  expect(withIssued({ date: '2021-06-21' })).not.toEqual([])
  expect(withIssued({ date: '2021-06-21', facts: [] })).not.toEqual([])
  expect(withIssued({ date: 'June 2021', facts: ['AZ-09'] })).not.toEqual([])
})

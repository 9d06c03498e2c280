import { readKnowledge } from '../../src/knowledge'
import { checkKnowledge } from '../../src/knowledge/schema'
import type { Fact, Knowledge, Report, Service, Statement, TopicEntry } from '../../src/knowledge/types'

const real = readKnowledge()

/** The problems of a copy of the real knowledge after one change. */
function problemsAfter(change: (copy: Knowledge) => void): string[] {
  const copy = structuredClone(real)
  change(copy)
  return checkKnowledge(copy)
}

const service = (copy: Knowledge, id: string): Service => copy.services.find((entry) => entry.id === id)!
const fact = (copy: Knowledge, id: string): Fact => copy.facts.find((entry) => entry.id === id)!
const report = (copy: Knowledge, id: string): Report => copy.reports.find((entry) => entry.id === id)!
const link = (copy: Knowledge, id: string) => copy.links.find((entry) => entry.id === id)!

function addTopic(copy: Knowledge, statement: Partial<Statement>, entry: Partial<TopicEntry> = {}): void {
  const lead: Statement = { text: 'A sentence.', facts: ['SEED-13'], role: 'lead', ...statement }
  const base: TopicEntry = {
    topic: 'test-topic',
    kind: 'answer',
    label: 'Test',
    ask: 'What?',
    statements: [lead],
    links: [],
    next: [],
  }
  copy.topics.push({ ...base, ...entry })
}

test('the knowledge keeps every rule', () => {
  expect(checkKnowledge(real)).toEqual([])
})

test.each<[string, (copy: Knowledge) => void, string]>([
  [
    'a service without a verdict',
    (k) => delete (service(k, 'intune') as Partial<Service>).verdict,
    'service intune: has no verdict',
  ],
  [
    'a service with an unknown fact',
    (k) => service(k, 'intune').facts.push('SEED-99'),
    'service intune: unknown fact SEED-99',
  ],
  [
    'a service without facts',
    (k) => {
      service(k, 'github').facts = []
    },
    'service github: rests on no fact',
  ],
  [
    'a condition missing from a conditional verdict',
    (k) => delete service(k, 'power-bi').conditions,
    'service power-bi: conditions belong to certified-with-conditions, and to nothing else',
  ],
  [
    'a certified verdict on a weaker fact',
    (k) => {
      fact(k, 'SEED-28').confidence = 'medium'
    },
    'service windows-365: a certified verdict needs a fact of high confidence',
  ],
  [
    'a fact without a source',
    (k) => {
      fact(k, 'STP-04').sources = []
    },
    'fact STP-04: has no source',
  ],
  [
    'a fact with an unknown source',
    (k) => {
      fact(k, 'STP-04').sources = ['NOPE']
    },
    'fact STP-04: unknown source NOPE',
  ],
  [
    'a fact without a date',
    (k) => {
      fact(k, 'STP-04').asOf = ' '
    },
    'fact STP-04: has no as-of date',
  ],
  [
    'a fact without a confidence',
    (k) => delete (fact(k, 'STP-04') as Partial<Fact>).confidence,
    'fact STP-04: has no confidence',
  ],
  [
    'a source without a date',
    (k) => {
      k.sources[0]!.asOf = ''
    },
    'source SEED: has no as-of date',
  ],
  [
    'a rename with an unknown source',
    (k) => {
      k.renames[0]!.source = 'NOPE'
    },
    'rename Microsoft Flow: unknown source NOPE',
  ],
  ['a fact id used twice', (k) => void k.facts.push(fact(k, 'SEED-13')), 'fact SEED-13: the id is used twice'],
  [
    'a service id used twice',
    (k) => void k.services.push({ ...service(k, 'bing'), name: 'B', aliases: [] }),
    'service bing: the id is used twice',
  ],
  ['a link id used twice', (k) => void k.links.push(link(k, 'stp-iso')), 'link stp-iso: the id is used twice'],
  [
    'an address on another host',
    (k) => {
      link(k, 'stp-iso').url = 'https://example.org/'
    },
    'link stp-iso: address not allowed: https://example.org/',
  ],
  [
    'an address without TLS',
    (k) => {
      k.sources[0]!.url = 'http://learn.microsoft.com/'
    },
    'source SEED: address not allowed: http://learn.microsoft.com/',
  ],
  [
    'a report with an unknown link',
    (k) => {
      report(k, 'azure-certificate').link = 'gone'
    },
    'report azure-certificate: unknown link gone',
  ],
  [
    'a report with an unknown fact',
    (k) => report(k, 'azure-certificate').facts.push('X-1'),
    'report azure-certificate: unknown fact X-1',
  ],
  [
    'a report whose needs rest on nothing',
    (k) => {
      report(k, 'azure-certificate').needs.facts = []
    },
    'report azure-certificate needs: rests on no fact',
  ],
  [
    'a report date without a source',
    (k) => {
      report(k, 'azure-certificate').expires = { date: '2027-01-01', facts: [] }
    },
    'report azure-certificate expires: has no source',
  ],
  [
    'a report date that its fact does not state',
    (k) => {
      report(k, 'azure-assessment-report').issued = { date: '2025-06-21', facts: ['AZ-09'] }
    },
    'report azure-assessment-report issued: no fact of it states 21 June 2025',
  ],
  [
    'a report edition that its fact does not state',
    (k) => {
      report(k, 'azure-certificate').edition = { edition: 'ISO 22301:2019', facts: ['AZ-08'] }
    },
    'report azure-certificate edition: no fact of it states ISO 22301:2019',
  ],
  ['a conflict with an unknown fact', (k) => k.conflicts[0]!.facts.push('X-1'), 'conflict CF-01: unknown fact X-1'],
  [
    'a conflict on a low-confidence fact',
    (k) => k.conflicts[8]!.facts.push('AZ-11'),
    'conflict CF-09: rests on the low-confidence fact AZ-11',
  ],
  [
    'a statement on a low-confidence fact',
    (k) => addTopic(k, { facts: ['SR-22'] }),
    'topic test-topic statement 1: rests on the low-confidence fact SR-22',
  ],
  [
    'a statement on an unknown fact',
    (k) => addTopic(k, { facts: ['X-1'] }),
    'topic test-topic statement 1: unknown fact X-1',
  ],
  [
    'a statement for an unknown service',
    (k) => addTopic(k, { when: { services: ['nothing'] } }),
    'topic test-topic statement 1: unknown service nothing',
  ],
  [
    'a statement against an unknown service',
    (k) => addTopic(k, { unless: { services: ['nothing'] } }),
    'topic test-topic statement 1: unknown service nothing',
  ],
  ['a topic without a lead', (k) => addTopic(k, { role: 'detail' }), 'topic test-topic: has no lead'],
  ['a topic with an unknown link', (k) => addTopic(k, {}, { links: ['gone'] }), 'topic test-topic: unknown link gone'],
  [
    'a topic with an unknown next topic',
    (k) => addTopic(k, {}, { next: ['gone'] }),
    'topic test-topic: unknown topic gone',
  ],
  [
    'an unknown name placeholder',
    (k) => addTopic(k, { text: 'See {name:nothing}.' }),
    'topic test-topic statement 1: placeholder {name:nothing} resolves to nothing',
  ],
  [
    'an unknown link placeholder',
    (k) => {
      k.phrases.test = 'See {link:gone}.'
    },
    'phrase test: placeholder {link:gone} resolves to nothing',
  ],
  [
    'another placeholder in a statement',
    (k) => addTopic(k, { text: 'See {count}.' }),
    'topic test-topic statement 1: unknown placeholder {count}',
  ],
  [
    'an open brace',
    (k) => addTopic(k, { text: 'See {name:intune.' }),
    'topic test-topic statement 1: has a brace without its partner',
  ],
  [
    'a verdict without a text',
    (k) => delete (k.verdicts as Partial<Knowledge['verdicts']>)['not-named'],
    'verdict not-named: has no text',
  ],
  [
    'a verdict on an unknown fact',
    (k) => k.verdicts.certified.facts.push('X-1'),
    'verdict certified: unknown fact X-1',
  ],
  [
    'another placeholder in a verdict',
    (k) => {
      k.verdicts.certified.check = 'See {page}.'
    },
    'verdict certified: unknown placeholder {page}',
  ],
  [
    'a note on nothing known',
    (k) => {
      k.serviceNotes.nothing = []
    },
    'note nothing: is neither a service nor an environment',
  ],
  [
    'a note on a low-confidence fact',
    (k) => {
      k.serviceNotes.xbox = [{ text: 'A note.', facts: ['SR-22'], role: 'detail' }]
    },
    'note xbox statement 1: rests on the low-confidence fact SR-22',
  ],
])('%s is reported', (_rule, change, problem) => {
  expect(problemsAfter(change)).toContain(problem)
})

test('placeholders that resolve, and the free ones of phrases, are accepted', () => {
  const problems = problemsAfter((copy) => {
    addTopic(copy, { text: '{name:intune}: {link:stp-iso}' })
    copy.phrases.test = '{count} of {name:intune}'
  })
  expect(problems).toEqual([])
})

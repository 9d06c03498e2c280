import { createAssistant } from '../../src/answers'
import { loadKnowledge } from '../../src/knowledge'
import { createLinks } from '../../src/links'

const knowledge = loadKnowledge()
const links = createLinks(knowledge, createAssistant(knowledge))
const titles = (words: string, most = 10) => links.find(words, most).map(({ title }) => title)

test('without words: what people share most, of each kind', () => {
  const shown = links.find('  ', 10)
  expect(shown.length).toBeGreaterThan(5)
  expect(new Set(shown.map(({ target }) => target.kind))).toEqual(new Set(['report', 'answer', 'service']))
})

test.each([
  ['pow', 'Power BI'],
  ['power b', 'Power BI'],
  ['powr bi', 'Power BI'],
  ['intnue', 'Microsoft Intune'],
  ['azure front door', 'Azure Front Door'],
  ['front do', 'Azure Front Door'],
  ['Is Teams in scope?', 'Microsoft Teams'],
  ['where is the report', 'Where the reports are'],
  ['rto', 'RTO and RPO'],
  ['stage 2', 'Office 365 ISO 22301 Stage 2 Report'],
  ['assessmnt report', 'Azure, Dynamics 365, and Online Services: ISO22301 Assessment Report'],
  ['certficate', 'BSI 22301 Microsoft Office 365 Certificate'],
  ['plan validaton', 'Microsoft Cloud EBCM Business Continuity and Disaster Recovery Plan Validation Report'],
  ['defender', 'Microsoft Defender for Identity'],
])('%j finds %j', (words, title) => {
  expect(titles(words).slice(0, 5)).toContain(title)
})

test('two services are offered side by side first', () => {
  expect(titles('teams and intune')).toEqual([
    'Microsoft Teams and Microsoft Intune',
    'Microsoft Teams',
    'Microsoft Intune',
  ])
})

test('a cloud that is named is never lost: no result shows the service without it', () => {
  expect(titles('teams gcc high')).toEqual(['Microsoft Teams in GCC High'])
  expect(titles('intune in china')).toEqual(['Microsoft Intune in China'])
})

test('what is none of ours finds nothing', () => {
  expect(titles('weather in paris')).toEqual([])
  expect(titles('qqqqqqqq')).toEqual([])
})

test('so many as are asked for', () => {
  expect(titles('power', 3)).toHaveLength(3)
  expect(titles('', 2)).toHaveLength(2)
  expect(titles('power', 0)).toEqual([])
})

test('every name of the catalogue finds its service', () => {
  const lost = knowledge.services.filter(
    ({ id, name }) => !links.find(name, 10).some(({ items }) => items.some((item) => item.service === id)),
  )
  expect(lost.map(({ name }) => name)).toEqual([])
})

test('no text makes a search hang', () => {
  const took = ['a', 'microsoft', 'azure '.repeat(500), 'é'.repeat(5000), 'power bi intune teams '.repeat(20)].map(
    (words) => {
      const began = performance.now()
      links.find(words, 10)
      return performance.now() - began
    },
  )
  expect(Math.max(...took)).toBeLessThan(10_000)
})

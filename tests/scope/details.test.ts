import { isCertified } from '../../src/knowledge/types'
import { createScope } from '../../src/scope'
import { cleared } from '../../src/scope/selection'
import { addressOf } from '../../tab/address/pages'
import { assistant, catalogue, knowledge } from '../answers/asking'

const scope = createScope({ knowledge, catalogue, assistant })
const details = (id: string) => scope.details(id)!
const rows = scope.table({ ...cleared(null), all: true }).rows

test('every line of the list has its details, and nothing else has', () => {
  for (const { id, name, verdict } of rows) {
    expect({ id, name, verdict }).toEqual({ id, name: details(id).name, verdict: details(id).verdict })
  }
  expect(scope.details('no-such-service')).toBeUndefined()
})

test('a verdict stands with its facts, each with a source', () => {
  for (const { id } of rows) {
    const { facts } = details(id)
    expect([id, facts.length > 0]).toEqual([id, true])
    for (const fact of facts) expect([fact.id, fact.sources.length > 0]).toEqual([fact.id, true])
  }
})

test('its question gives exactly its verdict', () => {
  const different = knowledge.services.flatMap(({ id }) => {
    const { question, verdict } = details(id)
    const { items } = assistant.reply({ text: question }).answer
    return items.length === 1 && items[0]?.service === id && items[0].verdict === verdict ? [] : [id]
  })
  expect(different).toEqual([])
})

test('what stood in earlier versions says until when', () => {
  for (const { id } of knowledge.services.filter(({ verdict }) => verdict === 'earlier-version-only')) {
    const { history } = details(id)
    expect([id, history.sentences.length, history.facts.length > 0]).toEqual([id, 1, true])
  }
  expect(details('defender-for-endpoint').history.sentences[0]).toContain('to at least July 2022')
  expect(details('windows-365').history.sentences).toEqual([
    "New on today's list, compared with July 2022, is Windows 365.",
  ])
  expect(details('intune').history.facts.map(({ id }) => id)).toEqual(['HIST-01', 'HIST-03', 'HIST-04'])
  expect(details('azure-backup').history).toEqual({ sentences: [], facts: [] })
})

test('old names come with the source that states the change', () => {
  expect(details('power-automate').renames).toEqual([
    expect.objectContaining({
      old: 'Microsoft Flow',
      new: 'Power Automate',
      source: expect.objectContaining({ id: 'SEED' }),
    }),
  ])
  const unsourced = knowledge.services.flatMap(({ id }) => details(id).renames.filter(({ source }) => !source))
  expect(unsourced).toEqual([])
  const sourced = knowledge.services.flatMap(({ id }) => details(id).renames)
  expect(sourced.length).toBeGreaterThan(12)
  expect(sourced.filter(({ asOf }) => asOf.startsWith('not sourced'))).toEqual([])
})

test('suites and members are each other', () => {
  expect(details('azure-backup').suites.map(({ id }) => id)).toEqual(['azure-service', 'azure'])
  expect(details('office-365').members.map(({ id }) => id)).toContain('microsoft-teams')
})

test('environments say what the engine says there, and of products known by name nothing', () => {
  const gccHigh = details('intune').environments.find(({ environment }) => environment === 'gcc-high')
  expect(gccHigh).toMatchObject({ verdict: 'certified-with-conditions' })
  expect(gccHigh?.notes.join(' ')).toContain('it does not say that this includes GCC High')
  expect(rows.filter(({ id, nameOnly }) => nameOnly && details(id).environments.length > 0)).toEqual([])
})

test('no detail says of what is not named that it is not certified', () => {
  const claims = /\b(?:is|are) not certified\b|isn't certified|out of scope/i
  const wrong = rows.filter(({ verdict, id }) => !isCertified(verdict) && claims.test(JSON.stringify(details(id))))
  expect(wrong.map(({ id }) => id)).toEqual([])
})

test('every service can be linked to', () => {
  for (const { id } of knowledge.services) expect(addressOf(`scope/${id}`)).toBe(`/scope/${id}`)
  expect(addressOf('scope?compare=power-bi,intune')).toBe('/scope?compare=power-bi,intune')
})

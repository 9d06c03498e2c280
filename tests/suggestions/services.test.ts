import { loadKnowledge } from '../../src/knowledge'
import { createServiceSearch, createSuggestions } from '../../src/suggestions'

const knowledge = loadKnowledge()
const search = createServiceSearch(knowledge)
const idsFor = (typed: string) => search(typed).map(({ id }) => id)

test('while nothing is typed every service is offered', () => {
  expect(search('  ')).toEqual(knowledge.services)
})

test('each service is found by its name and by every name it goes by', () => {
  for (const { id, name, aliases } of knowledge.services) {
    for (const typed of [name, name.toUpperCase(), ...aliases]) expect([typed, ...idsFor(typed)]).toContain(id)
  }
})

test('the beginning of the last word is enough; the best fit comes first; nonsense finds nothing', () => {
  expect(idsFor('power b')[0]).toBe('power-bi')
  expect(idsFor('o365')).toContain('office-365')
  expect(idsFor('zzzz')).toEqual([])
})

test('suggestions are questions that can be sent', () => {
  const suggest = createSuggestions(knowledge)
  expect(suggest('is power b')[0]).toEqual({ label: 'Power BI', send: 'Is Power BI in scope?' })
  expect(suggest('p')).toEqual([])
})

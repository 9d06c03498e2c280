import { inventoryOf } from '../../src/inventory'
import { byYear, yearOf } from '../../src/inventory/years'
import { loadKnowledge, without } from '../../src/knowledge'

const knowledge = loadKnowledge()
const inventory = inventoryOf(knowledge)

test.each([
  ['2022-07-11', 2022],
  ['c. 2016-2017', 2016],
  ['page last updated 2023-04-06; mirrored 2026-08-23', 2023],
  ['2022-06 / 2024-11', 2022],
  ['FY21', null],
  ['undated; later than 2022-07-11', null],
  ['undated capture, c. 2021-2022', null],
  ["before Microsoft's current page", null],
])('the year of “%s” is %s', (asOf, year) => {
  expect(yearOf(asOf)).toBe(year)
})

test('every source and every fact is counted in one year; the newest comes first, the undated last', () => {
  const sum = (what: 'sources' | 'facts') => inventory.years.reduce((total, counted) => total + counted[what], 0)
  expect(sum('sources')).toBe(knowledge.sources.length)
  expect(sum('facts')).toBe(knowledge.facts.length)
  const years = inventory.years.map(({ year }) => year)
  expect(years.at(-1)).toBeNull()
  expect(years.slice(0, -1)).toEqual(years.slice(0, -1).toSorted((a, b) => Number(b) - Number(a)))
  expect(byYear({ sources: [], facts: [] })).toEqual([])
})

test('every conflict is told with its sides, its answer and the facts behind it', () => {
  expect(inventory.conflicts.map(({ id }) => id)).toEqual(knowledge.conflicts.map(({ id }) => id))
  for (const { facts, id } of inventory.conflicts) {
    expect(facts.map((fact) => fact.id)).toEqual(knowledge.conflicts.find((c) => c.id === id)?.facts)
  }
})

test('a conflict or a silence whose fact is gone is not told', () => {
  const fewer = inventoryOf(without(knowledge, ['SR-07', 'ISO-12']))
  expect(fewer.conflicts.map(({ id }) => id)).not.toContain('CF-11')
  expect(fewer.silences.map(({ topic }) => topic)).not.toContain('certification-cycle')
  expect(inventory.silences.map(({ topic }) => topic)).toContain('certification-cycle')
})

test('every topic that the sources do not state is named, each sentence once and ready to be read', () => {
  const topics = inventory.silences.map(({ topic }) => topic)
  for (const { topic, kind } of knowledge.topics) if (kind === 'not-stated') expect(topics).toContain(topic)
  const sentences = inventory.silences.flatMap((silence) => silence.sentences)
  expect(new Set(sentences).size).toBe(sentences.length)
  for (const sentence of sentences) expect(sentence).not.toMatch(/[{}]/)
})

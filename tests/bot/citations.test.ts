import fc from 'fast-check'
import { messageText } from '../../bot/turn/citations'
import { answerMessage } from '../../bot/turn/message'
import { marked } from '../../src/answers/marks'
import type { Answer } from '../../src/answers/types'
import { anAnswer } from './fixtures/answers'

interface Claim {
  position: number
  appearance: { name: string; abstract: string; url?: string }
}
const claims = (answer: Answer, sourcesOf: (fact: string) => readonly string[]): Claim[] =>
  (answerMessage(answer, sourcesOf).entities?.[0] as { citation?: Claim[] } | undefined)?.citation ?? []

test('marks stand before the full stop', () => {
  expect(marked('Named.', [1, 2])).toBe('Named [1][2].')
  expect(marked('Named', [3])).toBe('Named [3]')
  expect(marked('Named?', [])).toBe('Named?')
})

test('the entity is within the limits of Teams, and its numbers are those of the text', () => {
  const source = fc.record({
    n: fc.integer({ min: -1, max: 40 }),
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    title: fc.string({ maxLength: 300 }),
    asOf: fc.string({ maxLength: 300 }),
    url: fc.constantFrom('https://learn.microsoft.com/x', 'http://example.com/', 'javascript:alert(1)', 'https://'),
  })
  const sentence = fc.record({
    text: fc.string(),
    facts: fc.subarray(['a', 'b', 'c', 'd']),
    role: fc.constantFrom('lead', 'detail', 'check'),
  })
  fc.assert(
    fc.property(fc.array(source, { maxLength: 40 }), fc.array(sentence, { maxLength: 10 }), (sources, sentences) => {
      const answer = anAnswer({ sources, sentences: sentences as Answer['sentences'] })
      const sourcesOf = (fact: string) => [fact]
      const { text, numbers } = messageText(answer, sourcesOf)
      const cited = claims(answer, sourcesOf)
      expect(cited.length).toBeLessThanOrEqual(20)
      expect(new Set(cited.map(({ position }) => position))).toEqual(numbers)
      for (const { position, appearance } of cited) {
        expect(text).toContain(`[${position}]`)
        expect(appearance.name.length).toBeGreaterThan(0)
        expect(appearance.name.length).toBeLessThanOrEqual(80)
        expect(appearance.abstract.length).toBeLessThanOrEqual(160)
        expect(appearance.url ?? 'https://').toMatch(/^https:\/\//)
      }
    }),
    { numRuns: 500 },
  )
})

test('no model wrote the answer: there is no AI label', () => {
  const answer = anAnswer({
    sources: [{ n: 1, id: 'a', title: 'A', asOf: '2025' }],
    sentences: [{ text: 'A.', facts: ['a'], role: 'lead' }],
  })
  expect(JSON.stringify(answerMessage(answer, (fact) => [fact]))).not.toMatch(/additionalType|AIGeneratedContent/)
  expect(claims(answer, (fact) => [fact])).toHaveLength(1)
})

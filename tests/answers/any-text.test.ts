import fc from 'fast-check'
import { linesOf, questionsFile } from '../../scripts/repository'
import { readQuestions } from '../../scripts/score-questions'
import type { Conversation } from '../../src/answers'
import { createAssistant } from '../../src/answers'
import { assistant, knowledge } from './asking'

const LONGEST_ANSWER = 20
const verdictOf = new Map(knowledge.services.map((s) => [s.id, s.verdict]))

const names = knowledge.services.flatMap((s) => [s.name, ...s.aliases])
const words =
  'is are the in scope covered certified iso 22301 and or not with our plan government gcc high report where who what why 2019 both it that one yes no certificate azure office'.split(
    ' ',
  )
const marks = ['?', '!', ',', '.', ' - ', '\n', '"', '(', ')', '/', '\u00a0', '’', '<b>', '&nbsp;', '{name}']
const anything = fc.string({ unit: 'binary', maxLength: 300 })
const texts = fc.oneof(
  anything,
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(...words),
        fc.constantFrom(...names),
        fc.constantFrom(...marks),
        fc.string({ maxLength: 8 }),
      ),
      {
        maxLength: 40,
      },
    )
    .map((parts) => parts.join(' ')),
)

it('is answered whatever is typed, shortly, with plain data and without a false verdict', () => {
  fc.assert(
    fc.property(fc.array(texts, { minLength: 1, maxLength: 4 }), (turns) => {
      let conversation: Conversation | undefined
      turns.forEach((text, i) => {
        const reply = assistant.reply({ text, at: i * 1000 }, conversation)
        const { answer } = reply
        expect(answer.text.trim()).not.toBe('')
        expect(answer.sentences.length).toBeGreaterThan(0)
        expect(answer.sentences.length).toBeLessThanOrEqual(LONGEST_ANSWER)
        for (const { service, verdict } of answer.items) {
          if (!verdict.startsWith('certified')) continue
          const known = verdictOf.get(service)
          expect(verdict === 'certified' ? ['certified'] : ['certified', 'certified-with-conditions']).toContain(known)
        }
        expect(JSON.parse(JSON.stringify(reply.conversation))).toEqual(reply.conversation)
        expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
        conversation = reply.conversation
      })
    }),
    { numRuns: 600 },
  )
})

it('keeps words of the question out of the trace and of the conversation', () => {
  const word = fc.stringMatching(/^zq[a-z]{6,12}xv$/)
  fc.assert(
    fc.property(word, fc.constantFrom(...names), (odd, name) => {
      const { answer, conversation } = assistant.reply({ text: `Is ${name} covered for ${odd} by ISO 22301?` })
      expect(JSON.stringify([answer.trace, conversation])).not.toContain(odd)
    }),
    { numRuns: 300 },
  )
})

it.each([0, 1, 100, 30_000])('is answered when it has %i characters', (length) => {
  for (const unit of ['a', ' ', 'azur ', 'is intune covered? ', '\u200b', '🙂', '<a ']) {
    const text = unit.repeat(Math.ceil(length / unit.length)).slice(0, length)
    expect(assistant.reply({ text }).answer.text).not.toBe('')
  }
})

it('reads the question at the end of a text that is too long', () => {
  const text = `${'We keep many records about our suppliers. '.repeat(800)}Is Intune covered by ISO 22301?`
  expect(assistant.reply({ text }).answer.items.map((i) => i.service)).toEqual(['intune'])
})

it('gives the same bytes for the same question, now, later and from another assistant', () => {
  const other = createAssistant()
  const questions = [
    ...readQuestions(questionsFile('dev.jsonl')).flatMap(({ turns }) => turns),
    ...linesOf(questionsFile('off-topic.txt')).slice(0, 100),
  ]
  const first = questions.map((text) => JSON.stringify(assistant.reply({ text, at: 5 })))
  const again = questions.map((text) => JSON.stringify(assistant.reply({ text, at: 5 })))
  // In another order, so that nothing that was asked before can show.
  const elsewhere = [...questions].reverse().map((text) => JSON.stringify(other.reply({ text, at: 5 })))
  expect(again).toEqual(first)
  expect(elsewhere.reverse()).toEqual(first)
})

it('changes neither its knowledge nor the conversation it is given', () => {
  const before = JSON.stringify(knowledge)
  const { conversation } = assistant.reply({ text: 'Is Viva covered?' })
  const kept = JSON.stringify(conversation)
  assistant.reply({ text: 'both' }, Object.freeze(conversation))
  expect(JSON.stringify(conversation)).toBe(kept)
  expect(JSON.stringify(knowledge)).toBe(before)
})

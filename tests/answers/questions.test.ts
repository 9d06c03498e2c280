import { askOffTopic } from '../../scripts/bench/off-topic'
import { linesOf, questionsFile } from '../../scripts/repository'
import { type Score, Services, scoreFile } from '../../scripts/score-questions'
import { assistant, knowledge } from './asking'

const services = new Services(knowledge.services)
const scored = (name: string): Score => scoreFile(assistant, services, questionsFile(`${name}.jsonl`))

/** The failures with a falsely certified service, so that a failing test names them. */
const overstated = (score: Score): string[] =>
  score.failures.flatMap(({ id, question, problems }) =>
    problems.filter((p) => p.startsWith('FALSE')).map((p) => `${id} ${question}: ${p}`),
  )

it('answers its own questions', () => {
  const score = scored('dev')
  expect(overstated(score)).toEqual([])
  expect(score.falseCertified).toBe(0)
  expect(score.questions).toBeGreaterThanOrEqual(200)
  expect(score.passed / score.questions).toBeGreaterThanOrEqual(0.98)
  expect(score.verdicts.passed / score.verdicts.total).toBeGreaterThanOrEqual(0.99)
})

// The floors lie two points below what was reached when they were set: they notice a fall, they are no aim.
it.each([
  ['auditors', 0.92],
  ['chatters', 0.94],
  ['mixed', 0.94],
])('answers the questions of %s, which it was not written for', (name, floor) => {
  const score = scored(name)
  expect(overstated(score)).toEqual([])
  expect(score.falseCertified).toBe(0)
  expect(score.passed / score.questions).toBeGreaterThanOrEqual(floor)
})

it('says politely that texts of other fields are outside', () => {
  const { asked, substantive, verdicts } = askOffTopic(assistant, linesOf(questionsFile('off-topic.txt')))
  expect(verdicts).toEqual([])
  expect(asked).toBeGreaterThanOrEqual(800)
  const misread = substantive.map(({ text, kind, about }) => `${kind} ${about}: ${text}`)
  expect(misread.length / asked > 0.003 ? misread : []).toEqual([])
})

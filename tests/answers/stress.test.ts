import { linesOf, questionsFile } from '../../scripts/repository'
import { runStress, stressQuestions } from '../../scripts/stress-questions'
import { assistant, knowledge } from './asking'

/** Some 3,000 of the questions; the script asks them all. */
const some = { seed: 22301, oneIn: 30, table: process.env.LICENCE_TABLE }

it('certifies nothing falsely, whatever the name and however it is typed', () => {
  const { questions, falseCertified, silentlyCertified } = runStress(assistant, knowledge, some)
  expect(questions).toBeGreaterThan(2500)
  expect(falseCertified).toEqual([])
  expect(silentlyCertified).toEqual([])
})

it('asks about every name of the catalogue, of licences and of the list of decoys, in many frames', () => {
  const names = new Set<string>()
  const frames = new Set<string>()
  let questions = 0
  for (const question of stressQuestions(knowledge, { seed: 1 })) {
    names.add(question.subject.name.toLowerCase())
    frames.add(question.frame.id)
    questions++
  }
  expect(questions).toBeGreaterThanOrEqual(20_000)
  expect(frames.size).toBeGreaterThanOrEqual(8)
  for (const { name, aliases } of knowledge.services)
    for (const n of [name, ...aliases]) expect(names).toContain(n.toLowerCase())
  const decoys = linesOf(questionsFile('decoys.txt'))
  expect(decoys.length).toBeGreaterThanOrEqual(400)
  for (const decoy of decoys) expect(names).toContain(decoy.toLowerCase())
})

it('asks the same questions every time', () => {
  const drawn = () =>
    [...stressQuestions(knowledge, { seed: 7, oneIn: 500 })].map((q) => q.frame.turns(q.name).join(' / '))
  expect(drawn()).toEqual(drawn())
})

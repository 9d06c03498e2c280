import { LABELLED, linesOf, questionsFile } from '../../scripts/repository'
import { readQuestions } from '../../scripts/score-questions'
import type { Answer } from '../../src/answers'
import { isAllowedLink } from '../../src/knowledge/hosts'
import { ask, isPhrase, isStatement, knowledge } from './asking'

const facts = new Map(knowledge.facts.map((f) => [f.id, f]))
const sources = new Map(knowledge.sources.map((s) => [s.id, s]))

const questions = [
  ...LABELLED.flatMap((name) => readQuestions(questionsFile(`${name}.jsonl`)).map((q) => q.turns)),
  ...linesOf(questionsFile('off-topic.txt')).map((text) => [text]),
  ...linesOf(questionsFile('decoys.txt')).map((name) => [`Is ${name} covered by ISO 22301?`]),
  ...knowledge.services.map(({ name }) => [`Is ${name} in scope?`]),
  ...knowledge.topics.map((t) => [t.ask]),
]
const answers = questions.map((turns): [string, Answer] => [turns.join(' / '), ask(...turns)])

/** What is wrong with an answer, for all answers: a failing test names the question. */
const faults = (check: (answer: Answer) => string[]): string[] =>
  answers.flatMap(([question, answer]) => check(answer).map((fault) => `${question}: ${fault}`))

it('says no sentence that is neither carried by facts nor a phrase about itself', () => {
  const loose = faults(({ sentences }) =>
    sentences.filter((s) => (s.facts.length > 0 ? !isStatement(s.text) : !isPhrase(s.text))).map((s) => s.text),
  )
  expect(loose).toEqual([])
})

it('rests on facts that are known, and shows all of them', () => {
  const unknown = faults((answer) => {
    const used = [...new Set(answer.sentences.flatMap((s) => s.facts))]
    expect([...answer.facts].sort()).toEqual(used.sort())
    return used.filter((id) => !facts.has(id) || facts.get(id)?.confidence === 'low')
  })
  expect(unknown).toEqual([])
})

it('names the sources of its facts, numbered, with their dates, at allowed addresses', () => {
  const wrong = faults((answer) => {
    const carried = new Set(answer.facts.flatMap((id) => facts.get(id)?.sources ?? []))
    return answer.sources.flatMap((source, i) => [
      ...(source.n === i + 1 ? [] : [`number ${source.n} at ${i + 1}`]),
      ...(carried.has(source.id) ? [] : [`${source.id} carries no fact of the answer`]),
      ...(source.url === undefined || isAllowedLink(source.url) ? [] : [`address ${source.url}`]),
      ...(source.asOf === sources.get(source.id)?.asOf ? [] : [`date ${source.asOf}`]),
    ])
  })
  expect(wrong).toEqual([])
})

it('names a source for every fact', () => {
  const bare = faults((answer) => {
    const shown = new Set(answer.sources.map((s) => s.id))
    // An answer names 20 sources at most, so that a client can show them.
    if (shown.size >= 20) return []
    return answer.facts.filter((id) => !facts.get(id)?.sources.some((source) => shown.has(source)))
  })
  expect(bare).toEqual([])
})

it('links to allowed addresses only, in buttons and in sentences', () => {
  const wrong = faults((answer) => {
    const inText = answer.text.match(/https?:\/\/[^\s)]+/g)?.map((url) => url.replace(/[.,;:]+$/, '')) ?? []
    return [...answer.links.map((l) => l.url), ...inText].filter((url) => !isAllowedLink(url))
  })
  expect(wrong).toEqual([])
})

it('has the confidence of its least sure fact', () => {
  const wrong = faults((answer) => {
    const levels = answer.facts.map((id) => facts.get(id)?.confidence)
    const least = levels.includes('medium') ? 'medium' : levels.length > 0 ? 'high' : null
    return answer.confidence === least ? [] : [`${answer.confidence} instead of ${least}`]
  })
  expect(wrong).toEqual([])
})

it('leaves no slot of a template unfilled', () => {
  expect(faults(({ text }) => text.match(/\{[\w:-]*\}/g) ?? [])).toEqual([])
})

it('offers follow-ups and choices that it understands', () => {
  const sends = new Set(answers.flatMap(([, a]) => [...a.followUps, ...a.choices].map((c) => c.send)))
  const lost = [...sends].filter((send) => ['off-topic', 'clarify', 'smalltalk'].includes(ask(send).kind))
  expect(lost).toEqual([])
})

import { buildAssistant } from '../../src/answers/assistant'
import { unpackLexicon } from '../../src/answers/language/lexicon'
import packedLexicon from '../../src/answers/language/lexicon.json'
import model from '../../src/answers/model/weights.json'
import { buildCatalogue } from '../../src/answers/names/catalogue'
import type { Answer } from '../../src/answers/types'
import { classify } from '../../src/intents/classify'
import { unpack } from '../../src/intents/weights'
import { without } from '../../src/knowledge'
import { isPhrase, knowledge } from './asking'

const lexicon = unpackLexicon(packedLexicon)
const classifier = unpack(model.weights)
const intents = { classify: (text: string) => classify(text, classifier) }
const assistantOver = (known: typeof knowledge) =>
  buildAssistant({ knowledge: known, catalogue: buildCatalogue(known), lexicon, intents })

/** One question for every service and every topic, with its full answer. */
const whole = assistantOver(knowledge)
const probes = [
  ...knowledge.services.map(({ name }) => `Is ${name} covered by the ISO 22301 certification?`),
  ...knowledge.topics.map((t) => t.ask),
].map((question) => ({ question, full: whole.reply({ text: question }).answer }))

const certifiedItems = (answer: Answer) => answer.items.filter((i) => i.verdict.startsWith('certified'))

/** What is wrong with an answer from which a fact was taken. */
function faultsOf(fact: string, full: Answer, left: Answer): string[] {
  const faults: string[] = []
  const before = new Set(full.sentences.map((s) => s.text))
  const added = left.sentences.filter((s) => !before.has(s.text) && !isPhrase(s.text))
  for (const s of added) faults.push(`new sentence: ${s.text}`)
  for (const s of left.sentences) if (s.facts.includes(fact)) faults.push(`still rests on it: ${s.text}`)
  const needed = full.sentences.filter((s) => s.facts.includes(fact)).map((s) => s.text)
  for (const s of left.sentences) if (needed.includes(s.text)) faults.push(`still says: ${s.text}`)
  if (left.sentences.length === 0) faults.push('says nothing at all')
  for (const item of certifiedItems(left)) {
    const facts = knowledge.services.find(({ id }) => id === item.service)?.facts ?? []
    if (facts.includes(fact)) faults.push(`${item.service} is still certified`)
    if (knowledge.verdicts[item.verdict].facts.includes(fact))
      faults.push(`${item.service} is certified without the fact of its verdict`)
  }
  const lead = full.sentences.find((s) => s.role === 'lead')
  const answers = left.kind === 'verdict' || left.kind === 'answer'
  if (lead?.facts.includes(fact) && answers && !left.sentences.some((s) => s.role === 'lead')) {
    faults.push(`is still a ${left.kind} without its first sentence`)
  }
  return faults
}

it('falls silent where a fact is gone, and says nothing else instead', () => {
  const used = [...new Set(probes.flatMap(({ full }) => full.facts))]
  expect(used.length).toBeGreaterThan(100)
  const faults = used.flatMap((fact) => {
    const assistant = assistantOver(without(knowledge, [fact]))
    return probes
      .filter(({ full }) => full.facts.includes(fact))
      .flatMap(({ question, full }) =>
        faultsOf(fact, full, assistant.reply({ text: question }).answer).map((f) => `${fact}, ${question}: ${f}`),
      )
  })
  expect(faults).toEqual([])
})

it('has no verdict and no answer left when all facts are gone', () => {
  const empty = assistantOver({ ...knowledge, facts: [] })
  for (const { question } of probes) {
    const { answer } = empty.reply({ text: question })
    expect(answer.items).toEqual([])
    expect(answer.sources).toEqual([])
    expect(answer.sentences.every((s) => s.facts.length === 0 && isPhrase(s.text))).toBe(true)
    expect(['verdict', 'answer']).not.toContain(answer.kind)
  }
})

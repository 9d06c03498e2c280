import type { Conversation } from '../../src/answers'
import { type Answer, createAssistant } from '../../src/answers'
import { buildCatalogue } from '../../src/answers/names/catalogue'
import { loadKnowledge } from '../../src/knowledge'

export const knowledge = loadKnowledge()
export const catalogue = buildCatalogue(knowledge)
export const assistant = createAssistant(knowledge, catalogue)

/** The answer to the last turn of a conversation. */
export function ask(...turns: string[]): Answer {
  return converse(turns).answer
}

/** The answer to the last turn, and the conversation after it. Turns come at these times, in milliseconds. */
export function converse(turns: string[], at: number[] = []): { answer: Answer; conversation: Conversation } {
  let reply: { answer: Answer; conversation: Conversation } | undefined
  turns.forEach((text, i) => {
    const time = at[i]
    reply = assistant.reply(time === undefined ? { text } : { text, at: time }, reply?.conversation)
  })
  return reply!
}

/** The items of an answer, short: "intune=certified". */
export const itemsOf = (answer: Answer): string[] => answer.items.map((i) => `${i.service}=${i.verdict}`)

const pattern = (template: string): RegExp =>
  new RegExp(
    `^${template
      .split(/\{[\w:-]+\}/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('[^]*')}$`,
  )

const phrases = Object.values(knowledge.phrases).map(pattern)
const statements = [
  ...knowledge.topics.flatMap((t) => t.statements.map((s) => s.text)),
  ...Object.values(knowledge.serviceNotes).flatMap((notes) => notes.map((s) => s.text)),
  ...Object.values(knowledge.verdicts).flatMap((v) => [v.sentence, v.sentenceMany, v.check]),
].map(pattern)

/** Whether a sentence is one of the assistant about itself. */
export const isPhrase = (text: string): boolean => phrases.some((p) => p.test(text))
/** Whether a sentence is a template of the knowledge with its slots filled. */
export const isStatement = (text: string): boolean => statements.some((p) => p.test(text))

import { numbersOf } from '../../../src/answers/marks'
import { slug } from '../../../src/answers/names/catalogue'
import type { Answer, Conversation } from '../../../src/answers/types'
import { createSuggestions } from '../../../src/suggestions'
import type { DeskParts } from '../../engine/desk'

/** An answer, the numbers of the sources behind each of its sentences, and the conversation after it. */
export interface AnswerSheet {
  answer: Answer
  /** In the order of `answer.sentences`. */
  marks: number[][]
  conversation: Conversation
}

/** What the page "Ask" asks. */
export function askDesk({ knowledge, assistant, sourcesOf }: DeskParts) {
  const suggestions = createSuggestions(knowledge)
  return {
    /** The answer to a question; `at` in milliseconds since 1970. */
    reply(text: string, at: number, before: Conversation | undefined): AnswerSheet {
      const { answer, conversation } = assistant.reply({ text, at }, before)
      return { answer, marks: answer.sentences.map((s) => numbersOf(s, answer, sourcesOf)), conversation }
    },
    /** Questions that a person may be about to type. */
    suggest: (typed: string) => suggestions(typed),
    /** The question about a service, a product or a topic of the catalogue; undefined where the id is none. */
    questionAbout(id: string): string | undefined {
      const named =
        knowledge.services.find((s) => s.id === id) ?? knowledge.products.find(({ name }) => slug(name) === id)
      if (named) return `Is ${named.name} in scope?`
      return knowledge.topics.find((t) => t.topic === id)?.ask
    },
    /** The day of the catalogue's last review, ISO date. */
    reviewed: () => knowledge.reviewed,
  }
}

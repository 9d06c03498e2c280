import type { Assistant } from '../../src/answers'
import type { AnswerKind } from '../../src/answers/types'
import { answerTo } from '../score-questions'

/** The kinds of answer that say something of substance. */
const SUBSTANTIVE: ReadonlySet<AnswerKind> = new Set(['verdict', 'answer', 'not-stated', 'action'])

/** A text of another field that was answered as if it were of this one. */
export interface Misread {
  text: string
  kind: AnswerKind
  /** The topic or the services that the answer speaks of. */
  about: string
}

export interface OffTopicResult {
  asked: number
  substantive: Misread[]
  verdicts: Misread[]
}

/** Asks texts of other fields and keeps those that get more than a polite no. */
export function askOffTopic(assistant: Assistant, texts: string[]): OffTopicResult {
  const substantive = texts.flatMap((text): Misread[] => {
    const { kind, topic, items } = answerTo(assistant, [text])
    return SUBSTANTIVE.has(kind) ? [{ text, kind, about: topic ?? items.map((i) => i.service).join(', ') }] : []
  })
  return { asked: texts.length, substantive, verdicts: substantive.filter(({ kind }) => kind === 'verdict') }
}

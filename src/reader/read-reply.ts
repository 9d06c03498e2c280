import { BLANK } from '../answers/blank'
import { type Speaker, sentenceOf } from '../answers/claims'
import type { Assistant, Conversation, Reply, Turn } from '../answers/types'
import type { CheckedRead } from './check'
import type { Offered } from './types'

/** The rule that a trace names where a reader chose what the question means. */
export const READ_WITH_MODEL = 'read-with-model'

const ANY_OF = new Intl.ListFormat('en-GB', { type: 'disjunction' })

/** What a reply to a reading is made from. */
export interface ReadTurn {
  engine: Assistant
  speaker: Speaker
  offered: Offered
  turn: Turn
  before: Conversation | undefined
  /** What the engine said by itself. Its trace stays: spans and scores are of the person's words. */
  own: Reply
}

/** The reply that a reading leads to; the engine's own where the reading says nothing. */
export function replyToRead(read: CheckedRead, parts: ReadTurn): Reply {
  if (read.topic !== null) return topicReply(read.topic, parts)
  return read.services.length > 0 ? servicesReply(read.services, parts) : parts.own
}

/** The engine's answer to the topic's own question, opened with the sentence that says so. */
function topicReply(topic: string, { engine, speaker, offered, turn, before, own }: ReadTurn): Reply {
  const ask = offered.topics.find((one) => one.topic === topic)?.ask
  if (ask === undefined) return own
  const { answer, conversation } = engine.reply({ ...turn, text: ask })
  // A reading never leads to a verdict that was not asked for.
  if (answer.topic !== topic || answer.items.length > 0) return own
  const opening = sentenceOf(speaker.phrase('reader-topic', { ask }, 'reading'))
  const services = conversation.services.length > 0 ? conversation.services : (before?.services ?? [])
  return {
    answer: {
      ...answer,
      sentences: [opening, ...answer.sentences],
      text: `${opening.text} ${answer.text}`,
      trace: { ...own.answer.trace, rule: READ_WITH_MODEL, facts: answer.trace.facts },
    },
    conversation: { ...conversation, services },
  }
}

/** A question back: a name that only a reader found is confirmed by the person before anything is said about it. */
function servicesReply(read: CheckedRead['services'], { speaker, offered, turn, before, own }: ReadTurn): Reply {
  const names = read.map(({ id }) => offered.services.find((service) => service.id === id)?.name ?? id)
  const asking = sentenceOf(speaker.phrase('reader-services', { names: ANY_OF.format(names) }))
  const spans = read.map(({ id, start, end }) => ({ start, end, service: id, how: 'model' }))
  return {
    answer: {
      ...BLANK,
      kind: 'clarify',
      sentences: [asking],
      text: asking.text,
      choices: names.map((name) => ({ label: name, send: speaker.phrase('ask-scope', { name }).text })),
      trace: { rule: READ_WITH_MODEL, spans, scores: own.answer.trace.scores, facts: [] },
    },
    conversation: {
      v: 1,
      services: [],
      environment: null,
      topic: before?.topic ?? null,
      kind: 'clarify',
      choices: read.map(({ id }) => id),
      at: turn.at ?? null,
    },
  }
}

import type { Knowledge } from '../knowledge/types'
import type { Asked } from './asked'
import { sourcesById } from './citations'
import { createSpeaker } from './claims'
import { compose, keyOf, type Parts } from './compose'
import { decide } from './decide'
import { fresh } from './follow-up'
import type { Catalogue } from './names/catalogue'
import type { Lexicon } from './names/resolve'
import type { Plan } from './plan'
import { type IntentReader, read } from './reading'
import { tell } from './tell'
import { tellReport } from './tell-report'
import type { Answer, Conversation, Engine, Turn } from './types'

/** What an assistant is made of. */
export interface AssistantParts {
  knowledge: Knowledge
  /** Of this knowledge. */
  catalogue: Catalogue
  lexicon: Lexicon
  intents: IntentReader
}

/** An assistant over this knowledge. Pure and deterministic: the same turn and conversation give the same reply. */
export function buildAssistant({ knowledge, catalogue, lexicon, intents }: AssistantParts): Engine {
  const parts: Parts = {
    knowledge,
    catalogue,
    speaker: createSpeaker(knowledge),
    sources: sourcesById(knowledge),
    topics: new Map(knowledge.topics.map((t) => [t.topic, t])),
    links: new Map(knowledge.links.map((l) => [l.id, l])),
  }
  return {
    reply(turn: Turn, conversation?: Conversation) {
      const reading = read(turn.text, catalogue, lexicon, intents)
      const plan = decide(reading, catalogue, fresh(conversation, turn.at))
      const answer = compose(parts, reading, plan)
      return { answer, conversation: remember(plan, answer, conversation, turn.at) }
    },
    tell: (subject) => tell(parts, subject),
    tellReport: (id) => tellReport(parts, id),
  }
}

/** What the next turn may lean on. Courtesies and what is off the subject leave the conversation as it was. */
function remember(plan: Plan, answer: Answer, before: Conversation | undefined, at: number | undefined): Conversation {
  const now: Conversation = {
    v: 1,
    services: [],
    environment: null,
    topic: null,
    kind: answer.kind,
    choices: [],
    at: at ?? null,
  }
  const keys = (asked: Asked[]) => [...new Set(asked.map(keyOf))]
  switch (plan.kind) {
    case 'verdict':
      return { ...now, services: keys(plan.asked), environment: plan.environment }
    case 'topic':
      return { ...now, topic: plan.topic, services: plan.services.length ? plan.services : (before?.services ?? []) }
    case 'clarify':
      return { ...now, choices: plan.services, topic: before?.topic ?? null }
    case 'clarify-topic':
      return { ...now, services: before?.services ?? [], topic: before?.topic ?? null }
    default:
      return before ? { ...before, at: at ?? before.at } : now
  }
}

import type { Assistant } from '../answers/types'
import type { Knowledge } from '../knowledge/types'
import type { Offered } from './types'

/** Entries that stand for many things and have no name that "Did you mean …?" could ask about. */
const NO_NAME = new Set(['azure-service', 'office-365-workload', 'customer-application', 'other-vendor'])

/** What a reader may choose from: named services, and the topics that the engine answers when asked their own question. */
export function offer(engine: Assistant, knowledge: Knowledge): Offered {
  return {
    services: knowledge.services.filter(({ id }) => !NO_NAME.has(id)).map(({ id, name }) => ({ id, name })),
    topics: knowledge.topics
      .filter(({ topic, ask }) => {
        const { answer } = engine.reply({ text: ask })
        return answer.topic === topic && answer.items.length === 0
      })
      .map(({ topic, ask }) => ({ topic, ask })),
  }
}

import type { Assistant } from '../../src/answers'
import { createAssistant } from '../../src/answers'
import { type SourcesOf, sourcesOfFacts } from '../../src/answers/marks'
import { loadKnowledge } from '../../src/knowledge'
import type { Knowledge } from '../../src/knowledge/types'
import { aboutDesk } from '../pages/about/desk'
import { askDesk } from '../pages/ask/desk'
import { configureDesk } from '../pages/configure/desk'
import { reportsDesk } from '../pages/reports/desk'

/** What the pages' questions are answered from. */
export interface DeskParts {
  knowledge: Knowledge
  assistant: Assistant
  sourcesOf: SourcesOf
}

/** Everything that the pages can ask, by name; each page says its own part. Pure: no clock, no network. */
export function createDesk() {
  const knowledge = loadKnowledge()
  const parts: DeskParts = { knowledge, assistant: createAssistant(knowledge), sourcesOf: sourcesOfFacts(knowledge) }
  return { ...askDesk(parts), ...reportsDesk(parts), ...aboutDesk(parts), ...configureDesk(parts) }
}

export type Desk = ReturnType<typeof createDesk>

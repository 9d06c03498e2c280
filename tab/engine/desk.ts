import { createAssistant } from '../../src/answers'
import { type SourcesOf, sourcesOfFacts } from '../../src/answers/marks'
import { buildCatalogue, type Catalogue } from '../../src/answers/names/catalogue'
import type { Engine } from '../../src/answers/types'
import { loadKnowledge } from '../../src/knowledge'
import type { Knowledge } from '../../src/knowledge/types'
import { askDesk } from '../pages/ask/desk'
import { onDemand } from './on-demand'

/** What the pages' questions are answered from. */
export interface DeskParts {
  knowledge: Knowledge
  catalogue: Catalogue
  assistant: Engine
  sourcesOf: SourcesOf
}

/**
 * Everything that the pages can ask, by name; each page says its own part, and what only one page needs comes with it. Pure:
 * no clock, no network.
 */
export function createDesk() {
  const knowledge = loadKnowledge()
  const catalogue = buildCatalogue(knowledge)
  const parts: DeskParts = {
    knowledge,
    catalogue,
    assistant: createAssistant(knowledge, catalogue),
    sourcesOf: sourcesOfFacts(knowledge),
  }
  return {
    ...askDesk(parts),
    ...onDemand(
      () => import('../pages/scope/desk.js').then(({ scopeDesk }) => scopeDesk(parts)),
      ['scopeTable', 'scopeDetails', 'scopeCompared'],
    ),
    ...onDemand(() => import('../pages/reports/desk.js').then(({ reportsDesk }) => reportsDesk(parts)), ['reports']),
    ...onDemand(() => import('../pages/tenant/desk.js').then(({ tenantDesk }) => tenantDesk(parts)), ['sampleTenant']),
    ...onDemand(() => import('./share-desk.js').then(({ shareDesk }) => shareDesk(parts)), ['linkTo', 'linkToAnswer']),
    ...onDemand(() => import('../pages/about/desk.js').then(({ aboutDesk }) => aboutDesk(parts)), ['inventory']),
    ...onDemand(
      () => import('../pages/configure/desk.js').then(({ configureDesk }) => configureDesk(parts)),
      ['tabOptions', 'findServices'],
    ),
  }
}

export type Desk = ReturnType<typeof createDesk>

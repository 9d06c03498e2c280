import type { Verdict } from '../../../src/knowledge/types'
import { createServiceSearch } from '../../../src/suggestions'
import type { DeskParts } from '../../engine/desk'

/** Something to choose, with its name as shown. */
export interface Option {
  id: string
  name: string
}

/** What a channel's tab can show of the list of services. */
export interface TabOptions {
  services: Option[]
  /** The services that others are part of. */
  suites: Option[]
  verdicts: Option[]
}

/** What the configuration page asks. */
export function configureDesk({ knowledge }: DeskParts) {
  const search = createServiceSearch(knowledge)
  return {
    tabOptions(): TabOptions {
      const suites = new Set(knowledge.services.flatMap(({ partOf }) => partOf ?? []))
      const services = knowledge.services.map(({ id, name }) => ({ id, name }))
      const used = new Set<Verdict>(knowledge.services.map(({ verdict }) => verdict))
      return {
        services,
        suites: services.filter(({ id }) => suites.has(id)),
        verdicts: [...used].map((id) => ({ id, name: knowledge.verdicts[id].label })),
      }
    },
    /** The ids of the services that somebody may mean, best first. */
    findServices: (typed: string): string[] => search(typed).map(({ id }) => id),
  }
}

import type { Answer, Conversation } from '../../src/answers/types'
import { createLinks, type Shown, type Target } from '../../src/links'
import type { DeskParts } from './desk'

/** A link of ours without its origin, and what it shows in a few words. */
export interface SharedLink {
  /** "/r/report.azure-certificate.0f1e2d3c" */
  path: string
  title: string
}

const linkTo = (shown: Shown | null): SharedLink | undefined =>
  shown === null ? undefined : { path: `/r/${shown.id}`, title: shown.title }

/** What is shared from the pages: links that open for everybody, also without the app. */
export function shareDesk({ knowledge, assistant }: DeskParts) {
  const links = createLinks(knowledge, assistant)
  return {
    /** Undefined where nothing can be shown of it, since a fact is gone or an id is none. */
    linkTo: (target: Target): SharedLink | undefined => linkTo(links.show(target)),
    /** Undefined where no page says the same as the answer. */
    linkToAnswer: (answer: Answer, conversation: Conversation): SharedLink | undefined =>
      linkTo(links.of(answer, conversation)),
  }
}

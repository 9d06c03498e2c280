import { numbersOf, type SourcesOf } from '../../src/answers/marks'
import type { Answer } from '../../src/answers/types'
import type { TenantQuestion } from '../../src/tenant/chat'
import { phrase } from '../../src/tenant/chat/phrases'
import { spoken } from '../turn/citations'
import { answerCard, sentenceMarkdown } from './answer'
import { type Action, type Card, card, markdown, text } from './elements'

/** The action by which a client asks for the card of the person who looks at it. */
export const VERB = 'own-tenant'

function showMine(question: TenantQuestion): Action {
  return { type: 'Action.Execute', title: phrase('show-mine'), verb: VERB, data: { question } }
}

/**
 * The card that everybody in a group or channel gets. It holds nothing of anybody: whoever asked is shown their own at once
 * (`refresh`, for that person's client alone), others when they choose to.
 */
export function sharedTenantCard(question: TenantQuestion, asker: string): Card {
  const note = phrase('each-their-own')
  const shared = card({ plain: note, speak: note, body: [text(note)], actions: [showMine(question)] })
  // Without the id of a person, clients would each ask for everybody.
  return asker === '' ? shared : { ...shared, refresh: { action: showMine(question), userIds: [asker] } }
}

/** The same card for one person: the whole answer, since the message above it is everybody's. */
export function ownTenantCard(answer: Answer, sourcesOf: SourcesOf): Card {
  const alone = { ...answer, followUps: [] }
  const rest = answerCard(alone, sourcesOf)
  const said = spoken(alone).map((sentence) =>
    markdown(sentenceMarkdown(sentence.text, numbersOf(sentence, alone, sourcesOf), alone), { spacing: 'Small' }),
  )
  if (rest === undefined) return card({ plain: answer.text, speak: answer.text, body: said })
  return { ...rest, body: [...said, ...rest.body] }
}

import { numbersOf, type SourcesOf } from '../../src/answers/marks'
import type { Answer } from '../../src/answers/types'
import type { TenantQuestion } from '../../src/tenant/chat'
import { type PhraseName, phrase } from '../../src/tenant/chat/phrases'
import { spoken } from '../turn/citations'
import { answerCard, sentenceMarkdown } from './answer'
import { type Action, type Card, card, markdown, text } from './elements'

/** The action by which a client asks for the card of the person who looks at it. */
export const VERB = 'own-tenant'

/** What the action of such a card carries: the question, and whether it is read anew. */
export interface OwnTenantData {
  question: TenantQuestion
  anew?: true
}

function execute(title: PhraseName, data: OwnTenantData): Action {
  return { type: 'Action.Execute', title: phrase(title), verb: VERB, data }
}

/**
 * The card that everybody in a group or channel gets. It holds nothing of anybody: whoever asked is shown their own at once
 * (`refresh`, for that person's client alone), others when they choose to.
 */
export function sharedTenantCard(question: TenantQuestion, asker: string): Card {
  const note = phrase('each-their-own')
  const shared = card({ plain: note, speak: note, body: [text(note)], actions: [execute('show-mine', { question })] })
  // Without the id of a person, clients would each ask for everybody.
  return asker === ''
    ? shared
    : { ...shared, refresh: { action: execute('show-mine', { question }), userIds: [asker] } }
}

/**
 * The same card for one person: the whole answer, since the message above it is everybody's. With a question it offers to read
 * it anew, which stays on the card: nobody else sees it.
 */
export function ownTenantCard(answer: Answer, sourcesOf: SourcesOf, question: TenantQuestion | null = null): Card {
  const shown = cardOf(answer, sourcesOf)
  return question === null
    ? shown
    : { ...shown, actions: [...(shown.actions ?? []), execute('ask-refresh', { question, anew: true })] }
}

function cardOf(answer: Answer, sourcesOf: SourcesOf): Card {
  const alone = { ...answer, followUps: [] }
  const rest = answerCard(alone, sourcesOf)
  const said = spoken(alone).map((sentence) =>
    markdown(sentenceMarkdown(sentence.text, numbersOf(sentence, alone, sourcesOf), alone), { spacing: 'Small' }),
  )
  if (rest === undefined) return card({ plain: answer.text, speak: answer.text, body: said })
  return { ...rest, body: [...said, ...rest.body] }
}

import type { Answer } from '../../src/answers/types'
import { actionSet, ask, type Card, card, type Element, heading, MOST_ACTIONS } from './elements'
import { plainForm } from './plain'

/** The choices that an ambiguous name leaves: buttons, or a list where there are more than a card may have buttons. */
export function clarifyCard(answer: Answer): Card {
  const few = answer.choices.length <= MOST_ACTIONS
  const body: Element[] = few
    ? actionSet(answer.choices.map(({ label, send }) => ask(label, send)))
    : [
        {
          type: 'Input.ChoiceSet',
          id: 'ask',
          label: 'Which one do you mean?',
          style: 'expanded',
          isRequired: true,
          errorMessage: 'Choose one of them.',
          choices: answer.choices.map(({ label, send }) => ({ title: label, value: send })),
        },
      ]
  return card({
    plain: plainForm(answer),
    speak: answer.text,
    body: few ? [heading('Choose one, or type it'), ...body] : body,
    actions: few ? [] : [{ type: 'Action.Submit', title: 'Ask about this', data: {} }],
  })
}

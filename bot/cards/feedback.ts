import { type Card, card, text } from './elements'

/** The form for clients that ask for one; most show a form of their own. */
export function feedbackCard(): Card {
  return card({
    plain: 'Tell us what was good or wrong about the answer.',
    speak: 'Tell us what was good or wrong about the answer.',
    body: [
      text('What was good or wrong about the answer?'),
      { type: 'Input.Text', id: 'feedbackText', label: 'Your comment', isMultiline: true, maxLength: 1000 },
    ],
    actions: [{ type: 'Action.Submit', title: 'Send', data: {} }],
  })
}

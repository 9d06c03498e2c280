import { actionSet, ask, bullets, type Card, card, heading, text } from './elements'

/** As in the manifest. */
export const NAME = 'ISO 22301 Assistant'

const DOES =
  'I tell you whether a Microsoft cloud service is inside the scope of Microsoft’s ISO 22301 certification, on what condition, and where to get the certificate and the reports.'
const LIMITS = [
  'Every answer names its public sources and their dates. Where they are silent, I say so.',
  'I link reports and never quote them. The certificate itself decides.',
  'I am affiliated with neither Microsoft nor ISO.',
]
const EXAMPLES = [
  'Is Power BI in scope?',
  'Are Teams and Intune covered?',
  'Where do I get the certificate?',
  'Does it cover Azure Government?',
]

const PLAIN = [
  `${NAME}: ${DOES}`,
  ...LIMITS,
  `Ask for example: ${EXAMPLES.join(' ')} Type help to see this again.`,
].join(' ')

/** Name, purpose, limits and examples: the greeting of a new conversation, and the answer to "help". */
export function welcomeCard(): Card {
  return card({
    plain: PLAIN,
    speak: `${NAME}. ${DOES}`,
    body: [
      text(NAME, { weight: 'Bolder', size: 'Large' }),
      text(DOES, { spacing: 'Small' }),
      heading('Good to know'),
      ...bullets(LIMITS),
      heading('Try one of these, or type your own question'),
      ...actionSet(EXAMPLES.map((example) => ask(example, example))),
      text('Type help to see this again. In channels and group chats, mention me.', {
        isSubtle: true,
        size: 'Small',
        spacing: 'Medium',
      }),
    ],
  })
}

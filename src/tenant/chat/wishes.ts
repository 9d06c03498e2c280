import { bare } from './bare'

/** What somebody may want with their sign-in, or with what was just read of their tenant. */
export type Wish = 'sign-in' | 'sign-out' | 'whether-signed-in' | 'refresh'

/** Characters. */
const LONGEST = 80
const SIGN = '(?:sign|log)'
const SIGNED = '(?:signed|logged)'
const AT_WORK = `${SIGNED}[ -]?(?:in|on|out|off)`
const EVER = '(?:still |already |currently |now |really )?'
const WHO = '(?:anybody|anyone|somebody|someone)'
/** Ways to ask whether, or as whom, one is signed in. */
const WHETHER = new RegExp(
  `^(?:${[
    `(?:am i|are we|was i|were we|have i been|is (?:there )?${WHO}) ${EVER}${AT_WORK}`,
    `did (?:i|you|it) ${SIGN} (?:me )?(?:in|on|out|off)`,
    `(?:(?:do|can) you (?:know|tell me|see|say) |check )?(?:if|whether) (?:i am|i['’]m|we are|${WHO} is) ${EVER}${AT_WORK}`,
    `(?:who|as (?:who|whom)|(?:as |with |to |in |into )?(?:what|which) (?:account|user|tenant|organi[sz]ation)) am i ${SIGNED}[ -]?(?:in|on)(?: as| with| to)?`,
    'who am i',
    '(?:what is )?(?:my )?sign[ -]?in (?:status|state)',
  ].join('|')})(?: (?:here|now|right now|at the moment|already|yet|or not))*$`,
)
const WISHES: readonly (readonly [Wish, RegExp])[] = [
  ['sign-in', new RegExp(`^${SIGN}[ -]?(?:me )?(?:in|on)$`)],
  ['sign-out', new RegExp(`^${SIGN}[ -]?(?:me )?(?:out|off)$`)],
  ['whether-signed-in', WHETHER],
  [
    'refresh',
    /^(?:(?:refresh|reload|re-?read)(?: (?:it|this|that|them|(?:my|our|the) (?:tenant|licen[cs]es)))?|read (?:it|this|that|them) (?:again|anew))(?: now)?$/,
  ],
]

/** The wish that a text says in so many words; null for all others. */
export function wishIn(text: string): Wish | null {
  if (text.length > LONGEST) return null
  const said = bare(text)
  return WISHES.find(([, pattern]) => pattern.test(said))?.[0] ?? null
}

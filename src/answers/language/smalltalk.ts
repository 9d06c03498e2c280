import type { Token } from '../names/tokens'

const GREETING = new Set(
  'hi hello hey hiya heya howdy greetings hallo hola yo sup morning afternoon evening day good there team all everyone bot assistant folks guys again you sir madam sirs dear hullo'.split(
    ' ',
  ),
)
const GREETS = new Set(
  'hi hello hey hiya heya howdy greetings hallo hola yo sup hullo morning afternoon evening'.split(' '),
)
const HELP =
  /^(?:help|help me|menu|commands?|options|start|usage|instructions|examples?|what can you do|what can i ask|how does this work|how do i use this|\?)$/
const THANKS =
  /^(?:(?:ok|okay|great|perfect|cool|nice|super|awesome|brilliant|lovely|good|sweet|ace|top|fab|excellent|wonderful|fine|alright|right) )*(?:many |thousand )?(?:thanks|thank you|thx|ty|thank u|cheers|tnx|ta|merci|danke|much appreciated)(?: (?:thanks|thx|ty|tnx|cheers))*(?: (?:a lot|so much|very much|you|again|bot|mate|for (?:the|your) (?:help|info|answer)|that helps|bye|my friend|friend|man|bro|dude|buddy|pal|dear|sir|(?:very |so |really |super )?helpfull?|(?:big|great|good) help))*$/

/** The commands and courtesies that are answered before anything else, in any casing. */
export function courtesy(tokens: Token[]): 'greeting' | 'help' | 'thanks' | null {
  if (tokens.length === 0 || tokens.length > 8) return null
  // "Heyyy" is "hey".
  const words = tokens.map(({ word }) =>
    GREETING.has(word) ? word : word.replace(/(.)\1{2,}/g, '$1').replace(/(.)\1$/, '$1'),
  )
  const text = words.join(' ')
  if (HELP.test(text)) return 'help'
  if (words.length <= 4 && words.some((w) => GREETS.has(w)) && words.every((w) => GREETING.has(w))) return 'greeting'
  if (THANKS.test(text)) return 'thanks'
  return null
}

import { isPlainWord } from '../language/cues'
import { NOUNS, SCOPE_CUES } from '../language/words'
import { corrected } from '../language/spelling'
import type { Mention } from './mention'
import type { Lexicon } from './resolve'
import type { Token } from './tokens'

const explained = (word: string): boolean =>
  isPlainWord(word) || SCOPE_CUES.has(word) || ADVERB.test(word)
const ADVERB = /.{3}ly$/

/** Endings of English verbs, adverbs and adjectives, which made-up names seldom have. */
const ENDING = /.{3}(ing|ed|tion|sion|ment|able|ible|ive|ous|ful|ical|ity|ness|ance|ence)$/

/** Only so many words behind a name are looked at. */
const REACH = 3

/**
 * A name with an unexplained word beside it is not the shorter name: "Intune Data Warehouse", "Woodgrove Power BI". Plain
 * nouns behind the name may be followed by such a word ("Power BI apps hub"), so the noun phrase is read to its end.
 */
export function doubtNeighbours(mentions: Mention[], typed: Token[], lexicon: Lexicon, isWord: (word: string) => boolean): Mention[] {
  const taken = new Set<number>()
  for (const m of mentions) for (let i = m.from; i < m.to; i++) taken.add(i)
  // "Azure certifed": a mistyped scope word is still one.
  const tokens = corrected(lexicon, typed, (i) => taken.has(i))
  for (const mention of mentions) {
    const behind = oddBehind(mention, tokens, taken)
    const before = oddBefore(mention, tokens, taken, isWord)
    if (behind < 0 && before < 0) continue
    mention.doubt = 'neighbour'
    const first = tokens[before < 0 ? mention.from : before]!
    const last = tokens[behind < 0 ? mention.to - 1 : behind]!
    mention.phrase = { start: first.start, end: last.end }
  }
  return mentions
}

function oddBehind(mention: Mention, tokens: Token[], taken: Set<number>): number {
  for (let i = mention.to; i < tokens.length && i < mention.to + REACH; i++) {
    const token = tokens[i]!
    if (token.afterBreak || taken.has(i)) return -1
    const noun = NOUNS.has(token.word)
    if (!noun && !explained(token.word)) return i
    if (!noun) return -1
  }
  return -1
}

function oddBefore(mention: Mention, tokens: Token[], taken: Set<number>, isWord: (word: string) => boolean): number {
  const i = mention.from - 1
  if (i < 0 || taken.has(i) || tokens[mention.from]!.afterBreak) return -1
  const token = tokens[i]!
  if (explained(token.word)) return complement(i, tokens, taken, isWord)
  // Written with care, a small letter before a capital name is no part of it: "we classify Azure Government as …".
  if (!token.capital && tokens[mention.from]!.capital) return -1
  // A capital in the middle of a sentence, or a word nobody knows: part of a longer name.
  if (!isWord(token.word) && !ENDING.test(token.word)) return i
  return token.capital && !token.opens ? i : -1
}

/** "Frobnicator for Intune": the name only says what an unknown thing is for. */
function complement(i: number, tokens: Token[], taken: Set<number>, isWord: (word: string) => boolean): number {
  if (tokens[i]!.word !== 'for' || i === 0 || taken.has(i - 1) || tokens[i]!.afterBreak) return -1
  const head = tokens[i - 1]!
  if (explained(head.word)) return -1
  return !isWord(head.word) || (head.capital && !head.opens) ? i - 1 : -1
}

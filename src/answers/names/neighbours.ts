import { isBrand, isPlainWord } from '../language/cues'
import { corrected } from '../language/spelling'
import { NOUNS, SCOPE_CUES, SUBJECT } from '../language/words'
import type { Mention } from './mention'
import type { Lexicon } from './resolve'
import type { Token } from './tokens'

const ADVERB = /.{3}ly$/
/** Numbers that belong to the subject; any other number beside a name makes it another name ("Azure 22"). */
const OWN_NUMBER = /^(22301|2012|2019|27\d{3}|9001|22313)$/
const explained = (word: string): boolean =>
  /^\d/.test(word) ? OWN_NUMBER.test(word) : (isPlainWord(word) && !isBrand(word)) || SCOPE_CUES.has(word) || ADVERB.test(word)

/** Only so many words behind a name are looked at. */
const REACH = 3
/** Endings of English verbs, adverbs and adjectives, which made-up names seldom have. */
const ENDING = /.{3}(ing|ed|ify|ise|ize|tion|sion|ment|able|ible|ive|ous|ful|ical|ity|ness|ance|ence)$/
const LINK = /^(and|or|nor|vs|versus|plus)$/

/** What the guards look at. */
interface Surroundings {
  typed: Token[]
  tokens: Token[]
  mentions: Mention[]
  /** The mention that covers a token position, if one does. */
  at: (Mention | undefined)[]
  isWord: (word: string) => boolean
}

/**
 * A name with an unexplained word beside it is not the shorter name: "Intune Data Warehouse", "Woodgrove Power BI". Plain
 * nouns behind the name may be followed by such a word ("Power BI apps hub"), so the noun phrase is read to its end.
 */
export function doubtNeighbours(mentions: Mention[], typed: Token[], lexicon: Lexicon, isWord: (word: string) => boolean): Mention[] {
  const at: (Mention | undefined)[] = new Array(typed.length)
  for (const m of mentions) for (let i = m.from; i < m.to; i++) at[i] = m
  // "Azure certifed": a mistyped scope word is still one.
  const around: Surroundings = { typed, tokens: corrected(lexicon, typed, (i) => at[i] !== undefined), mentions, at, isWord }
  for (const mention of mentions) {
    const behind = oddBehind(mention, around)
    const before = oddBefore(mention, around)
    if (behind < 0 && before < 0) continue
    mention.doubt = 'neighbour'
    mention.phrase = {
      start: typed[before < 0 ? mention.from : before]!.start,
      end: typed[behind < 0 ? mention.to - 1 : behind]!.end,
    }
  }
  return mentions
}

/** Whether another name directly beside makes both one longer name. Three names in a row are a list typed in haste. */
function fuses(mention: Mention, other: Mention, { mentions, tokens }: Surroundings): boolean {
  const row = mentions.filter((m) => mentions.some((n) => (n.from === m.to && !tokens[n.from]!.afterBreak) || (m.from === n.to && !tokens[m.from]!.afterBreak)))
  if (row.length >= 3 && row.every((m) => !m.entity.product)) return false
  return other.entity.product || other.general || other.how !== 'exact' || mention.how !== 'exact'
}

function oddBehind(mention: Mention, around: Surroundings): number {
  const { tokens, typed, at } = around
  const next = tokens[mention.to]
  if (next?.dotted) return mention.to
  for (let i = mention.to; i < tokens.length && i < mention.to + REACH; i++) {
    const token = tokens[i]!
    if (token.afterBreak) return -1
    const other = at[i]
    if (other) return i === mention.to && fuses(mention, other, around) ? i : -1
    const mistyped = token.word !== typed[i]!.word
    // "Microsoft 365 a": a single letter behind the name is the rest of a plan's code.
    if (i === mention.to && /^[aefgp]$/.test(token.word) && /\d$/.test(tokens[i - 1]!.word) && !NOUNS.has(tokens[i + 1]?.word ?? '')) return i
    const noun = NOUNS.has(token.word) || mistyped
    if (noun && mention.how !== 'exact' && token.capital && !tokens[mention.from]!.opens && !PLACE_OR_PLAN.test(token.word)) return i
    if (!noun && !explained(token.word)) return i
    if (!noun) return -1
  }
  return -1
}
const PLACE_OR_PLAN = /^(gov|government|gcc|high|dod|edu|education|commercial|[aefg]\d|p\d)$/

function oddBefore(mention: Mention, around: Surroundings): number {
  const { tokens, at, isWord } = around
  const i = mention.from - 1
  const own = tokens[mention.from]!
  if (own.dotted) return i
  if (i < 0 || own.afterBreak) return -1
  const other = at[i]
  if (other) return fuses(mention, other, around) ? i : -1
  const token = tokens[i]!
  if (explained(token.word)) return complement(i, around)
  if (LINK.test(token.word)) return -1
  const english = (isWord(token.word) && token.word.length > 3) || ENDING.test(token.word)
  // A word nobody knows, or a capital in the middle of a sentence: part of a longer name.
  if (!english) return i
  return token.capital && !token.opens ? i : -1
}

/** "Frobnicator for Intune": the name only says what an unknown thing is for. */
function complement(i: number, { tokens, at }: Surroundings): number {
  if (tokens[i]!.word !== 'for' || i === 0 || at[i - 1] || tokens[i]!.afterBreak) return -1
  let h = i - 1
  // "Recorder Pro for Power Automate": a plain noun may stand behind the head.
  if (NOUNS.has(tokens[h]!.word) && !SUBJECT.has(tokens[h]!.word) && h > 0 && !tokens[h]!.afterBreak && !at[h - 1] && !explained(tokens[h - 1]!.word)) h--
  const head = tokens[h]!
  return explained(head.word) ? -1 : h
}

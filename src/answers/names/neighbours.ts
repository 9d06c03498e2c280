import { GRAMMAR, NOUNS, SCOPE_CUES, SUBJECT, VERBS } from '../language/words'
import { environmentOf } from './environments'
import { isSure, type Mention } from './mention'
import type { Token } from './tokens'

const ADVERB = /.{3}ly$/
/** Numbers that belong to the subject; any other number beside a name makes it another name ("Azure 22"). */
const OWN_NUMBER = /^(22301|2012|2019|27\d{3}|9001|22313)$/
const explained = (word: string): boolean =>
  /^\d/.test(word) ? OWN_NUMBER.test(word) : PLAIN.some((s) => s.has(word)) || ADVERB.test(word) || OWN_WORD.test(word)
const PLAIN = [GRAMMAR, SUBJECT, NOUNS, VERBS, SCOPE_CUES]
/** Words of the subject in every form; mistyped ones are no explanation ("Intune Certificzte Connector"). */
const OWN_WORD =
  /^(isos?|iso22301|bcms?|bcdr|gcch?|soc[12]?|hipaa|fedramp|gdpr|pci|bsi|ukas|auditors?|assessors?|accredited|attested|compliance)$/

/** In a text of so many words capitals are set with care. */
const CAREFUL = 9
/** Only so many words behind a name are looked at. */
const REACH = 3
/** Endings of English verbs, adverbs and adjectives, which made-up names seldom have. */
const ENDING = /.{3}(ing|ed|ify|ise|ize|tion|sion|ment|able|ible|ive|ous|ful|ical|ity|ness|ance|ence)$/
const LINK = /^(and|or|nor|vs|versus|plus)$/

/** What the guards look at. */
interface Surroundings {
  typed: Token[]
  tokens: Token[]
  /** The mention that covers a token position, if one does. */
  at: (Mention | undefined)[]
  isWord: (word: string) => boolean
}

/**
 * A name with an unexplained word beside it is not the shorter name: "Intune Data Warehouse", "Woodgrove Power BI". Plain
 * nouns behind the name may be followed by such a word ("Power BI apps hub"), so the noun phrase is read to its end.
 */
export function doubtNeighbours(
  mentions: Mention[],
  typed: Token[],
  tokens: Token[],
  isWord: (word: string) => boolean,
): Mention[] {
  const at: (Mention | undefined)[] = new Array(typed.length)
  for (const m of mentions) for (let i = m.from; i < m.to; i++) at[i] = m
  const around: Surroundings = { typed, tokens, at, isWord }
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

/** Whether a name stands in a row of at least three services without punctuation. */
function inRow(mention: Mention, at: Surroundings['at'], tokens: Token[]): boolean {
  const row = [mention]
  for (let m = at[mention.from - 1]; m && row.length < 3 && !tokens[m.to]!.afterBreak; m = at[m.from - 1]) row.push(m)
  for (let m = at[mention.to]; m && row.length < 3 && !tokens[m.from]!.afterBreak; m = at[m.to]) row.push(m)
  return row.length >= 3 && row.every((m) => !m.entity.product)
}

/** Whether another name directly beside makes both one longer name. Three names in a row are a list typed in haste. */
function fuses(mention: Mention, other: Mention, { at, tokens }: Surroundings): boolean {
  // A cloud says where, and a verb is no name: "MCAS GCC High", "Windows 365 forms part of".
  if (environmentOf(other.entity.service) || /^gov(ernment)?$/.test(tokens[other.from]!.word)) return false
  if (other.general && VERB_USE.has(tokens[other.to]?.word ?? '')) return false
  if (inRow(mention, at, tokens)) return false
  return (
    other.entity.product ||
    other.entity.service === 'other-vendor' ||
    other.general ||
    !isSure(other) ||
    !isSure(mention)
  )
}

/** What follows a verb, not a name. */
export const VERB_USE = new Set(['part', 'a', 'an', 'the', 'of', 'to', 'with', 'as', 'through', 'around'])

function oddBehind(mention: Mention, around: Surroundings): number {
  const { tokens, typed, at } = around
  const next = tokens[mention.to]
  const cased = tokens[mention.from]!.capital && tokens.some((t) => !t.capital)
  // "portal.azure.us", "Microsoft 365 E3 (50 seats)": the name goes on.
  if (next?.dotted || (next?.bracketed && /^\d+$/.test(next.word))) return mention.to
  for (let i = mention.to; i < tokens.length && i < mention.to + REACH; i++) {
    const token = tokens[i]!
    if (token.afterBreak && !token.dashed) return -1
    const other = at[i]
    if (other && i === mention.to && environmentOf(other.entity.service)) {
      i = other.to - 1
      continue
    }
    if (other) return i === mention.to && fuses(mention, other, around) ? i : -1
    // "Azure A Language": one capital letter inside a sentence.
    if (i === mention.to && token.word.length === 1 && token.capital && cased) return i
    if (i === mention.to && cased && token.caps && token.word === 'it') return i
    // "Azure as connect health": a joint with an unexplained word behind it.
    if (
      i === mention.to &&
      token.word === 'as' &&
      tokens[i + 1] &&
      !explained(tokens[i + 1]!.word) &&
      !/(ed|ing)$/.test(tokens[i + 1]!.word) &&
      !at[i + 1]
    )
      return i
    // "Azure lots, Power BI": no phrase ends with a word that asks for another one behind it.
    if (i === mention.to && DANGLING.test(token.word) && tokens[i + 1]?.afterBreak) return i
    if (token.word === 'n' && mention.how !== 'exact') return i
    if (
      RUN.test(token.word) &&
      /^(by|\w)$/.test(tokens[i + 1]?.word ?? '') &&
      !OPERATOR.test(tokens[i + 2]?.word ?? '')
    )
      return i
    const mistyped = token.word !== typed[i]!.word
    // "Is Microsoft 365 a in scope": a single letter behind the name is the rest of a longer one.
    if (
      i === mention.to &&
      /^([a-z]|am|at|by|do|as|us|re|te|of|an|no|go)$/.test(token.word) &&
      !at[i + 1] &&
      ENDS.test(tokens[i + 1]?.word ?? '') &&
      // "Can we count Flow as certified?"
      !(token.word === 'as' && tokens[i + 1]?.word === 'certified')
    )
      return i
    if (mistyped && mention.how !== 'exact') return i
    // "Intune Managed Browser": a verb with a capital is a piece of a name.
    if (cased && token.capital && VERBS.has(token.word)) return i
    const noun = NOUNS.has(token.word) || HEADS.has(token.word) || mistyped
    if (
      (noun || GRAMMAR.has(token.word)) &&
      mention.how !== 'exact' &&
      token.capital &&
      cased &&
      !PLACE_OR_PLAN.test(token.word)
    )
      return i
    // Written with care, a participle in small letters is the verb of the sentence: "PowerApps supplied within …".
    if (cased && !token.capital && around.isWord(token.word) && /.{3}(ed|ing)$/.test(token.word)) return -1
    if (!noun && !explained(token.word)) return i
    if (!noun) return -1
  }
  return -1
}
const DANGLING = /^(a|an|the|at|by|for|from|of|to|as|with|no|lots?|every|my|our|your|their|its|do|be|go|us|we)$/
/** Nouns of the subject that may head a longer name: "Intune Certificate Connector". */
const HEADS = new Set([
  'report',
  'reports',
  'certificate',
  'certificates',
  'audit',
  'page',
  'document',
  'assessment',
  'support',
  'business',
  'recovery',
  'continuity',
  'compliance',
  'information',
])
/** "Azure run by somebody": another operator's cloud is another cloud. */
const RUN = /^(run|operated|hosted|managed|provided|offered|sold)$/
const OPERATOR = /^(|microsoft|ms|msft|us|you|our|your|them|itself|the|a|an|my|people|users|one)$/
const ENDS = /^(|is|isn't|in|are|falls|covered|on|every|surely|as|under|certified)$/
const PLACE_OR_PLAN = /^(gov|government|gcc|high|dod|edu|education|commercial|[aefg]\d|p\d)$/

function oddBefore(mention: Mention, around: Surroundings): number {
  const { tokens, at, isWord } = around
  const i = mention.from - 1
  const own = tokens[mention.from]!
  if (own.dotted) return i
  if (i < 0 || (own.afterBreak && !own.dashed)) return -1
  const other = at[i]
  if (other) return fuses(mention, other, around) ? i : -1
  const token = tokens[i]!
  if (explained(token.word)) return complement(i, around)
  if (LINK.test(token.word)) return -1
  const english = !/\d/.test(token.word) && ((isWord(token.word) && token.word !== 'fro') || ENDING.test(token.word))
  // Written with care, a word in small letters before a name with a capital is a verb or an adjective: "consumes Azure".
  if (own.capital && !token.capital && tokens.length >= CAREFUL && /^[a-z]{4,}$/.test(token.word) && !token.dotted)
    return -1
  // A word nobody knows, or a capital in the middle of a sentence: part of a longer name.
  if (!english) return i
  return token.capital && !token.opens ? i : -1
}

/** "Frobnicator for Intune", "Nonsense Premium with Power Automate": the name only says what an unknown thing goes with. */
function complement(i: number, around: Surroundings): number {
  const { tokens, at, isWord } = around
  const link = tokens[i]!
  if (!GOES_WITH.has(link.word) || i === 0 || at[i - 1] || link.afterBreak) return -1
  let h = i - 1
  // "Recorder Pro for Power Automate": a plain noun may stand behind the head.
  if (
    NOUNS.has(tokens[h]!.word) &&
    !SUBJECT.has(tokens[h]!.word) &&
    h > 0 &&
    !tokens[h]!.afterBreak &&
    !at[h - 1] &&
    !explained(tokens[h - 1]!.word)
  )
    h--
  const head = tokens[h]!
  if (explained(head.word)) return -1
  // Behind other links than "for" only a head that looks like a name counts: "dashboards built with Power BI" is plain.
  const named = /\d/.test(head.word) || (!isWord(head.word) && !ENDING.test(head.word) && !isCareful(head, i, around))
  return link.word === 'for' || named || (head.capital && !head.opens) ? h : -1
}
/** Written with care, an unknown word in small letters before a name with a capital is no name: "manages telephones with Intune". */
const isCareful = (head: Token, link: number, { tokens }: Surroundings): boolean =>
  Boolean(tokens[link + 1]?.capital) && !head.capital && tokens.length >= CAREFUL && /^[a-z]{6,}s$/.test(head.word)
const GOES_WITH = new Set(['for', 'with', 'in', 'on', 'n'])

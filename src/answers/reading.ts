import { type Cues, isPlainWord, readCues } from './language/cues'
import { stem } from './language/stem'
import type { Catalogue } from './names/catalogue'
import { isSplitCloud } from './names/environments'
import { type Mention, positionsOf } from './names/mention'
import { type Lexicon, resolveNames } from './names/resolve'
import { type Token, tokenise } from './names/tokens'
import { unlistedItems } from './names/unlisted'
import { isPlainName } from './ordinary-words'

/** A classifier as this module needs it: intents with scores from 0 to 1, best first. */
export interface IntentReader {
  classify(text: string): { intent: string; score: number }[]
}

/** A question, read: its names, the words around them, and what it most likely asks. */
export interface Reading {
  text: string
  tokens: Token[]
  /** The words of the tokens, one blank between. */
  words: string
  mentions: Mention[]
  cues: Cues
  intents: { intent: string; score: number }[]
  /** The stretch of the sentences that ask, and whether other sentences stand before or behind it. */
  asking: { start: number; end: number; apart: boolean }
  /** Where a name stands that nothing here knows, if one does. */
  unknownName: { start: number; end: number } | null
  /** The items of a list of services that nothing here knows. */
  unlisted: { start: number; end: number }[]
}

/** The parts of speech that the classifier sees instead of names. */
const MASK = { service: '§svc', environment: '§env', vendor: '§vendor' } as const

/** The text with its names masked and its words reduced to their families: what the classifier is trained on and asked with. */
export function masked(tokens: Token[], mentions: Mention[]): string {
  const out: string[] = []
  let next = 0
  for (let i = 0; i < tokens.length; i++) {
    const mention = mentions[next]
    if (mention && i === mention.from) {
      next++
      if (!mention.general && mention.entity.service !== 'customer-application') {
        const service = mention.entity.service
        out.push(service === 'other-vendor' ? MASK.vendor : isSplitCloud(service) ? MASK.environment : MASK.service)
        i = mention.to - 1
        continue
      }
    }
    out.push(stem(tokens[i]!.word))
  }
  return out.join(' ')
}

/** Texts of several sentences, and those longer than this many words, are judged mostly by their questions. */
const LONG = 24

/** Full stops that end no sentence. */
const ABBREVIATION = /\b(?:vs|e\.g|i\.e|etc|approx|incl|no|nr|cf)\./gi

/** A question of fewer words leans on what stands before it. */
const FEWEST = 4

/** How a sentence begins that asks without a question mark. */
const REQUEST =
  /^\W*(?:and |so |but |ok |hi |hey )?(?:please|pls|kindly|can|could|would|should|may|tell|confirm|state|provide|explain|give|list|name|need|i need|we need|we want|i want|what|which|who|where|when|why|how|is|are|was|were|does|do|did|has|have|will)\b/i

/** The words of the sentences that ask: those that end in a question mark or begin as a request. */
function askingPart(text: string, tokens: Token[]): Token[] {
  const out: Token[] = []
  const sentences = text.replace(ABBREVIATION, (m) => `${m.slice(0, -1)} `).matchAll(/[^.?!\n]+[.?!\n]*/g)
  let last: Token[] = []
  for (const s of sentences) {
    const from = s.index
    const to = from + s[0].length
    const inside = tokens.filter((t) => t.start >= from && t.end <= to)
    if (inside.length === 0) continue
    last = inside
    if (s[0].includes('?') || REQUEST.test(s[0])) out.push(...inside)
  }
  // "Agreed?" alone says nothing: then the whole text asks.
  const asked = out.length ? out : last
  return asked.length < FEWEST && asked.length < tokens.length ? tokens : asked
}

/** Reads a text. Pure; linear in its length but for a bounded search for typing mistakes. */
export function read(text: string, catalogue: Catalogue, lexicon: Lexicon, intents: IntentReader): Reading {
  const { mentions, tokens } = resolveNames(catalogue, lexicon, tokenise(text))
  const taken = positionsOf(mentions)
  // "This attestation", "the reports": plain words that are also a product's name say what they say.
  const words = positionsOf(mentions.filter((m) => isPlainName(m, tokens)))
  const cues = readCues(tokens, (i) => taken.has(i) && !words.has(i), lexicon)
  const unknownName = findUnknownName(tokens, taken, catalogue, lexicon)
  const part = askingPart(text, tokens)
  const asking = {
    start: part[0]?.start ?? 0,
    end: part[part.length - 1]?.end ?? 0,
    apart: part.length < tokens.length,
  }
  return {
    text,
    tokens,
    words: tokens.map((t) => t.word).join(' '),
    mentions,
    cues,
    intents: rank(tokens, mentions, part, intents),
    asking,
    unknownName,
    unlisted: mentions.length > 0 ? unlistedItems(text, tokens, (i) => taken.has(i)) : [],
  }
}

/** A word that is neither of the language nor of a name, or that has a capital inside a sentence; with what hangs on it. */
function findUnknownName(
  tokens: Token[],
  taken: Set<number>,
  catalogue: Catalogue,
  lexicon: Lexicon,
): Reading['unknownName'] {
  const known = (t: Token) => lexicon.isWord(t.word) || catalogue.words.has(t.word)
  // Where a text is written with capitals, a name has one; where it has none, any unknown word may be a name.
  const cased = tokens.some((t) => t.capital)
  const strange = (t: Token, i: number): boolean =>
    !taken.has(i) &&
    !/^\d/.test(t.word) &&
    t.word.length > 2 &&
    !isPlainWord(t.word) &&
    // An adverb that opens a sentence is no name, even one that the lexicon lacks.
    !(t.opens && /.{5}ly$/.test(t.word)) &&
    ((!known(t) && (!cased || t.capital)) || (t.capital && !t.opens))
  const from = tokens.findIndex(strange)
  if (from < 0) return null
  let to = from + 1
  while (
    to < tokens.length &&
    !tokens[to]!.afterBreak &&
    !taken.has(to) &&
    (strange(tokens[to]!, to) || tokens[to]!.capital || /^\d+$/.test(tokens[to]!.word))
  )
    to++
  return { start: tokens[from]!.start, end: tokens[to - 1]!.end }
}

/** Words by which a sentence alone says what it is about. */
const TELLING =
  /^(isos?|22301|iso22301|certif\w*|certs?|audit\w*|reports?|scope|covered|included|listed|edition|standard|clauses?|continuity|complian\w*|portal|template|assessor|documents?|customers?|responsib\w*|recovery|outage\w*|incident\w*|licen\w*)$/

function rank(tokens: Token[], mentions: Mention[], part: Token[], intents: IntentReader): Reading['intents'] {
  const whole = intents.classify(masked(tokens, mentions))
  if (tokens.length <= LONG && !tokens.some((t, i) => i > 2 && i < tokens.length - 2 && t.opens)) return whole
  if (part.length === 0 || part.length === tokens.length) return whole
  const positions = new Map(part.map((t, i) => [t.start, i]))
  const inside = mentions.flatMap((m) => {
    const from = positions.get(tokens[m.from]!.start)
    return from === undefined ? [] : [{ ...m, from, to: from + (m.to - m.from) }]
  })
  const asked = intents.classify(masked(part, inside))
  // "Is such a claim tenable?" says nothing without what stands before it.
  const telling = inside.length > 0 || part.some((t) => TELLING.test(t.word))
  const share = telling ? 0.65 : 0.35
  const scores = new Map(whole.map((r) => [r.intent, (1 - share) * r.score]))
  for (const r of asked) scores.set(r.intent, (scores.get(r.intent) ?? 0) + share * r.score)
  return [...scores]
    .map(([intent, score]) => ({ intent, score }))
    .sort((a, b) => b.score - a.score || (a.intent < b.intent ? -1 : 1))
}

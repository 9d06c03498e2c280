import { LINKS } from './asked'
import { isPlainWord } from './language/cues'
import { environmentOf } from './names/environments'
import type { Mention } from './names/mention'
import { VERB_USE } from './names/neighbours'
import type { Token } from './names/tokens'
import type { Reading } from './reading'

/** Whether a product's name is made of plain words alone ("attestation", "cloud services"): they may as well say what they say. */
export const isPlainName = (m: Mention, tokens: Token[]): boolean =>
  m.general && m.entity.product && tokens.slice(m.from, m.to).every((t) => isPlainWord(t.word))

/** Whether a general term is an ordinary word where it stands; `sure`: another name of the question is none. */
export const isOrdinaryWord = (m: Mention, reading: Reading, sure: boolean): boolean =>
  isVerb(m, reading) || isCounted(m, reading) || (sure && (isInPhrase(m, reading) || isOwned(m, reading)))

/** Whether a name is an everyday word there: a colour, a cloth. */
export const isEveryday = (m: Mention, reading: Reading): boolean => isColour(m, reading) || isStuff(m, reading)

/** "Windows 365 forms part of": a general term before what follows a verb. */
function isVerb(m: Mention, { tokens }: Reading): boolean {
  const next = tokens[m.to]
  if (next === undefined || next.afterBreak) return false
  const { capital, opens } = tokens[m.from]!
  return (VERB_USE.has(next.word) && !capital) || (/^(of|by)$/.test(next.word) && opens)
}

/** "Which functions does the audit cover?" asks about functions, not about Azure Functions. */
const isCounted = (m: Mention, { tokens }: Reading): boolean =>
  !tokens[m.from]!.capital && /^(which|what|any|many|some|these|those)$/.test(tokens[m.from - 1]?.word ?? '')

/**
 * "Remote access: Entra Internet Access", "access broker", "stream processing": beside the name that is asked about, one
 * ordinary word within a phrase of others is that word. A capital inside a sentence still makes a name of it.
 */
function isInPhrase(m: Mention, { tokens, mentions }: Reading): boolean {
  const own = tokens[m.from]!
  if (m.to - m.from > 1 || (own.capital && !own.opens && !own.afterBreak)) return false
  const named = (i: number) => mentions.some((o) => o.from <= i && i < o.to)
  const before = tokens[m.from - 1]
  if (before && !own.capital && !own.afterBreak && ATTRIBUTE.test(before.word)) return true
  const next = tokens[m.to]
  const phrase = (t: Token | undefined, i: number, broken: boolean | undefined) =>
    t !== undefined && !broken && !named(i) && !isPlainWord(t.word)
  return phrase(before, m.from - 1, own.afterBreak) || phrase(next, m.to, next?.afterBreak)
}

/** "Critical functions", "business forms". */
const ATTRIBUTE =
  /^(critical|vital|essential|important|key|core|main|business|support|supporting|internal|external|control|audit|security|continuity|recovery|compliance|different|several|various|certain|own)$/

/** "Our teams set their goals in Viva Goals": beside another name, somebody's own, and what they do. */
function isOwned(m: Mention, { tokens }: Reading): boolean {
  const next = tokens[m.to]
  const before = tokens[m.from - 1]?.word ?? ''
  if (tokens[m.from]!.capital || environmentOf(m.entity.service)) return false
  if (m.entity.product || COUNTS.test(before)) return OWNED.has(before) || COUNTS.test(before)
  return OWNED.has(before) && next !== undefined && !next.afterBreak && !CLOSES.test(next.word)
}

/** "One word", "behind a firewall". */
const COUNTS = /^(one|a|an|no|each|every|another|single|last|first|in)$/

/** What may stand behind the last name of a question about it. */
const CLOSES =
  /^(and|or|nor|n|is|are|was|in|on|too|as|also|to|for|with|from|through|via|plus|covered|certified|included|listed|licen[cs]\w*|plans?|cert\w*)$/

/** "Slack or teams": in a row with another name. */
export function isListed(m: Mention, { tokens, mentions }: Reading): boolean {
  const joins = (a: Mention, b: Mention) =>
    a.to === b.from ? tokens[b.from]!.afterBreak : a.to === b.from - 1 && LINKS.has(tokens[a.to]!.word)
  return mentions.some((o) => o !== m && (joins(o, m) || joins(m, o)))
}

/** Names that are words of everyday language, though nobody calls them general terms: a colour, a movement. */
const EVERYDAY = new Set(['azure', 'sway'])

function isColour(m: Mention, reading: Reading): boolean {
  const { cues, tokens } = reading
  const token = tokens[m.from]!
  if (m.to - m.from > 1 || token.capital || !EVERYDAY.has(token.word)) return false
  return cues.own + cues.near + cues.weak + cues.scope === 0 && cues.foreign > 0 && cues.foreign >= cues.words / 3
}

/** "Does this fabric shrink": an ordinary word with an unexplained one beside it, where nothing speaks of this subject. */
const isStuff = (m: Mention, { cues, tokens }: Reading): boolean =>
  m.general &&
  !environmentOf(m.entity.service) &&
  m.doubt === 'neighbour' &&
  !tokens[m.from]!.capital &&
  !cues.certain &&
  cues.scope + cues.own + cues.near === 0

/** "My teams", "their flow": somebody's own, not the product. */
const OWNED = new Set([
  'my',
  'our',
  'their',
  'your',
  'his',
  'her',
  'all',
  'both',
  'these',
  'those',
  'other',
  'some',
  'two',
  'three',
])

/** Whether a name stands behind a word that says whose it is. */
export const isSomebodys = (m: Mention, { tokens }: Reading): boolean => OWNED.has(tokens[m.from - 1]?.word ?? '')

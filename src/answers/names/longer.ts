import { isCertified } from '../../knowledge/types'
import { isPlainWord } from '../language/cues'
import { SCOPE_CUES } from '../language/words'
import type { Candidate } from './candidates'
import type { Catalogue, Name } from './catalogue'
import { distance } from './distance'
import { environmentOf, isPlanService, isSplitCloud } from './environments'
import { letterMask, lettersApart } from './letters'
import type { Token } from './tokens'

/** So many words on each side of a name may be the rest of a longer one. */
const REACH = 9
/** More typing mistakes make a text of its own. */
const MOST_EDITS = 2
/** Shorter names are a slip away from too much else. */
const SHORTEST = 5
/** At most so many names of a text are looked at: the cost of a hostile text stays small. */
const MOST_NAMES = 6
/** Plain words that very many names hold narrow nothing down. */
const MOST_HOLDING = 300

/** Behind these a name's phrase is over: "azure vs in scope", "Azure AD is surely …". */
const ENDS = /^(|is|isn't|isnt|in|are|falls|covered|on|every|surely|under|certified|not|as)$/
/** Small words behind which a sentence goes on: where a phrase ends with one, it is the rest of something else. */
const LOOSE = /^(a|an|the|at|by|of|to|as|my|me|us|am|im|i|vs|go|do|hi|no|u|w|fro|run|for|or)$/
/** Words that may stand between a name and the end of a phrase without being the rest of it. */
const NATURAL = /^(is|isn't|isnt|are|was|were|in|on|and|or|not|too|also|all|ok|so|then|it|yes|no)$/
/** Sounds that open or close a sentence; between a name and its verb they are mistyped. */
const SOUND = /^(hm+|huh|uh|um|eh|ah|oh|er|erm)$/
/** Words of so many letters are long. */
const LONG_WORD = 6
const BRAND = /^(microsoft|ms|msft)$/
const OR = /^(or|and)$/

/**
 * "Azure even hubs", "Defneder or Office 365", "dynamic 365 gcc": a certified name whose neighbours come within two typing
 * mistakes of a longer name with another meaning is read as that one, so that a slip never certifies the shorter name.
 */
export function preferLonger(catalogue: Catalogue, tokens: Token[], chosen: Candidate[], words: Words): Candidate[] {
  let out = chosen
  let budget = MOST_NAMES
  for (const short of chosen) {
    if (!isCertified(short.name.entity.verdict) || !out.includes(short) || budget-- <= 0) continue
    const longer = nearestLonger(catalogue, tokens, short, chosen, words)
    if (longer) out = [...out.filter((c) => c.to <= longer.from || c.from >= longer.to), longer]
  }
  return out === chosen ? chosen : out.sort((a, b) => a.from - b.from)
}

/** What is known about words. */
interface Words {
  isWord(word: string): boolean
  correct(word: string): string
}

/** The words around a name up to the breaks of the sentence. */
interface Region {
  /** Token positions, `to` exclusive. */
  from: number
  to: number
  letters: number
  /** Every run of them that holds the name, from the first that begins it; the name as it is written is none. */
  runs: Run[]
  /** By length: whether a name of so many letters may be meant by a run. */
  lengths: Uint8Array
}

/** Words of the text, run together; `letters` is a bit for each letter in them. */
interface Run {
  from: number
  to: number
  joined: string
  letters: number
}

/** Longer names are never compared. */
const LONGEST = 63

function regionOf(tokens: Token[], short: Candidate): Region {
  let from = short.from
  while (from > 0 && short.from - from < REACH && joins(tokens, from)) from--
  let to = short.to
  while (to < tokens.length && to - short.to < REACH && joins(tokens, to)) to++
  const region: Region = { from, to, letters: 0, runs: [], lengths: new Uint8Array(LONGEST + MOST_EDITS + 1) }
  if (to - from === short.to - short.from) return region
  for (let i = from; i <= short.from; i++) {
    let joined = ''
    let letters = 0
    for (let j = i + 1; j <= to; j++) {
      joined += tokens[j - 1]!.word
      letters |= letterMask(tokens[j - 1]!.word)
      if (joined.length > LONGEST + MOST_EDITS) break
      if (j < short.to || (i === short.from && j === short.to && short.how === 'exact')) continue
      region.runs.push({ from: i, to: j, joined, letters })
      region.lengths.fill(1, Math.max(0, joined.length - MOST_EDITS), joined.length + MOST_EDITS + 1)
    }
    region.letters |= letters
  }
  return region
}

/** Whether a word goes on from the one before; names hold dashes and brackets ("Defender for Office 365 (Plan 1) GCC"). */
function joins(tokens: Token[], i: number): boolean {
  const token = tokens[i]!
  if (!token.afterBreak || token.dashed || token.bracketed) return true
  return token.closes
}

function nearestLonger(
  catalogue: Catalogue,
  tokens: Token[],
  short: Candidate,
  chosen: Candidate[],
  words: Words,
): Candidate | undefined {
  const region = regionOf(tokens, short)
  if (region.runs.length === 0) return undefined
  const whole = chosen.filter((c) => c.edits === 0)
  const cloud = short.edits === 0 && isSplitCloud(short.name.entity.service)
  let best: Candidate | undefined
  for (const names of namesNear(catalogue, tokens, short, region)) {
    for (const name of names) {
      // Nearly all names end here: no run of words is about as long, or holds about the same letters.
      if (region.lengths[name.joined.length] !== 1 || lettersApart(name.letters & ~region.letters, 0) > MOST_EDITS)
        continue
      if (
        (name.general && name.words.length < 2) ||
        name.joined.length < SHORTEST ||
        name.entity.service === short.name.entity.service
      )
        continue
      const found = place(name, tokens, short, region, (best?.edits ?? MOST_EDITS + 1) - 1, words)
      // "The DoD cloud" is no slip of "the gov cloud".
      if (found && cloud && tokens.slice(found.from, found.to).every((t, i) => isCloudWord(t, found.from + i, short)))
        continue
      if (!found || whole.some((c) => c !== short && splits(found, c)) || isWritten(found, tokens, whole)) continue
      if (!isPlaced(found, short, tokens)) best = found
    }
  }
  return best
}

const isCloudWord = (t: Token, at: number, short: Candidate): boolean =>
  (at >= short.from && at < short.to) || BRAND.test(t.word) || /^(clouds?|environments?|tenants?|us|the)$/.test(t.word)

/** Whether a run of words ends in the middle of a name. */
const splits = (found: Candidate, name: Candidate): boolean =>
  (name.from < found.from && name.to > found.from) || (name.from < found.to && name.to > found.to)

/** The lists of names that hold a word of the region, each once. */
function namesNear(catalogue: Catalogue, tokens: Token[], short: Candidate, region: Region): Set<Name[]> {
  const own = short.name.words.some((word) => catalogue.holding.has(word))
  const lists = new Set(own ? [rarest(catalogue, short.name.words)] : [])
  for (let i = region.from; i < region.to; i++) {
    const holding = catalogue.holding.get(tokens[i]!.word)
    if (holding && holding.length <= MOST_HOLDING) lists.add(holding)
  }
  return lists
}

const rarest = (catalogue: Catalogue, words: string[]): Name[] =>
  words.map((w) => catalogue.holding.get(w) ?? []).reduce((a, b) => (b.length < a.length ? b : a))

/** The run of words around the short name that comes nearest to the longer one, if its rest is near enough to be meant. */
function place(
  name: Name,
  tokens: Token[],
  short: Candidate,
  region: Region,
  limit: number,
  words: Words,
): Candidate | undefined {
  if (limit < 1) return undefined
  const { length } = name.joined
  let best: Candidate | undefined
  let within = limit
  for (const { from, to, joined, letters } of region.runs) {
    if (Math.abs(joined.length - length) > within) continue
    // An edit brings in one letter and takes out one, at most.
    if (lettersApart(name.letters & ~letters, 0) > within || lettersApart(letters & ~name.letters, 0) > within) continue
    const edits = distance(joined, name.joined, within)
    if (edits > within) continue
    const found: Candidate = { name, from, to, how: 'fuzzy', edits: Math.max(1, edits) }
    if (!isMeant(found, edits, tokens, short, words)) continue
    best = found
    within = found.edits - 1
  }
  return best
}

/** Whether the words beside the short name are rather the rest of the longer one than words of the sentence. */
function isMeant(found: Candidate, edits: number, tokens: Token[], short: Candidate, words: Words): boolean {
  const contains = short.name.words.every((w) => found.name.words.includes(w))
  const rest = found.name.joined.length - (contains ? short.name.joined.length : 0)
  const inRest = edits - (contains ? short.edits : 0)
  const extra = tokens.slice(found.from, found.to).filter((_, k) => {
    const i = found.from + k
    return i < short.from || i >= short.to
  })
  const odd = extra.filter((t) => !found.name.words.includes(t.word))
  // "Is Azure coverd?": what asks for the scope is never the rest of a name.
  if (odd.some((t) => SCOPE_CUES.has(words.correct(t.word)))) return false
  // Without the short name in it, the longer one must at least hold a word beside it: "W365 bc", not "n O365 gov".
  if (odd.some((t) => t.dotted) || (!contains && odd.length === extra.length)) return false
  // Two plain words of the longer name say as much as one that is not plain: "Windows 365 Disaster Recovery Pus".
  const held = extra.filter((t) => t.word.length > 2 && !odd.includes(t))
  const shared = (held.length >= 2 && odd.length <= 1) || held.some((t) => !isPlainWord(t.word))
  // "W365 bc" for "D365 bc": the slip hit the short name itself. Office 365 and Microsoft 365 are said for each other.
  const swapped = !contains && !isPlanService(short.name.entity.service)
  const next = tokens[found.to]
  const over = !next || next.afterBreak || ENDS.test(next.word)
  const behind = found.from === short.from
  const lastBehind = found.to > short.to ? tokens[found.to - 1]!.word : ''
  const ends = over && !NATURAL.test(lastBehind)
  const strange = odd.some(({ word }) => {
    // "Office 365 Enterprise A5", "GCC huh is": another number, and a sound in the middle of a sentence, stand for something.
    if (/\d/.test(word) || word.length === 1 || (ends && behind && SOUND.test(word))) return true
    // One mistyped word in three hundred passes as a word of the language; a long one is seldom two slips from another.
    return !words.isWord(word) || ((inRest <= 1 || word.length >= LONG_WORD) && !isPlainWord(word))
  })
  // Words that are spelt rightly are the rest of a name only where no sentence could go on with them.
  const loose =
    ends &&
    (odd.length > 0 || swapped) &&
    // "azre got in GCC High" for "Azure Bot": where the name itself is mistyped, so may be the word behind it.
    odd.every(
      (t) =>
        (behind && short.edits > 0 && inRest > 0) ||
        LOOSE.test(t.word) ||
        found.name.words.some((w) => isCut(t.word, w)),
    )
  if (rest <= 3) {
    if (!behind) return inRest <= 1 && extra.every((t) => !isPlainWord(t.word))
    return inRest <= 1 && ends && (strange || shared || loose)
  }
  const cut = ends && behind && found.name.joined.startsWith(joinedOf(tokens, found))
  if (inRest > (rest < 6 && !strange ? 1 : 2) && !cut) return false
  return strange || shared || (loose && (inRest <= 1 || cut || odd.length < extra.length))
}

/** "German" for "Germany", "file" for "files", "enter" for "center". */
const isCut = (typed: string, word: string): boolean =>
  typed.length > 2 && word.length === typed.length + 1 && (word.startsWith(typed) || word.endsWith(typed))

const joinedOf = (tokens: Token[], c: Candidate): string =>
  tokens
    .slice(c.from, c.to)
    .map((t) => t.word)
    .join('')

/** "Power Automate or Office 365 F3", "Microsoft 365 GCC": names as they are written, with a joint between them at most. */
function isWritten(found: Candidate, tokens: Token[], whole: Candidate[]): boolean {
  const covered = new Set<number>()
  for (const c of whole)
    if (!c.name.general || environmentOf(c.name.entity.service)) for (let i = c.from; i < c.to; i++) covered.add(i)
  const rest = tokens.slice(found.from, found.to).filter((t, k) => !covered.has(found.from + k) && !BRAND.test(t.word))
  return rest.length === 0 || (rest.length === 1 && OR.test(rest[0]!.word))
}

/** "W365 gov" is no slip of "d365 gov": behind a name as it is written, a cloud says where. */
function isPlaced(found: Candidate, short: Candidate, tokens: Token[]): boolean {
  if (short.edits > 0 || found.from < short.from || environmentOf(short.name.entity.service)) return false
  return tokens.slice(short.to, found.to).every((t) => PLACES.test(t.word))
}
const PLACES = /^(gov|government|govt|gcc|gcch|high|dod|edu|education|china|germany)$/

import { BEGINNINGS, type Catalogue, digitsOf, type Name } from './catalogue'
import { distance, fingerSlip, innerSlip } from './distance'
import { letterMask, lettersApart } from './letters'
import type { How } from './mention'
import type { Token } from './tokens'

/** A run of tokens that may be a name. */
export interface Candidate {
  name: Name
  from: number
  to: number
  how: How
  edits: number
}

/** At most so many unknown words of a text are compared with names: the cost of a hostile text stays small. */
const MOST_UNKNOWN = 12
/** A mistyped name has at most so many words. */
const REACH = 10
/** Names shorter than this are never guessed: one edit turns them into other names. */
const SHORTEST_GUESS = 5

/** So many names are tried one by one; of more, only those that are as long and begin alike. */
const FEW = 30

/** A name is so many edits away at most. */
const MOST_EDITS = 2
/** How many edits a name of this length may be away. */
const allowed = (length: number): number => (length < SHORTEST_GUESS ? 0 : length < 9 ? 1 : MOST_EDITS)

/** Exact names, whatever blanks and hyphens stand in them; a plural or singular of a name of two words counts as well. */
export function exactCandidates(catalogue: Catalogue, tokens: Token[]): Candidate[] {
  const out: Candidate[] = []
  for (let i = 0; i < tokens.length; i++) {
    let joined = ''
    for (let j = i; j < tokens.length && j < i + catalogue.longest; j++) {
      // "M365 Copilot (in Excel and Teams)": a bracket that says where is no part of a name.
      if (j > i && tokens[j]!.bracketed && tokens[j]!.word === 'in') break
      const before = joined.length
      joined += tokens[j]!.word
      // Nearly all words begin no name: they are dropped here, before anything is built or looked up.
      if (leaves(catalogue, joined, before)) break
      const found = catalogue.names.get(joined) ?? (j > i ? catalogue.otherNumber.get(joined) : undefined)
      if (!found) continue
      const same = found.words.length === j - i + 1 && found.joined === joined
      out.push({ name: found, from: i, to: j + 1, how: same ? 'exact' : 'spacing', edits: 0 })
    }
  }
  return out
}

/** Whether a run, grown past one of the compared lengths, has left all names. */
function leaves(catalogue: Catalogue, joined: string, before: number): boolean {
  for (const length of BEGINNINGS) {
    if (before < length && joined.length >= length && !catalogue.beginnings.has(joined.slice(0, length))) return true
  }
  return false
}

/**
 * Names that the tokens come near. Only runs with an unknown word are compared, a real word in the run must be a word of
 * the name, digits must agree, and the number of edits is bounded by the length.
 */
export function guessedCandidates(
  catalogue: Catalogue,
  tokens: Token[],
  isWord: (word: string) => boolean,
): Candidate[] {
  const out: Candidate[] = []
  const unknown = tokens.map((t) => t.word.length > 2 && !/^\d+$|[+_]/.test(t.word) && !isWord(t.word))
  let budget = MOST_UNKNOWN
  for (let u = 0; u < tokens.length && budget > 0; u++) {
    if (!unknown[u]) continue
    budget--
    // The first unknown word of a run stands for the run; without this every run would be tried once a word.
    for (
      let i = u;
      i >= 0 && i > u - REACH && (i === u || (!unknown[i] && (i === u - 1 || catalogue.holding.has(tokens[i]!.word))));
      i--
    ) {
      for (let j = i; j < tokens.length && j < i + REACH; j++) {
        if (j > Math.max(u, i + 1) && !unknown[j] && !catalogue.holding.has(tokens[j]!.word)) break
        if (j < u) continue
        const best = nearest(catalogue, tokens.slice(i, j + 1), unknown.slice(i, j + 1))
        if (best) out.push({ ...best, from: i, to: j + 1 })
      }
    }
  }
  return out
}

function nearest(catalogue: Catalogue, run: Token[], unknown: boolean[]): Omit<Candidate, 'from' | 'to'> | undefined {
  let joined = ''
  let rarest: Name[] | undefined
  for (let k = 0; k < run.length; k++) {
    const word = run[k]!.word
    joined += word
    if (unknown[k]) continue
    // A known word of the run must be a word of the name: the names that hold it are few.
    const holding = catalogue.holding.get(word)
    // Two words may also be one name written apart ("exprss route"): then all names are compared.
    if (run.length === 2 && word.length > 3) continue
    if (!holding) return undefined
    if (!rarest || holding.length < rarest.length) rarest = holding
  }
  if (/[+_]/.test(joined)) return undefined
  const length = joined.length
  if (length < SHORTEST_GUESS - 1 || length > 60) return undefined
  const search = {
    joined,
    letters: letterMask(joined),
    digits: digitsOf(joined),
    run,
    unknown,
    best: undefined as Name | undefined,
    least: 3,
    before: 0,
  }
  if (rarest && rarest.length <= FEW) tryNames(search, rarest)
  else {
    for (let l = Math.max(SHORTEST_GUESS, length - 2); l <= length + 2 && (rarest || search.least > 1); l++) {
      const alike = catalogue.byLength[l]
      if (!alike) continue
      // Of two names as near, the first of the shortest counts; where a word is known, the first of all.
      if (!rarest) search.before = 0
      // Names that do not begin alike are not even looked at: see `beginsAlike`.
      for (const letter of joined[0] === joined[1] ? joined[0]! : joined.slice(0, 2)) {
        const names = alike.get(letter)
        if (names) tryNames(search, names)
      }
    }
  }
  const { best, least } = search
  return best && { name: best, how: isSlip(best, run, joined, least) ? 'slip' : 'fuzzy', edits: least }
}

/** Fingers slip inside a word more often than at its start: the first letter is there, or swapped, doubled or left out. */
function beginsAlike(a: string, b: string): boolean {
  const [x, y] = [a.charCodeAt(0), b.charCodeAt(0)]
  return x === y || x === b.charCodeAt(1) || y === a.charCodeAt(1)
}

interface Search {
  joined: string
  letters: number
  digits: string
  run: Token[]
  unknown: boolean[]
  best: Name | undefined
  least: number
  /** Names before this one are nearer than the best where they are as near. */
  before: number
}

function tryNames(search: Search, names: Name[]): void {
  const { joined, letters, digits, run, unknown } = search
  for (const name of names) {
    // Most names end here, before their text is even read.
    const apart = lettersApart(letters, name.letters)
    if (apart > 2 * MOST_EDITS) continue
    const length = name.joined.length
    const limit = Math.min(allowed(length), name.order < search.before ? search.least : search.least - 1)
    if (limit === 0 || apart > 2 * limit || Math.abs(length - joined.length) > limit || name.digits !== digits) continue
    if (!beginsAlike(joined, name.joined)) continue
    const d = distance(joined, name.joined, limit)
    if (d > limit || d === 0 || !wordsFit(name, run, unknown)) continue
    search.best = name
    search.least = d
    search.before = name.order
    if (d === 1) return
  }
}

/**
 * Whether the difference looks like fingers on keys: in every word at most one slip, or blanks misplaced and one slip in all.
 * Other differences may as well be another name ("Power Automata", "Cloud PCX").
 */
function isSlip(name: Name, run: Token[], joined: string, edits: number): boolean {
  if (run.length !== name.words.length)
    return edits === 1 && (fingerSlip(joined, name.joined) || isCutShort(joined, name.joined, name))
  return run.every(
    (t, i) =>
      t.word === name.words[i] ||
      (run.length > 1 ? slipped : fingerSlip)(t.word, name.words[i]!) ||
      isCutShort(t.word, name.words[i]!, name),
  )
}

/** Beside another word of the name, one edit inside a word is a slip as well. */
const slipped = (typed: string, word: string): boolean =>
  !/\d/.test(word) && (fingerSlip(typed, word) || innerSlip(typed, word))

/** The last letter of a service's name left out: "intun"; of the thousands of products, many names are a letter apart. */
const isCutShort = (typed: string, word: string, { entity }: Name): boolean =>
  !entity.product && word.length > 5 && !/\d/.test(word) && typed === word.slice(0, -1)

/** Every known word of the run is a word of the name, or, in a run of two, an end of it. */
const wordsFit = (name: Name, run: Token[], unknown: boolean[]): boolean =>
  run.every((t, i) => unknown[i] || name.words.includes(t.word) || (run.length === 2 && isEnd(name, t.word)))

const isEnd = (name: Name, word: string): boolean =>
  word.length > 3 && name.words.length === 1 && (name.joined.startsWith(word) || name.joined.endsWith(word))

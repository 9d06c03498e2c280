import { type Catalogue, digitsOf, letterMask, type Name } from './catalogue'
import { distance, fingerSlip, innerSlip } from './distance'
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
/** Names shorter than this are never guessed: one edit turns them into other names. */
const SHORTEST_GUESS = 5

/** How many edits a name of this length may be away. */
const allowed = (length: number): number => (length < SHORTEST_GUESS ? 0 : length < 9 ? 1 : 2)

function popcount(x: number): number {
  let v = x - ((x >>> 1) & 0x55555555)
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333)
  return (((v + (v >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

/** Exact names, whatever blanks and hyphens stand in them; a plural or singular of a name of two words counts as well. */
export function exactCandidates(catalogue: Catalogue, tokens: Token[]): Candidate[] {
  const out: Candidate[] = []
  for (let i = 0; i < tokens.length; i++) {
    let joined = ''
    for (let j = i; j < tokens.length && j < i + catalogue.longest; j++) {
      joined += tokens[j]!.word
      const found = catalogue.names.get(joined) ?? (j > i ? otherNumber(catalogue, joined) : undefined)
      if (!found) continue
      const same = found.words.length === j - i + 1 && found.joined === joined
      out.push({ name: found, from: i, to: j + 1, how: same ? 'exact' : 'spacing', edits: 0 })
    }
  }
  return out
}

function otherNumber(catalogue: Catalogue, joined: string): Name | undefined {
  const other = joined.endsWith('s') ? joined.slice(0, -1) : `${joined}s`
  const found = catalogue.names.get(other)
  return found && found.words.length > 1 ? found : undefined
}

/**
 * Names that the tokens come near. Only runs with an unknown word are compared, a real word in the run must be a word of
 * the name, digits must agree, and the number of edits is bounded by the length.
 */
export function guessedCandidates(catalogue: Catalogue, tokens: Token[], isWord: (word: string) => boolean): Candidate[] {
  const out: Candidate[] = []
  const unknown = tokens.map((t) => t.word.length > 2 && !/^\d+$|[+_]/.test(t.word) && !isWord(t.word))
  let budget = MOST_UNKNOWN
  for (let u = 0; u < tokens.length && budget > 0; u++) {
    if (!unknown[u]) continue
    budget--
    for (let i = Math.max(0, u - 3); i <= u; i++) {
      for (let j = u; j < Math.min(tokens.length, i + 5); j++) {
        // The first unknown word of a run stands for the run; without this every run would be tried once a word.
        if (tokens.slice(i, u).some((_, k) => unknown[i + k])) continue
        const best = nearest(catalogue, tokens.slice(i, j + 1), unknown.slice(i, j + 1))
        if (best) out.push({ ...best, from: i, to: j + 1 })
      }
    }
  }
  return out
}

function nearest(catalogue: Catalogue, run: Token[], unknown: boolean[]): Omit<Candidate, 'from' | 'to'> | undefined {
  let joined = ''
  for (const t of run) joined += t.word
  if (/[+_]/.test(joined)) return undefined
  const length = joined.length
  if (length < SHORTEST_GUESS - 1 || length > 40) return undefined
  const mask = letterMask(joined)
  const digits = digitsOf(joined)
  let best: Name | undefined
  let least = 3
  for (let l = Math.max(SHORTEST_GUESS, length - 2); l <= length + 2; l++) {
    for (const name of catalogue.byLength[l] ?? []) {
      const limit = Math.min(allowed(l), least - 1)
      if (Math.abs(l - length) > limit || name.digits !== digits) continue
      if (popcount(mask ^ name.letters) > 2 * limit) continue
      const d = distance(joined, name.joined, limit)
      if (d > limit || d === 0 || !wordsFit(name, run, unknown)) continue
      best = name
      least = d
      if (d === 1) break
    }
    if (least === 1) break
  }
  if (!best) return undefined
  return { name: best, how: isSlip(best, run, joined, least) ? 'slip' : 'fuzzy', edits: least }
}

/**
 * Whether the difference looks like fingers on keys: in every word at most one slip, or blanks misplaced and one slip in all.
 * Other differences may as well be another name ("Power Automata", "Cloud PCX").
 */
function isSlip(name: Name, run: Token[], joined: string, edits: number): boolean {
  if (run.length !== name.words.length) return edits === 1 && fingerSlip(joined, name.joined)
  return run.every((t, i) => t.word === name.words[i] || (run.length > 1 ? slipped : fingerSlip)(t.word, name.words[i]!))
}

/** Beside another word of the name, one edit inside a word is a slip as well. */
const slipped = (typed: string, word: string): boolean => !/\d/.test(word) && (fingerSlip(typed, word) || innerSlip(typed, word))

/** Every known word of the run is a word of the name, or a piece of it that was written apart. */
function wordsFit(name: Name, run: Token[], unknown: boolean[]): boolean {
  return run.every((t, i) => {
    if (unknown[i] || name.words.includes(t.word)) return true
    return t.word.length > 2 && (name.joined.startsWith(t.word) || name.joined.endsWith(t.word))
  })
}

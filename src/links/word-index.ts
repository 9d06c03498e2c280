import { GRAMMAR } from '../answers/language/words'
import { distance } from '../answers/names/distance'
import { tokenise } from '../answers/names/tokens'

/** Something that can be found by words. */
export interface Entry<T> {
  found: T
  /** The words of its names, one list a name. */
  names: string[][]
  /** Of two that fit equally well the one with the lower rank comes first. */
  rank: number
}

/** Words that nearly everything here is about: they narrow nothing down. */
const EVERYWHERE = new Set(['microsoft', 'ms', 'iso', '22301', 'iso22301', 'service', 'services', 'scope', 'covered'])
const MOST_WORDS = 8
/** From these lengths on one slip, and two, are forgiven. */
const ONE_SLIP = 4
const TWO_SLIPS = 8

/** The words of a text that say what is looked for. */
export function tellingWords(text: string): string[] {
  return tokenise(text)
    .map(({ word }) => word)
    .filter((word) => !GRAMMAR.has(word) && !EVERYWHERE.has(word))
    .slice(0, MOST_WORDS)
}

/** The words of a name of the catalogue. Those are plain, so that the reading of questions would be wasted on them. */
export const wordsOf = (name: string): string[] => name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** How well a typed word fits a word of a name: the whole, a beginning, a slip of the fingers, or not at all. */
function fit(typed: string, word: string): number {
  if (word === typed) return 1
  if (word.startsWith(typed)) return 0.8
  if (typed.length < ONE_SLIP || typed[0] !== word[0] || /\d/.test(typed)) return 0
  const slips = typed.length >= TWO_SLIPS ? 2 : 1
  // The last word may still be being typed: its slip is looked for at the beginning of longer words as well.
  const beginning = word.slice(0, typed.length)
  if (beginning.length < typed.length - slips) return 0
  return distance(typed, word, slips) <= slips || distance(typed, beginning, 1) <= 1 ? 0.5 : 0
}

/** A search over entries: those that every word fits, best first. Words that many names share are compared once. */
export function indexed<T>(entries: readonly Entry<T>[]): (typed: readonly string[]) => T[] {
  const names = entries.flatMap((entry) => entry.names.map((words) => ({ entry, words: words.length })))
  const holding = new Map<string, number[]>()
  let at = 0
  for (const { names: own } of entries) {
    for (const words of own) {
      for (const word of new Set(words)) {
        const positions = holding.get(word)
        if (positions) positions.push(at)
        else holding.set(word, [at])
      }
      at++
    }
  }
  /** How well a typed word fits each name that it fits at all. */
  function fits(typed: string): Map<number, number> {
    const best = new Map<number, number>()
    for (const [word, positions] of holding) {
      const how = fit(typed, word)
      if (how === 0) continue
      for (const position of positions) best.set(position, Math.max(how, best.get(position) ?? 0))
    }
    return best
  }
  return (typed) => {
    const [first, ...rest] = typed.map(fits)
    if (first === undefined) return []
    const scores = new Map<Entry<T>, number>()
    for (const position of first.keys()) {
      const each = [first, ...rest].map((one) => one.get(position) ?? 0)
      if (each.includes(0)) continue
      const { entry, words } = names[position]!
      const sum = each.reduce((total, one) => total + one, 0)
      const score = sum / typed.length + sum / Math.max(words, typed.length)
      scores.set(entry, Math.max(score, scores.get(entry) ?? 0))
    }
    return [...scores].sort(([a, high], [b, low]) => low - high || a.rank - b.rank).map(([entry]) => entry.found)
  }
}

import { distance } from '../names/distance'
import { letterMask, lettersApart } from '../names/letters'
import type { Token } from '../names/tokens'

/** Corrects words towards the words of the subject; names are not its business. */
export interface Spelling {
  correct(word: string): string
}

/** Shorter words are too near to each other to be guessed. */
const SHORTEST = 4
/** From this length on two slips are forgiven. */
const LONG = 8
/** At most so many unknown words of a text are looked up. */
const MOST = 16

/** A spelling over a list of words, commonest first: of two words equally near the first wins. */
export function createSpelling(words: readonly string[], isWord: (word: string) => boolean): Spelling {
  const byLength: { word: string; letters: number }[][] = []
  for (const word of words) {
    if (word.length < SHORTEST) continue
    byLength[word.length] ??= []
    byLength[word.length]!.push({ word, letters: letterMask(word) })
  }
  const known = new Set(words)
  return {
    correct(word) {
      if (word.length < SHORTEST || known.has(word) || isWord(word) || /[^a-z]/.test(word)) return word
      const letters = letterMask(word)
      let best = word
      let least = word.length >= LONG ? 3 : 2
      for (let length = word.length - least + 1; length < word.length + least; length++) {
        for (const entry of byLength[length] ?? []) {
          if (lettersApart(letters, entry.letters) > 2 * (least - 1)) continue
          // Fingers slip inside a word more often than at its start.
          if (entry.word[0] !== word[0] && entry.word[1] !== word[0]) continue
          const edits = distance(word, entry.word, least - 1)
          if (edits < least) {
            best = entry.word
            least = edits
          }
        }
        if (least === 1) break
      }
      return best
    },
  }
}

/** The tokens with the unknown ones outside names corrected. */
export function corrected(spelling: Spelling, tokens: Token[], inName: (position: number) => boolean): Token[] {
  let budget = MOST
  return tokens.map((token, i) => {
    if (inName(i) || budget === 0 || token.word.length < SHORTEST) return token
    const word = spelling.correct(token.word)
    if (word === token.word) return token
    budget--
    return { ...token, word }
  })
}

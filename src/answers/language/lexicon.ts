import { fromBase64 } from '../../intents/packed-text'
import type { Lexicon } from '../names/resolve'
import { isPlainWord } from './cues'
import { createSpelling } from './spelling'
import { ELSEWHERE, TARGETS } from './words'

/** A lexicon as it is shipped: see scripts/lexicon.mjs. */
export interface PackedLexicon {
  /** Words of this subject, and other words of the language: Bloom filters in base64; about one word in three hundred passes wrongly. */
  subject: string
  filter: string
  /** How many bits a word sets. */
  hashes: number
}

/** MurmurHash3's last step: without it two words with swapped letters ("powre", "power") set nearly the same bits. */
function mixed(hash: number): number {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** A hash of a word: FNV-1a with an offset and a factor. */
function hashOf(word: string, offset: number, factor: number): number {
  let h = offset
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), factor)
  return mixed(h)
}
const firstHash = (word: string): number => hashOf(word, 0x811c9dc5, 0x01000193)
const secondHash = (word: string): number => hashOf(word, 0x01000193, 0x85ebca6b) | 1

/** The k-th bit of a word comes from the combination of its two hashes. */
const bitOf = (first: number, second: number, k: number, bits: number): number =>
  ((first + Math.imul(k, second)) >>> 0) % bits

/** The bits that a word sets in a filter of so many bits. */
export const wordBits = (word: string, hashes: number, bits: number): number[] =>
  Array.from({ length: hashes }, (_, k) => bitOf(firstHash(word), secondHash(word), k, bits))

/** A set of words as a Bloom filter. */
function readFilter(text: string, hashes: number): (word: string) => boolean {
  const bytes = fromBase64(text)
  const bits = bytes.length * 8
  return (word) => {
    const first = firstHash(word)
    const second = secondHash(word)
    for (let k = 0; k < hashes; k++) {
      const bit = bitOf(first, second, k, bits)
      if ((bytes[bit >> 3]! & (1 << (bit & 7))) === 0) return false
    }
    return true
  }
}

/** The words of a packed lexicon. */
export function unpackLexicon(packed: PackedLexicon): Lexicon {
  const isSubject = readFilter(packed.subject, packed.hashes)
  const isOther = readFilter(packed.filter, packed.hashes)
  const isWord = (word: string) => isSubject(word) || isOther(word)
  const spelling = createSpelling([...TARGETS], (word) => isWord(word) || isPlainWord(word))
  return {
    isWord,
    isSubject,
    isElsewhere: (word) => ELSEWHERE.has(word) && !isPlainWord(word),
    correct: spelling.correct,
  }
}

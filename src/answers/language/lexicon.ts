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

/** Two hashes of a word (FNV-1a with two offsets); the k-th bit comes from their combination. */
export function wordBits(word: string, hashes: number, bits: number): number[] {
  let a = 0x811c9dc5
  let b = 0x01000193
  for (let i = 0; i < word.length; i++) {
    const c = word.charCodeAt(i)
    a = Math.imul(a ^ c, 0x01000193) >>> 0
    b = Math.imul(b ^ c, 0x85ebca6b) >>> 0
  }
  a = mixed(a)
  b = mixed(b)
  const out: number[] = []
  for (let k = 0; k < hashes; k++) out.push(((a + Math.imul(k, b | 1)) >>> 0) % bits)
  return out
}

/** A set of words as a Bloom filter. */
function readFilter(text: string, hashes: number): (word: string) => boolean {
  const bytes = fromBase64(text)
  const bits = bytes.length * 8
  return (word) => wordBits(word, hashes, bits).every((bit) => (bytes[bit >> 3]! & (1 << (bit & 7))) !== 0)
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

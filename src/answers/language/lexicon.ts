import { fromBase64 } from '../../intents/packed-text'
import type { Lexicon } from '../names/resolve'

/** A lexicon as it is shipped: see scripts/lexicon.mjs. */
export interface PackedLexicon {
  /** Words that lie near a name, exactly, separated by blanks: here a mistake would "correct" a real word. */
  near: string
  /** Words of this subject, separated by blanks. */
  subject: string
  /** Other words of the language as a Bloom filter, base64: about one unknown word in three hundred passes as known. */
  filter: string
  /** How many bits a word sets. */
  hashes: number
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
  const out: number[] = []
  for (let k = 0; k < hashes; k++) out.push(((a + Math.imul(k, b | 1)) >>> 0) % bits)
  return out
}

/** The words of a packed lexicon. */
export function unpackLexicon(packed: PackedLexicon): Lexicon {
  const near = new Set(packed.near.split(' '))
  const subject = new Set(packed.subject.split(' '))
  const filter = fromBase64(packed.filter)
  const bits = filter.length * 8
  return {
    isSubject: (word) => subject.has(word),
    isWord: (word) => near.has(word) || wordBits(word, packed.hashes, bits).every((bit) => (filter[bit >> 3]! & (1 << (bit & 7))) !== 0),
  }
}

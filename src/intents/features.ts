/** A word of the reserved kind starts with this mark and stays one feature: `§svc` stands for a masked service name. */
export const RESERVED_MARK = '§'

/** Text beyond this many characters is not read: it bounds the work a hostile message can cause. */
export const MAX_TEXT_LENGTH = 4000

/** How text becomes features. Plain data, stored with a trained classifier. */
export interface FeatureOptions {
  /** Word (lower case, as `tokenise` gives it) to the concept it stands for, for example `vendor` to `PARTY`. */
  concepts?: Record<string, string>
  /** Whether letter groups count as well as words; default true. Without them a model is a fraction of the size. */
  letters?: boolean
}

/** Counts of the features of one text: words, word pairs, word beginnings and concepts in one block, letter groups in the other. */
export interface FeatureCounts {
  words: Map<string, number>
  letters: Map<string, number>
}

/** Characters that every normal form leaves as they are. */
const PLAIN = /^[\x20-\x7e§]*$/
const WORD = /§?[\p{L}\p{N}\p{M}]+/gu
const MIN_GROUP = 2
const MAX_GROUP = 5
/** The first letters of a word stand for its family: `certificate`, `certified`. */
const STEM = 4

/**
 * The words of a text: lower case, without accents on Latin letters, apostrophes dropped (`don't` is `dont`, as many type it).
 * Anything that is not a letter or a digit separates words.
 */
export function tokenise(text: string): string[] {
  const read = text.slice(0, MAX_TEXT_LENGTH)
  const plain = PLAIN.test(read)
    ? read.replace(/['`]/g, '')
    : read
        .normalize('NFKD')
        .replace(/[\u0300-\u036f'’‘`´]/g, '')
        .normalize('NFC')
  return plain.toLowerCase().match(WORD) ?? []
}

/** Counts the features of a text. Deterministic: the maps keep the order of first appearance. */
export function countFeatures(text: string, concepts?: ReadonlyMap<string, string>, withLetters = true): FeatureCounts {
  const tokens = tokenise(text)
  const words = new Map<string, number>()
  const letters = new Map<string, number>()
  let previous = '^'
  let previousConcept = '^'
  for (const token of tokens) {
    add(words, token)
    add(words, `${previous} ${token}`)
    const concept = concepts?.get(token)
    const general = concept === undefined ? token : `=${concept}`
    if (concept !== undefined) add(words, general)
    if (general !== token || previousConcept !== previous) add(words, `${previousConcept} ${general}`)
    previous = token
    previousConcept = general
    if (token.startsWith(RESERVED_MARK)) continue
    add(words, `~${token.slice(0, STEM)}`)
    if (withLetters) countGroups(letters, token)
  }
  return { words, letters }
}

/** Letter groups of 2 to 5 within the bounds of a word; the bounds count as letters, so ` pa` is the start of a word. */
function countGroups(letters: Map<string, number>, token: string): void {
  const bounded = ` ${token} `
  for (let size = MIN_GROUP; size <= MAX_GROUP; size++) {
    if (bounded.length <= size) {
      add(letters, `_${bounded}`)
      return
    }
    for (let start = 0; start + size <= bounded.length; start++) add(letters, `_${bounded.slice(start, start + size)}`)
  }
}

function add(counts: Map<string, number>, feature: string): void {
  counts.set(feature, (counts.get(feature) ?? 0) + 1)
}

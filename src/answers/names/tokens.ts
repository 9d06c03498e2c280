/** A word of the question. `start` and `end` are offsets into the text as it came. */
export interface Token {
  /** Folded: lower case, no accents, no possessive. */
  word: string
  start: number
  end: number
  /** Begins with a capital letter (or holds one), as typed. */
  capital: boolean
  /** All capitals, two letters at least. */
  caps: boolean
  /** First word of a sentence. */
  opens: boolean
  /** Behind a blank and a dash, which may stand inside a name ("Common Data Service - O365"), or behind a bracket. */
  dashed: boolean
  bracketed: boolean
  /** Behind a closing bracket and nothing else. */
  closes: boolean
  /** Joined to the word before by a full stop alone, as in an address: "portal.azure.com". */
  dotted: boolean
  /** Whether punctuation that ends a phrase stands between this word and the one before. */
  afterBreak: boolean
}

/** Longer texts are read at their beginning and, mostly, their end, where long questions put the question. */
const LONGEST = 4000
const HEAD = 1000

/** Letters and digits; a plus sign at the end belongs to the word, since "Office 365+" is not Office 365, and
 * an underscore makes one word: "INTUNE_O365" is the code of a licence plan, not two names. */
const WORD = /[\p{L}\p{N}]+(?:_[\p{L}\p{N}]+)*(?:['’][\p{L}]+)?(?:\+(?![\p{L}\p{N}]))*/gu
const BREAKS = /[.,;:!?()[\]{}"“”«»|/\\\n\r\t•–—]|\s[-*+]\s/
const SENTENCE_END = /[.!?\n\r:;]/
const MARKS = /\p{M}+/gu

/** The text with markup and invisible characters blanked, at the same offsets. Texts over 4,000 characters keep head and tail. */
export function readable(text: string): string {
  let out = text
  if (out.length > LONGEST) {
    out = out.slice(0, HEAD) + ' '.repeat(out.length - LONGEST) + out.slice(out.length - (LONGEST - HEAD))
  }
  if (/[<&]/.test(out)) {
    out = out.replace(/<\/?[a-zA-Z][^<>]{0,200}>|&(?:nbsp|amp|lt|gt|quot|#\d{1,5});/g, (m) => ' '.repeat(m.length))
  }
  return out.replace(/[\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff]/g, ' ')
}

/** One word folded for comparison: compatibility forms, lower case, no accents, no possessive `'s`. */
export function fold(word: string): string {
  let w = word
  if (/[^\x20-\x7e]/.test(w)) w = w.normalize('NFKD').replace(MARKS, '').replace(/[’`´]/g, "'")
  w = w.toLowerCase()
  if (w.endsWith("'s")) w = w.slice(0, -2)
  return w
}

/** The words of a name or a text, folded and in order, without where and how they stand. */
export function wordsOf(text: string): string[] {
  return Array.from(readable(text).matchAll(WORD), ([word]) => fold(word))
}

/** "1) Power Automate 2) Intune": the number counts the items of a list. */
const isCount = (source: string, word: string, start: number): boolean =>
  source[start + word.length] === ')' &&
  /^\d{1,2}$/.test(word) &&
  source.lastIndexOf('(', start) <= source.lastIndexOf(')', start)

/** The words of a text, in order. Linear in its length. */
export function tokenise(text: string): Token[] {
  const source = readable(text)
  const tokens: Token[] = []
  let last = 0
  for (const match of source.matchAll(WORD)) {
    const start = match.index
    const raw = match[0]
    const gap = source.slice(last, start)
    tokens.push({
      word: fold(raw),
      start,
      end: start + raw.length,
      capital: /\p{Lu}/u.test(raw),
      caps: /^\p{Lu}{2,}$/u.test(raw),
      dashed: gap === ' - ' && last !== 0,
      bracketed: gap.endsWith('('),
      closes: /^\)[ _]?$/.test(gap),
      dotted: gap === '.' && last !== 0,
      opens: last === 0 || SENTENCE_END.test(gap),
      afterBreak: isCount(source, raw, start) || (last !== 0 && gap.length > 0 && gap !== ' ' && BREAKS.test(gap)),
    })
    last = start + raw.length
  }
  return tokens
}

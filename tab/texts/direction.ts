/** Scripts that are written from right to left, by their codes in ISO 15924, of languages that clients are set to. */
const FROM_THE_RIGHT = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Syrc', 'Thaa'])

/**
 * The side that a page begins on for a person with this language: that of the client around it, even where the texts are not
 * in that language. Each text reads in its own direction (index.html).
 */
export function directionFor(tag: string | undefined): 'ltr' | 'rtl' {
  const script = tag !== undefined && isTag(tag) ? new Intl.Locale(tag).maximize().script : undefined
  return script !== undefined && FROM_THE_RIGHT.has(script) ? 'rtl' : 'ltr'
}

/** Whether it names a language as browsers and clients do. */
export function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

/** Words that a suffix rule would spoil. */
const KEEP = new Set([
  'this',
  'does',
  'is',
  'was',
  'has',
  'his',
  'its',
  'us',
  'yes',
  'bus',
  'plus',
  'status',
  'process',
  'access',
  'business',
  'address',
  'series',
  'news',
  'thing',
  'anything',
  'something',
  'nothing',
  'everything',
  'during',
  'need',
  'used',
  'use',
])

/** Longest first: the first that fits is taken off, if enough of the word stays. */
const SUFFIXES: [RegExp, string][] = [
  [/(?:ifications?|ificates?|ificated|ified|ifies|ifying|ifiers?)$/, 'ify'],
  [/(?:ations?|ating|ated|ates|atory)$/, 'ate'],
  [/(?:ments?)$/, ''],
  [/(?:iances?|iant)$/, 'y'],
  [/ies$/, 'y'],
  [/ied$/, 'y'],
  [/(?:ings?|ed|es|s|e|ers?|ors?)$/, ''],
]
const LEAST = 3

/** The family of a word, so that "certificates", "certified" and "certify" are one. Crude on purpose: only likeness counts. */
export function stem(word: string): string {
  if (word.length < 5 || KEEP.has(word) || /[^a-z]/.test(word)) return word
  for (const [suffix, end] of SUFFIXES) {
    const stripped = word.replace(suffix, end)
    if (stripped !== word && stripped.length - end.length >= LEAST) return stripped.replace(/([bdfglmnprst])\1$/, '$1')
  }
  return word
}

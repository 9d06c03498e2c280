import fc from 'fast-check'
import { type Classifier, classify } from '../../src/intents/classify'
import { countFeatures, MAX_TEXT_LENGTH, tokenise } from '../../src/intents/features'
import { train } from '../../src/intents/train'
import { pack } from '../../src/intents/weights'
import { EXAMPLES, FOREIGN } from './examples'

describe('words', () => {
  it('ignores case, accents and apostrophes, and keeps a reserved token whole', () => {
    expect(tokenise("Don't the CAFÉS take §svc?")).toEqual(['dont', 'the', 'cafes', 'take', '§svc'])
    const { letters, words } = countFeatures('§svc')
    expect(words.get('§svc')).toBe(1)
    expect(letters.size).toBe(0)
  })

  it('keeps words of other scripts', () => {
    expect(tokenise('Ist हिन्दी Ünïcödé 日本語 ok')).toEqual(['ist', 'हिन्दी', 'unicode', '日本語', 'ok'])
  })

  it('reads no further than its limit', () => {
    expect(tokenise('word '.repeat(1_000_000)).length).toBe(MAX_TEXT_LENGTH / 5)
  })

  it('adds the concept of a word beside the word', () => {
    const concepts = new Map([['supplier', 'PARTY']])
    const { words } = countFeatures('our supplier', concepts)
    expect([...words.keys()]).toEqual(expect.arrayContaining(['supplier', '=PARTY', 'our =PARTY']))
  })
})

describe('a trained classifier', () => {
  const classifier = train(EXAMPLES)
  const best = (text: string, by: Classifier = classifier) => classify(text, by)[0]!

  it.each([
    ['where do I find that report', 'report'],
    ['is it the edition of 2019', 'edition'],
    ['is §svc certified', 'scope'],
    ['thanks for your help', 'thanks'],
  ])('reads "%s" as %s', (text, intent) => {
    expect(best(text).intent).toBe(intent)
  })

  it('is the same to the byte when trained again', () => {
    expect(pack(train(EXAMPLES), { bits: 7 })).toBe(pack(classifier, { bits: 7 }))
    expect(Buffer.from(train(EXAMPLES).weights.buffer).equals(Buffer.from(classifier.weights.buffer))).toBe(true)
  })

  it('depends on the seed only in the last digits', () => {
    for (const { text } of EXAMPLES) expect(best(text, train(EXAMPLES, { seed: 7 })).intent).toBe(best(text).intent)
  })

  it('scores every foreign text below every text it has learnt', () => {
    const lowest = Math.min(...EXAMPLES.map(({ text }) => best(text).score))
    for (const text of FOREIGN) expect(best(text).score).toBeLessThan(lowest)
  })

  it('scores a text lower the more of it is unknown', () => {
    const scores = ['', ' zebra', ' zebra quokka', ' zebra quokka xylophone'].map(
      (tail) => best(`where is the report${tail}`).score,
    )
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    expect(new Set(scores).size).toBe(scores.length)
  })

  it('ranks all intents with scores from 0 to 1, whatever the text', () => {
    const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string(), fc.lorem({ maxCount: 60 }))
    fc.assert(
      fc.property(anyText, (text) => {
        const ranked = classify(text, classifier)
        expect(ranked.map(({ intent }) => intent).sort()).toEqual(classifier.intents)
        ranked.forEach(({ score }, at) => {
          expect(score).toBeGreaterThanOrEqual(0)
          expect(score).toBeLessThanOrEqual(1)
          if (at > 0) expect(score).toBeLessThanOrEqual(ranked[at - 1]!.score)
        })
        expect(classify(text, classifier)).toEqual(ranked)
      }),
    )
  })

  it('survives texts made to hurt', () => {
    const hostile = [
      '',
      ' ',
      '\u0000',
      '\ud800',
      '__proto__ constructor',
      '§'.repeat(5000),
      'ﷺ'.repeat(4000),
      'a'.repeat(1e6),
    ]
    for (const text of hostile) expect(best(text).score).toBeLessThan(1)
  })

  it('lets a concept carry over to a word it never saw', () => {
    const concepts = { certificate: 'PAPER', attestation: 'PAPER' }
    const text = 'does the attestation include §svc'
    const scopeScore = (by: Classifier) => classify(text, by).find(({ intent }) => intent === 'scope')!.score
    expect(scopeScore(train(EXAMPLES, { concepts, folds: 0 }))).toBeGreaterThan(
      scopeScore(train(EXAMPLES, { folds: 0 })),
    )
  })

  it('copes with one intent, one example and texts without words', () => {
    expect(best('hello', train([{ text: 'hello', intent: 'only' }])).intent).toBe('only')
    expect(
      train([
        { text: '', intent: 'a' },
        { text: '?', intent: 'b' },
      ]).intents,
    ).toEqual(['a', 'b'])
  })

  it('refuses to train on nothing', () => {
    expect(() => train([])).toThrow(RangeError)
  })

  it('does not let a large intent swallow a small one', () => {
    const many = Array.from({ length: 300 }, (_, n) => ({ text: `where is report number ${n}`, intent: 'report' }))
    const few = [
      { text: 'is §svc in scope', intent: 'scope' },
      { text: '§svc certified', intent: 'scope' },
    ]
    expect(best('is §svc certified', train([...many, ...few])).intent).toBe('scope')
  })
})

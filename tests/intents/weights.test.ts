import fc from 'fast-check'
import { classify } from '../../src/intents/classify'
import { fromBase64, frontCode, frontDecode } from '../../src/intents/packed-text'
import { train } from '../../src/intents/train'
import { pack, unpack } from '../../src/intents/weights'
import { EXAMPLES, FOREIGN } from './examples'

const classifier = train(EXAMPLES, { concepts: { supplier: 'PARTY', vendor: 'PARTY' } })

describe('a packed classifier', () => {
  it('answers like the one it came from', () => {
    const copy = unpack(pack(classifier, { bits: 7 }))
    expect(copy.intents).toEqual(classifier.intents)
    expect(copy.dictionary.concepts).toEqual(classifier.dictionary.concepts)
    for (const text of [...EXAMPLES.map((example) => example.text), ...FOREIGN]) {
      const [expected] = classify(text, classifier)
      const [actual] = classify(text, copy)
      expect(actual!.score).toBeCloseTo(expected!.score, 1)
      if (!FOREIGN.includes(text)) expect(actual!.intent).toBe(expected!.intent)
    }
  })

  it('is the same text when packed again from its own copy', () => {
    const once = pack(unpack(pack(classifier)))
    expect(pack(classifier)).toBe(pack(classifier))
    expect(unpack(once).dictionary.index).toEqual(unpack(pack(classifier)).dictionary.index)
  })

  it('gets smaller with fewer features, and keeps to the number', () => {
    const small = pack(classifier, { maxFeatures: 100 })
    expect(unpack(small).dictionary.index.size).toBe(100)
    expect(small.length).toBeLessThan(pack(classifier).length / 2)
  })

  it('keeps to the number of weights it was trained with, and still reads its examples', () => {
    const sparse = train(EXAMPLES, { maxFeatures: 400, maxWeights: 500, folds: 0 })
    expect(sparse.dictionary.index.size).toBe(400)
    expect(sparse.weights.filter((weight) => weight !== 0).length).toBeLessThanOrEqual(500)
    const copy = unpack(pack(sparse))
    for (const { text, intent } of EXAMPLES) expect(classify(text, copy)[0]!.intent).toBe(intent)
  })

  it('refuses a damaged text', () => {
    const packed = JSON.parse(pack(classifier))
    expect(() => unpack('{')).toThrow(SyntaxError)
    expect(() => unpack(JSON.stringify({ ...packed, v: 2 }))).toThrow(/version 2/)
    expect(() => unpack(JSON.stringify({ ...packed, weights: packed.weights.slice(1) }))).toThrow(RangeError)
    expect(() => unpack(JSON.stringify({ ...packed, features: `z${packed.features}` }))).toThrow(RangeError)
  })
})

describe('front coding', () => {
  it('gives back any sorted list of entries without line breaks', () => {
    const entry = fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) => text.replaceAll('\n', ''))
    fc.assert(
      fc.property(fc.uniqueArray(entry), (entries) => {
        const sorted = [...entries].sort()
        expect(frontDecode(frontCode(sorted))).toEqual(sorted)
      }),
    )
  })
})

describe('base64', () => {
  it('reads what another writer wrote, padded or not', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
        const text = Buffer.from(bytes).toString('base64')
        expect(fromBase64(text)).toEqual(bytes)
        expect(fromBase64(text.replace(/=/g, ''))).toEqual(bytes)
      }),
    )
    expect(() => fromBase64('ab*d')).toThrow(RangeError)
  })
})

import type { Calibration } from './calibration'
import type { Classifier } from './classify'
import { fromBase64, frontCode, frontDecode, toBase64 } from './packed-text'
import { featureStrengths } from './strengths'

/** How small to make a classifier. */
export interface PackOptions {
  /** Features kept. Where much has to go, `train` with its own `maxFeatures` first: it learns again on what is left. */
  maxFeatures?: number
  /** Bits of a weight, 3 to 8. */
  bits?: number
  /** Weights kept, over all features and intents; the smallest go first. */
  maxWeights?: number
}

/** A classifier in a form to ship: plain JSON. */
export interface PackedClassifier {
  v: 1
  intents: string[]
  concepts: [string, string][]
  calibration: Calibration
  unknownRarity: number
  /** The value of one step of a weight, and of a rarity. */
  step: number
  rarityStep: number
  bias: number[]
  /** Front-coded, sorted. */
  features: string
  /** One byte a feature. */
  rarity: string
  /** For each feature the number of weights kept, one byte, or 255 and a second byte on top. */
  counts: string
  /** The distances between the intents of a feature's weights, one byte each, with 255 for "255 further, and go on". */
  places: string
  /** The weights as signed bytes, in the same order. */
  values: string
}

const DEFAULT_BITS = 6
const LONG = 255

/** Selects features, drops the smallest weights and rounds the rest. Deterministic; the result is the JSON text of a `PackedClassifier`. */
export function pack(classifier: Classifier, options: PackOptions = {}): string {
  const bits = Math.max(3, Math.min(8, Math.round(options.bits ?? DEFAULT_BITS)))
  const intents = classifier.intents.length
  const kept = keptFeatures(classifier, options.maxFeatures)
  const { largest, smallest } = weightLimits(classifier, kept, options.maxWeights)
  const step = largest / (2 ** (bits - 1) - 1) || 1
  const rarityStep = classifier.dictionary.rarity.reduce((most, rarity) => Math.max(most, rarity), 0) / LONG || 1
  const rarity = new Uint8Array(kept.length)
  const counts: number[] = []
  const places: number[] = []
  const values: number[] = []
  kept.forEach(([, feature], at) => {
    rarity[at] = Math.round(classifier.dictionary.rarity[feature]! / rarityStep)
    let count = 0
    let previous = 0
    for (let intent = 0; intent < intents; intent++) {
      const weight = classifier.weights[feature * intents + intent]!
      const value = Math.round(weight / step)
      if (value === 0 || Math.abs(weight) < smallest) continue
      writeNumber(intent - previous, places)
      values.push(value & 0xff)
      previous = intent
      count++
    }
    writeNumber(count, counts)
  })
  const packed: PackedClassifier = {
    v: 1,
    intents: classifier.intents,
    concepts: [...classifier.dictionary.concepts],
    calibration: classifier.calibration,
    unknownRarity: classifier.dictionary.unknownRarity,
    step,
    rarityStep,
    bias: Array.from(classifier.bias),
    features: frontCode(kept.map(([name]) => name)),
    rarity: toBase64(rarity),
    counts: toBase64(Uint8Array.from(counts)),
    places: toBase64(Uint8Array.from(places)),
    values: toBase64(Uint8Array.from(values)),
  }
  return JSON.stringify(packed)
}

/** The classifier of a text that `pack` gave. Throws a SyntaxError or RangeError when the text is damaged. */
export function unpack(text: string): Classifier {
  const packed = JSON.parse(text) as PackedClassifier
  if (packed.v !== 1) throw new RangeError(`The packed classifier has version ${packed.v}; this code reads version 1.`)
  const names = frontDecode(packed.features)
  const intents = packed.intents.length
  const weights = new Float32Array(names.length * intents)
  const [counts, places, values] = [packed.counts, packed.places, packed.values].map(fromBase64) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ]
  const rarity = Float32Array.from(fromBase64(packed.rarity), (steps) => steps * packed.rarityStep)
  const count = numberReader(counts)
  const place = numberReader(places)
  let value = 0
  for (let feature = 0; feature < names.length; feature++) {
    let intent = 0
    for (let left = count(); left > 0; left--) {
      intent += place()
      if (intent >= intents || value >= values.length) throw damaged()
      weights[feature * intents + intent] = ((values[value++]! << 24) >> 24) * packed.step
    }
  }
  if (value !== values.length || rarity.length !== names.length || packed.bias.length !== intents) throw damaged()
  return {
    intents: packed.intents,
    dictionary: {
      index: new Map(names.map((name, at) => [name, at])),
      rarity,
      unknownRarity: packed.unknownRarity,
      concepts: new Map(packed.concepts),
    },
    weights,
    bias: Float32Array.from(packed.bias),
    calibration: packed.calibration,
  }
}

/** Names and places of the features to keep, sorted by name. */
function keptFeatures({ dictionary, weights, intents }: Classifier, maxFeatures?: number): [string, number][] {
  const all = [...dictionary.index]
  const sorted = (entries: [string, number][]) => entries.sort(([a], [b]) => (a < b ? -1 : 1))
  if (maxFeatures === undefined || all.length <= maxFeatures) return sorted(all)
  const strengths = featureStrengths(dictionary, weights, intents.length)
  all.sort(([, a], [, b]) => strengths[b]! - strengths[a]! || a - b)
  return sorted(all.slice(0, Math.max(0, maxFeatures)))
}

/** The largest size of a weight, and the size below which weights are dropped to keep to `maxWeights`. */
function weightLimits({ weights, intents }: Classifier, kept: [string, number][], maxWeights?: number) {
  const width = intents.length
  const sizes = new Float32Array(kept.length * width)
  kept.forEach(([, feature], at) => {
    for (let k = 0; k < width; k++) sizes[at * width + k] = Math.abs(weights[feature * width + k]!)
  })
  sizes.sort()
  const smallest = maxWeights === undefined || maxWeights >= sizes.length ? 0 : sizes[sizes.length - 1 - maxWeights]!
  return { largest: sizes.at(-1) ?? 0, smallest: Math.max(smallest, Number.MIN_VALUE) }
}

function writeNumber(number: number, bytes: number[]): void {
  let left = number
  for (; left >= LONG; left -= LONG) bytes.push(LONG)
  bytes.push(left)
}

function numberReader(bytes: Uint8Array): () => number {
  let at = 0
  return () => {
    let number = 0
    while (bytes[at] === LONG) {
      number += LONG
      at++
    }
    if (at >= bytes.length) throw damaged()
    return number + bytes[at++]!
  }
}

function damaged(): RangeError {
  return new RangeError('The packed classifier is damaged: its parts do not fit together.')
}

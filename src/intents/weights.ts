import type { Calibration } from './calibration'
import type { Classifier } from './classify'
import { frontCode, frontDecode } from './packed-text'
import { selectFeatures } from './selection'

/** How small to make a classifier. */
export interface PackOptions {
  /** Features kept. Where much has to go, give `train` its own `maxFeatures` instead: it learns again on what is left. */
  maxFeatures?: number
  /** Fineness of the weights, 2 to 7: one more halves the step. */
  bits?: number
}

/** A classifier in a form to ship. Numbers are single characters, which a compressor turns into a few bits each. */
export interface PackedClassifier {
  v: 1
  intents: string[]
  concepts: [string, string][]
  letters: boolean
  calibration: Calibration
  unknownRarity: number
  /** The step of a weight whose feature has unit scale. */
  step: number
  bias: number[]
  /** Sorted and front-coded. */
  features: string
  /** One character a feature, in steps of a quarter. */
  rarity: string
  /** One character for each feature and intent, feature by feature. */
  weights: string
}

const DEFAULT_BITS = 4
const RARITY_STEPS = 4
/** Weights go from -40 to 40 steps; larger ones are rare and cut. */
const MOST_STEPS = 40
/** The character of 0; 40 on either side stay printable. */
const ZERO = 80
const BACKSLASH = 92

/**
 * Selects features and rounds the rest: a rare feature moves few decisions, so its weights take coarser steps. Deterministic;
 * the result is the JSON text of a `PackedClassifier`.
 */
export function pack(classifier: Classifier, options: PackOptions = {}): string {
  const bits = Math.max(2, Math.min(7, Math.round(options.bits ?? DEFAULT_BITS)))
  const { dictionary, weights, intents } = classifier
  const width = intents.length
  const kept = keptFeatures(classifier, options.maxFeatures)
  const rarities = kept.map(([, feature]) => Math.round(dictionary.rarity[feature]! * RARITY_STEPS))
  const scaled = kept.map(([, feature], at) => {
    const scale = roundingScale(rarities[at]! / RARITY_STEPS)
    return weights.slice(feature * width, (feature + 1) * width).map((weight) => weight * scale)
  })
  const step = (1.4 * typicalSize(scaled)) / 2 ** (bits - 3)
  const packed: PackedClassifier = {
    v: 1,
    intents,
    concepts: [...dictionary.concepts],
    letters: dictionary.letters,
    calibration: classifier.calibration,
    unknownRarity: dictionary.unknownRarity,
    step,
    bias: Array.from(classifier.bias),
    features: frontCode(kept.map(([name]) => name)),
    rarity: rarities.map((steps) => toCharacter(Math.min(steps, 2 * MOST_STEPS) - MOST_STEPS)).join(''),
    weights: scaled.map((row) => Array.from(row, (weight) => toCharacter(toSteps(weight, step))).join('')).join(''),
  }
  return JSON.stringify(packed)
}

/** The classifier of a text that `pack` gave. Throws a SyntaxError or RangeError when the text is damaged. */
export function unpack(text: string): Classifier {
  const packed = JSON.parse(text) as PackedClassifier
  if (packed.v !== 1) throw new RangeError(`The packed classifier has version ${packed.v}; this code reads version 1.`)
  const names = frontDecode(packed.features)
  const width = packed.intents.length
  const fits =
    packed.rarity.length === names.length &&
    packed.weights.length === names.length * width &&
    packed.bias.length === width
  if (!fits) throw new RangeError('The packed classifier is damaged: its parts do not fit together.')
  const rarity = new Float32Array(names.length)
  const weights = new Float32Array(names.length * width)
  for (let feature = 0; feature < names.length; feature++) {
    rarity[feature] = (fromCharacter(packed.rarity, feature) + MOST_STEPS) / RARITY_STEPS
    const unit = packed.step / roundingScale(rarity[feature]!)
    for (let place = feature * width; place < (feature + 1) * width; place++) {
      weights[place] = fromCharacter(packed.weights, place) * unit
    }
  }
  return {
    intents: packed.intents,
    dictionary: {
      index: new Map(names.map((name, at) => [name, at])),
      rarity,
      unknownRarity: packed.unknownRarity,
      concepts: new Map(packed.concepts),
      letters: packed.letters,
    },
    weights,
    bias: Float32Array.from(packed.bias),
    calibration: packed.calibration,
  }
}

/** Names and places of the features to keep, sorted by name. */
function keptFeatures(classifier: Classifier, maxFeatures?: number): [string, number][] {
  const keep = maxFeatures === undefined ? undefined : selectFeatures(classifier, maxFeatures)
  return [...classifier.dictionary.index]
    .filter(([name]) => keep?.has(name) ?? true)
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Between equal steps for all and steps by full impact; half way lost least at equal size. */
function roundingScale(rarity: number): number {
  return Math.max(rarity, 1) * Math.exp(-Math.max(rarity, 1) / 4)
}

/** Root mean square of the weights that are not 0. */
function typicalSize(rows: Float32Array[]): number {
  let squares = 0
  let count = 0
  for (const row of rows) {
    for (const weight of row) {
      if (weight === 0) continue
      squares += weight * weight
      count++
    }
  }
  return count > 0 ? Math.sqrt(squares / count) : 1
}

function toSteps(weight: number, step: number): number {
  return Math.max(-MOST_STEPS, Math.min(MOST_STEPS, Math.round(weight / step)))
}

/** JSON doubles a backslash, so the codes from there on move up by one. */
function toCharacter(steps: number): string {
  const code = ZERO + steps
  return String.fromCharCode(code >= BACKSLASH ? code + 1 : code)
}

function fromCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return (code > BACKSLASH ? code - 1 : code) - ZERO
}

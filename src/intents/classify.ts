import { type Calibration, calibrate } from './calibration'
import { score } from './margins'
import { type Dictionary, vectorise } from './vectors'

/** A trained classifier: plain arrays, no state. */
export interface Classifier {
  /** In alphabetical order of code units. */
  intents: string[]
  dictionary: Dictionary
  /** The weights of feature f start at `f * intents.length`. */
  weights: Float32Array
  bias: Float32Array
  calibration: Calibration
}

/** An intent and how likely it is the right one, 0 to 1. */
export interface RankedIntent {
  intent: string
  score: number
}

/**
 * All intents, best first. The score of the first is the estimated chance that it is right, comparable from text to text; a
 * text made of unfamiliar words and letter groups scores low, an empty one lowest. Equal scores keep alphabetical order.
 */
export function classify(text: string, classifier: Classifier): RankedIntent[] {
  const margins = new Float64Array(classifier.intents.length)
  score(vectorise(text, classifier.dictionary), classifier.weights, classifier.bias, margins)
  const order = Array.from(margins.keys()).sort((a, b) => margins[b]! - margins[a]! || a - b)
  return order.map((at) => ({
    intent: classifier.intents[at]!,
    score: calibrate(margins[at]!, classifier.calibration),
  }))
}

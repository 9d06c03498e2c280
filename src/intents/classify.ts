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
  return bestFirst(margins).map((at) => ({
    intent: classifier.intents[at]!,
    score: calibrate(margins[at]!, classifier.calibration),
  }))
}

/** The places of the values, highest value first, equal ones in order. For a few dozen numbers insertion is fastest. */
function bestFirst(values: Float64Array): number[] {
  const places: number[] = []
  for (let place = 0; place < values.length; place++) {
    let at = place
    while (at > 0 && values[places[at - 1]!]! < values[place]!) {
      places[at] = places[at - 1]!
      at--
    }
    places[at] = place
  }
  return places
}

import { type Calibration, DEFAULT_CALIBRATION, fitCalibration, type Outcome } from './calibration'
import { addCentres } from './centres'
import type { Classifier } from './classify'
import type { FeatureOptions } from './features'
import { fitMargins, type MarginOptions, score } from './margins'
import { createRandom } from './random'
import { type Selection, selectFeatures, selectWeights, weightMask } from './selection'
import { buildDictionary, vectorise } from './vectors'

/** A text and the intent it stands for. */
export interface Example {
  text: string
  intent: string
}

/** How to train; every field has a default that suits small and large sets alike. */
export interface TrainOptions extends FeatureOptions, Partial<MarginOptions> {
  /** Parts for the out-of-fold predictions that set the scores; 0 leaves a fixed calibration. */
  folds?: number
  /** Keep this many features, the most telling ones, and train again on those: for a model that is shipped. */
  maxFeatures?: number
  /** Keep this many weights over all features and intents, and train once more within those. */
  maxWeights?: number
}

const DEFAULTS: MarginOptions = { cost: 1, passes: 14, seed: 1 }
const DEFAULT_FOLDS = 3
/** A calibration has two numbers to learn; more predictions than this would only cost time. */
const ENOUGH_OUTCOMES = 2000

/**
 * Trains a classifier. The same examples in the same order and the same options give the same bytes.
 * Throws a RangeError when there is no example.
 */
export function train(examples: Example[], options: TrainOptions = {}): Classifier {
  if (examples.length === 0) throw new RangeError('There is nothing to train on: give at least one example.')
  const margins: MarginOptions = {
    cost: options.cost ?? DEFAULTS.cost,
    passes: options.passes ?? DEFAULTS.passes,
    seed: options.seed ?? DEFAULTS.seed,
  }
  const intents = [...new Set(examples.map((example) => example.intent))].sort()
  let keep: Selection | undefined
  if (options.maxFeatures !== undefined) {
    keep = selectFeatures(learn(examples, intents, options, margins), options.maxFeatures)
  }
  if (options.maxWeights !== undefined) {
    keep = selectWeights(learn(examples, intents, options, margins, keep), options.maxWeights)
  }
  const calibration = calibrateOutOfFold(examples, intents, options, margins, keep)
  return { ...learn(examples, intents, options, margins, keep), calibration }
}

function learn(
  examples: Example[],
  intents: string[],
  options: FeatureOptions,
  margins: MarginOptions,
  keep?: Selection,
): Classifier {
  const texts = examples.map((example) => example.text)
  const dictionary = buildDictionary(texts, options, keep)
  const place = new Map(intents.map((intent, at) => [intent, at]))
  const labels = Int32Array.from(examples, (example) => place.get(example.intent)!)
  const vectors = texts.map((text) => vectorise(text, dictionary))
  const mask = keep && weightMask(keep, dictionary, intents.length)
  const { weights, bias } = fitMargins(vectors, labels, intents.length, dictionary.index.size, margins, mask)
  addCentres(weights, vectors, labels, intents.length, mask)
  return { intents, dictionary, weights, bias: Float32Array.from(bias), calibration: DEFAULT_CALIBRATION }
}

/** Learns what a margin is worth from predictions on texts that were left out of training. */
function calibrateOutOfFold(
  examples: Example[],
  intents: string[],
  options: TrainOptions,
  margins: MarginOptions,
  keep?: Selection,
): Calibration {
  const folds = Math.min(options.folds ?? DEFAULT_FOLDS, examples.length)
  if (folds < 2) return DEFAULT_CALIBRATION
  const order = Int32Array.from(examples.keys())
  createRandom(margins.seed).shuffle(order)
  const outcomes: Outcome[] = []
  for (let fold = 0; fold < folds && outcomes.length < ENOUGH_OUTCOMES; fold++) {
    const kept = Array.from(order).filter((_, at) => at % folds !== fold)
    const left = Array.from(order).filter((_, at) => at % folds === fold)
    const model = learn(
      kept.map((at) => examples[at]!),
      intents,
      options,
      margins,
      keep,
    )
    const scores = new Float64Array(intents.length)
    for (const at of left) {
      score(vectorise(examples[at]!.text, model.dictionary), model.weights, model.bias, scores)
      let best = 0
      for (let intent = 1; intent < scores.length; intent++) if (scores[intent]! > scores[best]!) best = intent
      outcomes.push({ margin: scores[best]!, right: intents[best] === examples[at]!.intent })
    }
  }
  return fitCalibration(outcomes)
}

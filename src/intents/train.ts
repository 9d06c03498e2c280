import { type Calibration, DEFAULT_CALIBRATION, fitCalibration, type Outcome } from './calibration'
import type { Classifier } from './classify'
import type { FeatureOptions } from './features'
import { fitMargins, type MarginOptions, score } from './margins'
import { createRandom } from './random'
import { featureStrengths } from './strengths'
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
}

const DEFAULTS: MarginOptions = { cost: 1, passes: 14, seed: 1 }
const DEFAULT_FOLDS = 3

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
  const keep = options.maxFeatures === undefined ? undefined : tellingFeatures(examples, intents, options, margins)
  const calibration = calibrateOutOfFold(examples, intents, options, margins, keep)
  return { ...fit(examples, intents, options, margins, keep), calibration }
}

function fit(
  examples: Example[],
  intents: string[],
  options: FeatureOptions,
  margins: MarginOptions,
  keep?: ReadonlySet<string>,
): Classifier {
  const texts = examples.map((example) => example.text)
  const dictionary = buildDictionary(texts, options, keep)
  const place = new Map(intents.map((intent, at) => [intent, at]))
  const labels = Int32Array.from(examples, (example) => place.get(example.intent)!)
  const vectors = texts.map((text) => vectorise(text, dictionary))
  const { weights, bias } = fitMargins(vectors, labels, intents.length, dictionary.index.size, margins)
  return { intents, dictionary, weights, bias: Float32Array.from(bias), calibration: DEFAULT_CALIBRATION }
}

/** The features that move decisions most in a classifier of all of them. */
function tellingFeatures(
  examples: Example[],
  intents: string[],
  options: TrainOptions,
  margins: MarginOptions,
): ReadonlySet<string> {
  const { dictionary, weights } = fit(examples, intents, options, margins)
  const strengths = featureStrengths(dictionary, weights, intents.length)
  const names = [...dictionary.index.keys()]
  const order = names.map((_, at) => at).sort((a, b) => strengths[b]! - strengths[a]! || a - b)
  return new Set(order.slice(0, options.maxFeatures).map((at) => names[at]!))
}

/** Learns what a margin is worth from predictions on texts that were left out of training. */
function calibrateOutOfFold(
  examples: Example[],
  intents: string[],
  options: TrainOptions,
  margins: MarginOptions,
  keep?: ReadonlySet<string>,
): Calibration {
  const folds = Math.min(options.folds ?? DEFAULT_FOLDS, examples.length)
  if (folds < 2) return DEFAULT_CALIBRATION
  const order = Int32Array.from(examples.keys())
  createRandom(margins.seed).shuffle(order)
  const outcomes: Outcome[] = []
  for (let fold = 0; fold < folds; fold++) {
    const kept = Array.from(order).filter((_, at) => at % folds !== fold)
    const left = Array.from(order).filter((_, at) => at % folds === fold)
    const model = fit(kept.map((at) => examples[at]!), intents, options, margins, keep)
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

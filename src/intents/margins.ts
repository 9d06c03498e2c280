import { createRandom } from './random'
import type { Vector } from './vectors'

/** One linear function per intent: the weights of feature f start at `f * intents`. */
export interface Margins {
  weights: Float32Array
  bias: Float64Array
}

/** What the optimiser is told. */
export interface MarginOptions {
  /** Inverse strength of the L2 penalty; .5 to 4 give nearly the same accuracy. */
  cost: number
  /** Passes over the examples, at most. */
  passes: number
  seed: number
}

/** A pass that moves no dual variable further than this has converged for the purpose of ranking. */
const TOLERANCE = 0.01
/** Moves below this are not worth touching the weights for. */
const SMALLEST_MOVE = 1e-6
/** Every so many passes all intents are looked at again; in between only those an example still pulls on. */
const FULL_PASS_EVERY = 6
/** An intent is not touched by a foreign example that scores below -1; this leaves room for it to rise between full passes. */
const NEARLY_BUSY = -1.1

/**
 * Fits one-against-the-rest linear classifiers with squared hinge loss and L2 penalty by dual coordinate descent, all intents
 * in one sweep. There is no learning rate to tune, and an example that an intent already handles costs that intent nothing.
 * Positive examples of small intents count more, so that every intent pulls with the same total weight.
 * With a `mask`, only the weights marked 1 may differ from 0: the rest of the model then learns to do without them.
 */
export function fitMargins(
  vectors: Vector[],
  labels: Int32Array,
  intents: number,
  features: number,
  options: MarginOptions,
  mask?: Uint8Array,
): Margins {
  const weights = new Float32Array(features * intents)
  const bias = new Float64Array(intents)
  const duals = new Float32Array(vectors.length * intents)
  const penalties = positivePenalties(labels, intents, options.cost)
  const penalty = 0.5 / options.cost
  const lengths = vectors.map(squaredLength)
  const order = Int32Array.from(vectors.keys())
  const random = createRandom(options.seed)
  const everyIntent = Int32Array.from({ length: intents }, (_, intent) => intent)
  const busy: Int32Array[] = vectors.map(() => everyIntent)
  const moved = new Int32Array(intents)
  const moves = new Float64Array(intents)
  const scores = new Float64Array(intents)
  for (let pass = 0; pass < options.passes; pass++) {
    const full = pass < 2 || pass % FULL_PASS_EVERY === 0
    let largest = 0
    random.shuffle(order)
    for (const example of order) {
      const vector = vectors[example]!
      const looked = full ? everyIntent : busy[example]!
      if (full) score(vector, weights, bias, scores)
      else scoreSome(vector, weights, bias, looked, scores)
      let count = 0
      for (const intent of looked) {
        const own = labels[example] === intent
        const sign = own ? 1 : -1
        const diagonal = own ? penalties[intent]! : penalty
        const dual = duals[example * intents + intent]!
        const slope = sign * scores[intent]! - 1 + dual * diagonal
        const next = Math.max(dual - slope / (lengths[example]! + diagonal), 0)
        const move = next - dual
        if (Math.abs(move) < SMALLEST_MOVE) continue
        largest = Math.max(largest, Math.abs(move))
        duals[example * intents + intent] = next
        moved[count] = intent
        moves[count] = move * sign
        bias[intent]! += move * sign
        count++
      }
      addTo(weights, vector, intents, moved, moves, count, mask)
      if (full) busy[example] = busyIntents(scores, duals, example, labels[example]!)
    }
    if (full && largest < TOLERANCE) break
  }
  return { weights, bias }
}

/** The intents an example still pulls on, or is close to: the passes in between look at no others. */
function busyIntents(scores: Float64Array, duals: Float32Array, example: number, own: number): Int32Array {
  const start = example * scores.length
  const busy: number[] = []
  for (let intent = 0; intent < scores.length; intent++) {
    if (intent === own || duals[start + intent]! > 0 || scores[intent]! > NEARLY_BUSY) busy.push(intent)
  }
  return Int32Array.from(busy)
}

function scoreSome(
  { ids, values }: Vector,
  weights: Float32Array,
  bias: Float64Array,
  some: Int32Array,
  scores: Float64Array,
): void {
  const intents = bias.length
  for (const intent of some) scores[intent] = bias[intent]!
  for (let at = 0; at < ids.length; at++) {
    const start = ids[at]! * intents
    const value = values[at]!
    for (let k = 0; k < some.length; k++) scores[some[k]!]! += value * weights[start + some[k]!]!
  }
}

/** Writes the score of every intent for a vector into `scores`. */
export function score(
  vector: Vector,
  weights: Float32Array,
  bias: Float64Array | Float32Array,
  scores: Float64Array,
): void {
  const intents = bias.length
  scores.set(bias)
  const { ids, values } = vector
  for (let at = 0; at < ids.length; at++) {
    const start = ids[at]! * intents
    const value = values[at]!
    for (let intent = 0; intent < intents; intent++) scores[intent]! += value * weights[start + intent]!
  }
}

function addTo(
  weights: Float32Array,
  { ids, values }: Vector,
  intents: number,
  moved: Int32Array,
  moves: Float64Array,
  count: number,
  mask?: Uint8Array,
): void {
  if (count === 0) return
  for (let at = 0; at < ids.length; at++) {
    const start = ids[at]! * intents
    const value = values[at]!
    for (let k = 0; k < count; k++) {
      const place = start + moved[k]!
      if (!mask || mask[place] === 1) weights[place]! += value * moves[k]!
    }
  }
}

function positivePenalties(labels: Int32Array, intents: number, cost: number): number[] {
  const sizes = new Array<number>(intents).fill(0)
  for (const label of labels) sizes[label]!++
  return sizes.map((size) => (0.5 * Math.max(size, 1) * intents) / (cost * labels.length))
}

/** The bias is a feature of value 1, so it counts in the length. */
function squaredLength(vector: Vector): number {
  return vector.values.reduce((sum, value) => sum + value * value, 1)
}

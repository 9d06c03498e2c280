import type { Classifier } from './classify'
import { featureStrengths, impact } from './strengths'
import type { Dictionary } from './vectors'

/** The features to keep, and for each, where that matters, the intents it may have a weight for (1) or not (0). */
export type Selection = ReadonlyMap<string, Uint8Array | undefined>

/** The `most` features that move decisions most. */
export function selectFeatures({ dictionary, weights, intents }: Classifier, most: number): Selection {
  const strengths = featureStrengths(dictionary, weights, intents.length)
  const names = [...dictionary.index.keys()]
  const order = names.map((_, at) => at).sort((a, b) => strengths[b]! - strengths[a]! || a - b)
  return new Map(order.slice(0, most).map((at) => [names[at]!, undefined]))
}

/** The `most` weights that move decisions most: their size times the impact of the feature. */
export function selectWeights({ dictionary, weights, intents }: Classifier, most: number): Selection {
  const width = intents.length
  const impacts = dictionary.rarity.map(impact)
  const strengths = weights.map((weight, place) => Math.abs(weight) * impacts[Math.floor(place / width)]!)
  const sorted = Float32Array.from(strengths).sort()
  const limit = most >= sorted.length ? 0 : sorted[sorted.length - most - 1]!
  const selection = new Map<string, Uint8Array>()
  for (const [name, feature] of dictionary.index) {
    const row = Uint8Array.from({ length: width }, (_, k) => {
      const strength = strengths[feature * width + k]!
      return strength > limit ? 1 : 0
    })
    selection.set(name, row)
  }
  return selection
}

/** The selection laid out like the weights of a classifier with this dictionary; undefined where it limits none. */
export function weightMask(selection: Selection, dictionary: Dictionary, intents: number): Uint8Array | undefined {
  const mask = new Uint8Array(dictionary.index.size * intents)
  for (const [name, feature] of dictionary.index) {
    const row = selection.get(name)
    if (row === undefined) return undefined
    mask.set(row, feature * intents)
  }
  return mask
}

import type { Dictionary } from './vectors'

/** How much each feature moves decisions: the length of its weights, times its value in a text, times how often it occurs. */
export function featureStrengths(dictionary: Dictionary, weights: Float32Array, intents: number): Float64Array {
  return Float64Array.from(dictionary.rarity, (rarity, feature) => {
    let squares = 0
    for (let at = feature * intents; at < (feature + 1) * intents; at++) squares += weights[at]! * weights[at]!
    // Rarity is a logarithm of the frequency, so the root of the frequency falls with half of it.
    return rarity * Math.sqrt(squares) * Math.exp(-rarity / 2)
  })
}

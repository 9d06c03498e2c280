import type { Dictionary } from './vectors'

/** How much a weight of 1 on a feature moves decisions: its value in a text times how often it occurs, up to a constant. */
export function impact(rarity: number): number {
  // Rarity is a logarithm of the frequency, so the root of the frequency falls with half of it.
  return rarity * Math.exp(-rarity / 2)
}

/** How much each feature moves decisions: the length of its weights times their impact. */
export function featureStrengths(dictionary: Dictionary, weights: Float32Array, intents: number): Float64Array {
  return Float64Array.from(dictionary.rarity, (rarity, feature) => {
    let squares = 0
    for (let at = feature * intents; at < (feature + 1) * intents; at++) squares += weights[at]! * weights[at]!
    return Math.sqrt(squares) * impact(rarity)
  })
}

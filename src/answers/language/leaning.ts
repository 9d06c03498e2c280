import type { Reading } from '../reading'

/** Words that begin a turn which goes on from the one before. */
export const JOINT = /^(and|n|or|but|also|plus|what|how|so|same|then|ok|okay|if)$/
/** Words that point back. */
export const PRONOUN = new Set([
  'likewise',
  'too',
  'it',
  'them',
  'that',
  'those',
  'they',
  'this',
  'these',
  'one',
  'ones',
  'its',
  'their',
])

/** Whether a turn leans on what was said before: it begins with a joint ("and", "what about") or points back. */
export function continues(reading: Reading): boolean {
  if (reading.tokens.slice(0, 3).some((t) => JOINT.test(t.word))) return true
  return reading.tokens.some((t) => PRONOUN.has(t.word)) || reading.cues.bare
}

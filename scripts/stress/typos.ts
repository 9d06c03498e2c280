/** A seeded source of whole numbers below a bound: the same seed gives the same questions (mulberry32). */
export function createDraw(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000) * below)
  }
}

export type Draw = ReturnType<typeof createDraw>

/** A number of one text, so that each text has mistakes of its own whatever stands before it in a list (FNV-1a). */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0
  return hash
}

export const TYPOS = ['swap', 'drop', 'double', 'neighbour', 'wrong'] as const
export type Typo = (typeof TYPOS)[number]

const ROWS = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** The keys around a key of a QWERTY keyboard. */
function around(key: string): string {
  const row = ROWS.findIndex((keys) => keys.includes(key))
  if (row < 0) return ''
  const at = ROWS[row]?.indexOf(key) ?? 0
  return [row - 1, row, row + 1]
    .flatMap((r) => [...(ROWS[r] ?? '')].filter((_, i) => Math.abs(i - at) <= 1))
    .filter((k) => k !== key)
    .join('')
}

/** Positions where a finger can slip: letters and digits. */
const slots = (text: string): number[] => [...text].flatMap((c, i) => (/[\p{L}\p{N}]/u.test(c) ? [i] : []))

/** The text with one mistake of this kind, or the text as it was where the mistake is not possible. */
export function mistype(text: string, typo: Typo, draw: Draw): string {
  const chars = [...text]
  const places = slots(text)
  const at = places[draw(places.length || 1)]
  const char = at === undefined ? undefined : chars[at]
  if (at === undefined || char === undefined) return text
  const replace = (by: string): string => [...chars.slice(0, at), by, ...chars.slice(at + 1)].join('')
  switch (typo) {
    case 'swap':
      return [...chars.slice(0, at), ...(chars[at + 1] ?? ''), char, ...chars.slice(at + 2)].join('')
    case 'drop':
      return replace('')
    case 'double':
      return replace(char + char)
    case 'neighbour': {
      const keys = around(char.toLowerCase())
      return keys ? replace(keys[draw(keys.length)] ?? char) : text
    }
    case 'wrong':
      return replace(LETTERS[draw(LETTERS.length)] ?? char)
  }
}

/** The text with this many mistakes, each of a kind of its own draw. */
export function mistyped(text: string, mistakes: number, draw: Draw): string {
  let out = text
  for (let i = 0; i < mistakes; i++) out = mistype(out, TYPOS[draw(TYPOS.length)] ?? 'swap', draw)
  return out
}

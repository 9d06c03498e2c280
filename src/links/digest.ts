/** FNV-1a, 32 bits: short enough for a link, and two texts share it once in four thousand million. It keeps no secret. */
const START = 0x811c9dc5
const PRIME = 0x01000193

/** Eight hexadecimal digits that change when the text does. */
export function digestOf(text: string): string {
  let hash = START
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME)
  return (hash >>> 0).toString(16).padStart(8, '0')
}

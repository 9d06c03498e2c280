/** Which letters a word holds, a bit each. */
export function letterMask(joined: string): number {
  let mask = 0
  for (let i = 0; i < joined.length; i++) {
    const c = joined.charCodeAt(i)
    if (c >= 97 && c <= 122) mask |= 1 << (c - 97)
  }
  return mask
}

function popcount(x: number): number {
  let v = x - ((x >>> 1) & 0x55555555)
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333)
  return (((v + (v >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

/** In how many letters two masks differ: a cheap lower bound for edits, which change two at most. */
export const lettersApart = (a: number, b: number): number => popcount(a ^ b)

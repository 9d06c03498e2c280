/** A seeded source of order. */
export interface Random {
  /** From 0 up to, but not including, 1. */
  next(): number
  /** Shuffles in place. */
  shuffle(items: Int32Array): void
}

/** Mulberry32: 32 bits of state are plenty for shuffling, and the same seed gives the same order on every machine. */
export function createRandom(seed: number): Random {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const shuffle = (items: Int32Array): void => {
    for (let last = items.length - 1; last > 0; last--) {
      const other = Math.floor(next() * (last + 1))
      const kept = items[last]!
      items[last] = items[other]!
      items[other] = kept
    }
  }
  return { next, shuffle }
}

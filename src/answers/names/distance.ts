/**
 * The number of edits between two words (insert, delete, replace, swap of neighbours), or more than `limit` where it is more.
 * Optimal string alignment with a band: a transposition is one edit, since it is the commonest slip.
 */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit || b.length >= WIDEST) return limit + 1
  // What both begin and end with costs nothing; most of what is compared here differs in a few letters only.
  let n = a.length
  let m = b.length
  while (n > 0 && m > 0 && a.charCodeAt(n - 1) === b.charCodeAt(m - 1)) {
    n--
    m--
  }
  let same = 0
  while (same < n && same < m && a.charCodeAt(same) === b.charCodeAt(same)) same++
  n -= same
  m -= same
  if (n === 0 || m === 0) return n + m
  let [before, above, row] = LINES as [Int32Array, Int32Array, Int32Array]
  for (let j = 0; j <= m; j++) above[j] = j
  for (let i = 1; i <= n; i++) {
    // Cells further from the diagonal than the limit cannot lead to an end within it.
    const from = Math.max(1, i - limit)
    const to = Math.min(m, i + limit)
    row[from - 1] = from === 1 ? i : WIDEST
    let least = from === 1 ? i : WIDEST
    const c = a.charCodeAt(same + i - 1)
    for (let j = from; j <= to; j++) {
      const k = b.charCodeAt(same + j - 1)
      let d = above[j - 1]! + (c === k ? 0 : 1)
      const shorter = Math.min(above[j]!, row[j - 1]!) + 1
      if (shorter < d) d = shorter
      if (
        i > 1 &&
        j > 1 &&
        c === b.charCodeAt(same + j - 2) &&
        a.charCodeAt(same + i - 2) === k &&
        before[j - 2]! + 1 < d
      )
        d = before[j - 2]! + 1
      row[j] = d
      if (d < least) least = d
    }
    if (to < m) row[to + 1] = WIDEST
    if (least > limit) return limit + 1
    ;[before, above, row] = [above, row, before]
  }
  return above[m]!
}

/** Longer words are never compared. */
const WIDEST = 64
/** Working memory, reused: comparing is the hottest loop there is. No state outlives a call. */
const LINES = [new Int32Array(WIDEST), new Int32Array(WIDEST), new Int32Array(WIDEST)]

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']

/** Whether two letters lie beside each other on a keyboard (QWERTY, neighbours in the row and across rows). */
function beside(a: string, b: string): boolean {
  for (let r = 0; r < ROWS.length; r++) {
    const i = ROWS[r]!.indexOf(a)
    if (i < 0) continue
    for (const s of [r - 1, r, r + 1]) {
      const j = ROWS[s]?.indexOf(b) ?? -1
      if (j >= 0 && Math.abs(i - j) <= 1) return true
    }
  }
  return false
}

/**
 * Whether `typed` is `name` with one slip that fingers make: two letters swapped, a letter inside left out or doubled, or
 * a neighbouring key hit inside the word. An invented name ("Inture", "Azura", "Intunet") mostly differs in other ways.
 */
export function fingerSlip(typed: string, name: string): boolean {
  const n = name.length
  if (typed.length === n) {
    let i = 0
    while (i < n && typed[i] === name[i]) i++
    if (i >= n) return true
    if (i + 1 < n && typed[i] === name[i + 1] && typed[i + 1] === name[i])
      return typed.slice(i + 2) === name.slice(i + 2)
    return i > 0 && i < n - 1 && typed.slice(i + 1) === name.slice(i + 1) && beside(typed[i]!, name[i]!)
  }
  if (typed.length === n - 1) {
    let i = 0
    while (i < n - 1 && typed[i] === name[i]) i++
    return i > 0 && i < n - 1 && typed.slice(i) === name.slice(i + 1)
  }
  if (typed.length === n + 1) {
    let i = 0
    while (i < n && typed[i] === name[i]) i++
    return i > 0 && i <= n && typed.slice(i + 1) === name.slice(i) && typed[i] === typed[i - 1]
  }
  return false
}

/** Whether two words differ by one edit inside, with the same first and last letter. */
export function innerSlip(typed: string, name: string): boolean {
  if (name.length < 4 || typed[0] !== name[0] || typed[typed.length - 1] !== name[name.length - 1]) return false
  return distance(typed, name, 1) === 1
}

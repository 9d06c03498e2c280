import { distance } from '../answers/names/distance'
import { letterMask, lettersApart } from '../answers/names/letters'
import { wordsOf } from '../answers/names/tokens'
import type { ServiceId } from '../knowledge/types'

/** What can be found, and under which names. */
export interface Findable {
  id: ServiceId
  /** Its own names, the one that is shown first. */
  names: string[]
  /** Names that lead to it without being its own. */
  answersFor: string[]
}

interface Name {
  entry: number
  joined: string
  /** The words, as positions in the list of all words: many names share them. */
  words: number[]
  letters: number
  /** How much less it counts than the first name. */
  less: number
}

/** How well something was found: higher is better. */
const FIT = { same: 100, begins: 80, words: 70, mentioned: 65, inside: 60, mistyped: 40 }
/** What other names than its first count less: those it is also called by, and those that only lead to it. */
const ALIAS = 2
const NOT_OWN = 5
/** Longer texts are no names. */
const LONGEST = 200

/** How many edits a typed word or name of this length may be away. A list claims nothing: it may guess sooner than an answer. */
const allowed = (length: number): number => (length < 4 ? 0 : length < 9 ? 1 : 2)

/**
 * Search over names that forgives typing mistakes. `mentioned` reads whole questions ("is front door covered?") and gives
 * the ids of what they name. The result holds a score for each id that was found.
 */
export function createSearch(entries: Findable[], mentioned: (text: string) => ServiceId[]) {
  const words: string[] = []
  const places = new Map<string, number>()
  const placeOf = (word: string): number => {
    const known = places.get(word)
    if (known !== undefined) return known
    places.set(word, words.length)
    return words.push(word) - 1
  }
  const nameOf = (entry: number, text: string, less: number): Name => {
    const spelled = wordsOf(text)
    const joined = spelled.join('')
    return { entry, joined, words: spelled.map(placeOf), letters: letterMask(joined), less }
  }
  const names = entries.flatMap(({ names: own, answersFor }, entry) => [
    ...own.map((name, i) => nameOf(entry, name, i === 0 ? 0 : ALIAS)),
    ...answersFor.map((name) => nameOf(entry, name, NOT_OWN)),
  ])
  return (text: string): Map<ServiceId, number> => {
    const found = new Map<ServiceId, number>()
    const asked = text.slice(0, LONGEST)
    const spelled = wordsOf(asked)
    const joined = spelled.join('')
    if (joined === '') return found
    const typed = {
      joined,
      letters: letterMask(joined),
      apart: spelled.map((word) => editsTo(word, words, spelled.length)),
    }
    const put = (id: ServiceId, score: number) => {
      if (score > (found.get(id) ?? 0)) found.set(id, score)
    }
    for (const name of names) {
      const score = fit(typed, name)
      if (score > 0) put(entries[name.entry]!.id, score - name.less)
    }
    for (const id of mentioned(asked)) put(id, FIT.mentioned)
    return found
  }
}

interface Typed {
  joined: string
  letters: number
  /** For each typed word: how many edits each of all words is away. */
  apart: Uint8Array[]
}

/** Further away than a mistake. */
const FAR = 255

function fit({ joined, letters, apart }: Typed, name: Name): number {
  if (joined === name.joined) return FIT.same
  if (name.joined.startsWith(joined)) return FIT.begins
  let edits = 0
  for (const one of apart) {
    let least = FAR
    for (const word of name.words) if (one[word]! < least) least = one[word]!
    edits += least
  }
  if (edits === 0) return FIT.words
  if (joined.length > 1 && name.joined.includes(joined)) return FIT.inside
  // A guess at a name that only leads somewhere would be two guesses.
  if (name.less === NOT_OWN) return 0
  const least = Math.min(edits, wholeEdits(joined, letters, name))
  return least >= FAR ? 0 : FIT.mistyped - Math.min(least, FIT.mistyped - NOT_OWN - 1)
}

/** The edits between two names as wholes: blanks and hyphens in the wrong place count for nothing. */
function wholeEdits(joined: string, letters: number, name: Name): number {
  const limit = allowed(name.joined.length)
  if (limit === 0 || lettersApart(letters, name.letters) > 2 * limit) return FAR
  const edits = distance(joined, name.joined, limit)
  return edits <= limit ? edits : FAR
}

/** Among so many words a short one may be mistyped as well. */
const SURROUNDED = 3

/** How many edits bring a typed word to each of these words, or to as much of its beginning as is typed. */
function editsTo(typed: string, words: string[], among: number): Uint8Array {
  const limit = Math.max(allowed(typed.length), among >= SURROUNDED ? 1 : 0)
  return Uint8Array.from(words, (word) => {
    if (word.startsWith(typed)) return 0
    if (limit === 0) return FAR
    let least = distance(typed, word, limit)
    if (typed.length > 3 && word.length > typed.length) {
      for (const length of [typed.length, typed.length + 1]) {
        least = Math.min(least, distance(typed, word.slice(0, length), limit))
      }
    }
    return least <= limit ? least : FAR
  })
}

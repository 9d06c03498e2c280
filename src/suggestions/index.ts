import { tokenise } from '../answers/names/tokens'
import type { Knowledge } from '../knowledge/types'

/** A question to offer: `send` is exactly what typing it would be. */
export interface Suggestion {
  label: string
  send: string
}

const MOST = 5
/** Letters before which nothing is guessed. */
const FEWEST = 2

interface Entry extends Suggestion {
  /** The folded words by which it is found. */
  words: string[][]
}

/** How well what is typed begins an entry's words: 0 not at all, higher for the first word and for whole words. */
function fit(typed: string[], words: string[]): number {
  let at = -1
  let score = 0
  for (const [i, part] of typed.entries()) {
    const last = i === typed.length - 1
    const next = words.findIndex((word, j) => j > at && (last ? word.startsWith(part) : word === part))
    if (next === -1) return 0
    score += next === i ? 2 : 1
    at = next
  }
  return score / words.length
}

/**
 * Questions that a person may be about to type: by what services are called, and by the subjects there is an answer to. The
 * words of the question itself ("is", "in scope") are not needed.
 */
export function createSuggestions(knowledge: Knowledge): (typed: string) => Suggestion[] {
  const wordsOf = (text: string) => tokenise(text).map(({ word }) => word)
  const services = knowledge.services.map(
    ({ name, aliases }): Entry => ({
      label: name,
      send: `Is ${name} in scope?`,
      words: [name, ...aliases].map(wordsOf),
    }),
  )
  const topics = knowledge.topics.map(
    ({ label, ask }): Entry => ({ label: ask, send: ask, words: [wordsOf(ask), wordsOf(label)] }),
  )
  const entries = [...services, ...topics]
  return (typed) => {
    const asked = wordsOf(typed).filter(
      (word, i, all) => !(i === 0 && all.length > 1 && /^(?:is|are|does)$/.test(word)),
    )
    if (asked.join('').length < FEWEST) return []
    return entries
      .map((entry) => ({ entry, score: Math.max(...entry.words.map((words) => fit(asked, words))) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, MOST)
      .map(({ entry: { label, send } }) => ({ label, send }))
  }
}

import type { InvokeResponse } from 'botbuilder-core'
import { isObject } from '../activity'
import { extensionMessage } from '../invoke/responses'
import type { ExtensionParts } from './parts'
import { resultOf, results } from './results'

/** Results a page. Their cards travel with them, and the client shows no more without scrolling. */
const MOST = 10
/** Nobody scrolls further. */
const FURTHEST = 50

const NOTHING =
  'Nothing found. Search for a Microsoft service, a report or a topic, for example “Power BI”, “certificate” or “edition”.'

/** The words that were typed: whatever the parameter is called, but for the mark of a search without words. */
function wordsOf(value: unknown): string {
  const parameters = isObject(value) && Array.isArray(value.parameters) ? value.parameters : []
  const typed = parameters.find(
    (parameter) => isObject(parameter) && parameter.name !== 'initialRun' && typeof parameter.value === 'string',
  )
  return isObject(typed) ? String(typed.value) : ''
}

const within = (value: unknown, least: number, most: number, standard: number): number =>
  typeof value === 'number' && Number.isFinite(value) ? Math.min(most, Math.max(least, Math.trunc(value))) : standard

/** Which of the results are asked for. */
function pageOf(value: unknown): { skip: number; count: number } {
  const options = isObject(value) && isObject(value.queryOptions) ? value.queryOptions : {}
  return { skip: within(options.skip, 0, FURTHEST, 0), count: within(options.count, 1, MOST, MOST) }
}

/** A search, also one without words: its results with the cards that they insert. */
export function answerQuery(value: unknown, { links, log, origin }: ExtensionParts): InvokeResponse {
  const { skip, count } = pageOf(value)
  const words = wordsOf(value)
  const found = links.find(words, skip + count).slice(skip)
  log.info({ results: found.length, empty: words.trim() === '' }, 'searched')
  if (found.length === 0 && skip === 0) return extensionMessage(NOTHING)
  const options = { origin: origin(), closing: links.closing }
  return results(found.map((shown) => resultOf(shown, options)))
}

import { dated } from '../../src/answers/dated'
import type { Answer } from '../../src/answers/types'
import { clamp } from './markdown'

const LONGEST = 4000

/** The answer without a card: its text and its sources with their dates. */
export function plainForm(answer: Answer): string {
  const sources = answer.sources.map(
    ({ n, title, url, asOf }) => `[${n}] ${title}, ${dated(asOf)}${url === undefined ? '' : `, ${url}`}`,
  )
  return clamp([answer.text, ...sources].join('\n'), LONGEST)
}

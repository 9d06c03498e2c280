import { dated } from '../../src/answers/dated'
import { marked, numbersOf, type SourcesOf } from '../../src/answers/marks'
import type { Answer, Citation, Sentence } from '../../src/answers/types'
import { clamp, escapeMessage, isHttps } from '../cards/markdown'

/** The limits of Teams: longer, and the whole message is refused. */
const LONGEST_NAME = 80
const LONGEST_ABSTRACT = 160

function claim({ n, title, url, asOf }: Citation): object {
  return {
    '@type': 'Claim',
    position: n,
    appearance: {
      '@type': 'DigitalDocument',
      name: clamp(title.trim() || 'Source', LONGEST_NAME),
      abstract: clamp(
        `${dated(asOf)}${isHttps(url) ? `, ${new URL(url).hostname}` : ''}`.replace(/^./, (first) =>
          first.toUpperCase(),
        ),
        LONGEST_ABSTRACT,
      ),
      ...(isHttps(url) ? { url } : {}),
    },
  }
}

/**
 * The entity that makes Teams show the sources behind the marks. No model wrote the answer, so that it carries no
 * `additionalType`: the AI label would be wrong.
 */
export function citationEntity(
  answer: Answer,
  numbers: ReadonlySet<number>,
): { type: string; [key: string]: unknown } | undefined {
  const seen = new Set<number>()
  const cited = answer.sources.filter(({ n }) => numbers.has(n) && !seen.has(n) && seen.add(n))
  if (cited.length === 0) return undefined
  return {
    type: 'https://schema.org/Message',
    '@type': 'Message',
    '@context': 'https://schema.org',
    '@id': '',
    citation: cited.map(claim),
  }
}

/** The part of the answer that is said in the message; the rest is the card's. */
export function spoken(answer: Answer): Sentence[] {
  const direct = answer.sentences.filter(({ role }) => role === 'reading' || role === 'lead' || role === 'chrome')
  return direct.length > 0 ? direct : answer.sentences.slice(0, 1)
}

/** The message's text with its marks, and the numbers used. */
export function messageText(answer: Answer, sourcesOf: SourcesOf): { text: string; numbers: Set<number> } {
  const used = new Set<number>()
  const parts = spoken(answer).map((sentence) => {
    const numbers = numbersOf(sentence, answer, sourcesOf)
    for (const n of numbers) used.add(n)
    return marked(escapeMessage(sentence.text), numbers)
  })
  return { text: parts.join(' '), numbers: used }
}

import { z } from 'zod'
import type { ServiceId, Topic } from '../knowledge/types'
import type { Offered } from './types'

/** More services than this is no reading of a question that the engine could not place. */
const MOST_SERVICES = 3
/** Characters. A name with its neighbours; a quote of half the question points at nothing. */
const LONGEST_QUOTE = 100
const LONGEST_ID = 100

const READ = z.strictObject({
  // The number is checked before the entries, so that a list of a million is refused at once.
  services: z
    .array(z.unknown())
    .max(MOST_SERVICES)
    .pipe(
      z.array(
        z.strictObject({
          id: z.string().max(LONGEST_ID),
          quote: z
            .string()
            .max(LONGEST_QUOTE)
            .regex(/[\p{L}\p{N}]/u),
        }),
      ),
    ),
  topic: z.string().max(LONGEST_ID).nullable(),
})

/** A reading that holds: ids that were offered, and where in the question the quoted words stand. The quotes end here. */
export interface CheckedRead {
  services: { id: ServiceId; start: number; end: number }[]
  topic: Topic | null
}

const isWordAt = (text: string, index: number): boolean => /[\p{L}\p{N}]/u.test(text.charAt(index))

/** Where whole words of the text read exactly like the quote; -1 where none do. */
function positionOf(quote: string, text: string): number {
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    const end = at + quote.length
    const opens = at === 0 || !isWordAt(text, at - 1) || !isWordAt(text, at)
    const closes = end === text.length || !isWordAt(text, end) || !isWordAt(text, end - 1)
    if (opens && closes) return at
  }
  return -1
}

/**
 * What a reader gave, if all of it holds: its form, the ids, and each quote word for word in the question. One fault, and
 * nothing of it is used: null.
 */
export function checkRead(given: unknown, text: string, offered: Offered): CheckedRead | null {
  const parsed = READ.safeParse(given)
  if (!parsed.success) return null
  const { services, topic } = parsed.data
  if (topic !== null && !offered.topics.some((one) => one.topic === topic)) return null
  const found = new Map<ServiceId, { id: ServiceId; start: number; end: number }>()
  for (const { id, quote } of services) {
    const start = positionOf(quote, text)
    if (start < 0 || !offered.services.some((service) => service.id === id)) return null
    if (!found.has(id)) found.set(id, { id, start, end: start + quote.length })
  }
  return { services: [...found.values()], topic }
}

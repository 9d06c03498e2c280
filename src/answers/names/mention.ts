import type { Entity } from './catalogue'

/** How a name was recognised. */
export type How = 'exact' | 'spacing' | 'fuzzy' | 'slip'

/** Why a name does not simply stand for its service. */
export type Doubt =
  /** An unexplained word stands beside it: probably the name of something else. */
  | 'neighbour'
  /** A typing mistake that may as well be another name. */
  | 'typo'
  /** An ordinary word without a sign that the product is meant. */
  | 'ordinary-word'

/** A name found in the question. */
export interface Mention {
  entity: Entity
  /** Offsets into the text. */
  start: number
  end: number
  /** Token positions, `to` exclusive. */
  from: number
  to: number
  how: How
  /** The name is also an ordinary word. */
  general: boolean
  doubt?: Doubt
  /** Stands in a sentence before the one that asks: it only says where, or with which plan. */
  background?: true
  /** With a doubt about a neighbour: the offsets of the whole phrase as typed. */
  phrase?: { start: number; end: number }
}

/** Whether a name stands there as it is written, but for blanks and hyphens. */
export const isSure = (mention: Mention): boolean => mention.how === 'exact' || mention.how === 'spacing'

/** The token positions that names cover. */
export function positionsOf(mentions: Mention[]): Set<number> {
  const positions = new Set<number>()
  for (const m of mentions) for (let i = m.from; i < m.to; i++) positions.add(i)
  return positions
}

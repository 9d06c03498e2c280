import { distance } from '../answers/names/distance'
import type { Knowledge } from '../knowledge/types'
import { readId } from './id'
import type { Shown } from './shown'
import type { Target } from './target'

/** Of what an unknown id says, no more than this is looked at: ids come from anywhere. */
const MOST_PIECES = 5
const LONGEST_PIECE = 60
const SHORTEST_PIECE = 3
const SHORTEST_BEGINNING = 4
/** Offers on the page that says that there is nothing. */
const MOST = 4
const KINDS = ['service', 'report', 'compare', 'answer']

/** Where one may start, whatever was asked for. */
const START: Target[] = [
  { kind: 'report', report: 'stp-iso-section' },
  { kind: 'answer', topic: 'reports-where', services: [] },
  { kind: 'answer', topic: 'scope-list', services: [] },
]

/** An id, ready to be compared. */
interface Spelled {
  id: string
  words: string[]
  joined: string
}

/** Something that an unknown id may have meant. */
interface Candidate extends Spelled {
  target: Target
  /** Other names of it, as ids. */
  names: Set<string>
}

const spelled = (id: string): Spelled => ({ id, words: id.split('-'), joined: id.replace(/-/g, '') })
const asId = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '-')

function candidates(knowledge: Knowledge): Candidate[] {
  const candidate = (target: Target, id: string, names: string[] = []): Candidate => ({
    target,
    ...spelled(id),
    names: new Set(names.map(asId)),
  })
  return [
    ...knowledge.services.map(({ id, aliases }) =>
      candidate({ kind: 'service', service: id, environment: null }, id, aliases),
    ),
    ...knowledge.reports.map(({ id }) => candidate({ kind: 'report', report: id }, id)),
    ...knowledge.topics.map(({ topic }) => candidate({ kind: 'answer', topic, services: [] }, topic)),
  ]
}

/** How far a candidate lies from what was said: 0 is the same, Infinity too far to be meant. */
function apart(said: Spelled, { id, joined, names, words }: Candidate): number {
  if (said.id === id) return 0
  if (names.has(said.id)) return 0.5
  const shared = said.words.filter((word) => word.length >= SHORTEST_PIECE && words.includes(word)).length
  if (shared > 0 && (shared === said.words.length || shared === words.length))
    return said.words.length + words.length - 2 * shared
  const shorter = Math.min(said.joined.length, joined.length)
  if (shorter >= SHORTEST_BEGINNING && (said.joined.startsWith(joined) || joined.startsWith(said.joined)))
    return 1 + Math.abs(said.joined.length - joined.length) / LONGEST_PIECE
  const limit = Math.floor(said.id.length / 4)
  if (limit === 0 || Math.abs(said.id.length - id.length) > limit) return Number.POSITIVE_INFINITY
  const edits = distance(said.id, id, limit)
  return edits <= limit ? edits : Number.POSITIVE_INFINITY
}

/** The parts of an unknown id that may name something. */
function piecesOf(unknown: string): Spelled[] {
  return unknown
    .slice(0, MOST_PIECES * LONGEST_PIECE)
    .toLowerCase()
    .split(/[^a-z0-9-]+/)
    .map((piece) => piece.slice(0, LONGEST_PIECE))
    .filter((piece) => piece.length >= SHORTEST_PIECE && !KINDS.includes(piece))
    .slice(0, MOST_PIECES)
    .map(spelled)
}

/** Offers for an unknown id: what is known of it, then what is spelled like it, then where one may start. */
export function createNearest(
  knowledge: Knowledge,
  showing: (target: Target) => Shown | null,
): (id: string) => Shown[] {
  const list = candidates(knowledge)
  let start: Shown[] | undefined
  return (unknown) => {
    start ??= START.flatMap((target) => showing(target) ?? [])
    const kind = readId(unknown)?.target.kind
    const otherKind = ({ target }: Candidate): number => (target.kind === kind ? 0 : 1)
    const pieces = piecesOf(unknown)
    const found = pieces.flatMap((piece) => {
      const ranked = list.flatMap((candidate) => {
        const far = apart(piece, candidate)
        return far < Number.POSITIVE_INFINITY ? [{ candidate, far }] : []
      })
      ranked.sort((a, b) => a.far - b.far || otherKind(a.candidate) - otherKind(b.candidate))
      return ranked.slice(0, pieces.length > 1 ? 1 : MOST - 1).map(({ candidate }) => candidate.target)
    })
    const offers = new Map<string, Shown>()
    for (const shown of [...found.slice(0, MOST).flatMap((target) => showing(target) ?? []), ...start])
      if (offers.size < MOST) offers.set(shown.id, shown)
    return [...offers.values()]
  }
}

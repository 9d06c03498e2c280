import type { Fact, FactId, Knowledge, PhraseId, Statement } from '../knowledge/types'
import type { Sentence } from './types'

declare const made: unique symbol

/** A sentence about the subject. It exists only with the facts that carry it, and only this module makes one. */
export interface Claim {
  readonly text: string
  readonly facts: readonly [FactId, ...FactId[]]
  readonly role: 'lead' | 'detail' | 'check'
  readonly [made]: 'claim'
}

/** A sentence of the assistant about itself, from the closed list of phrases. */
export interface Phrase {
  readonly text: string
  readonly role: 'reading' | 'chrome'
  readonly [made]: 'phrase'
}

/** The only things that an answer may be made of. */
export type Said = Claim | Phrase

/** What may fill a slot of a template: names and conditions of the catalogue, addresses of the link list, words typed. */
export type Slots = Record<string, string>

/** Makes sentences out of the knowledge. */
export interface Speaker {
  /** The statement as a claim, or null where one of its facts is gone. */
  claim(statement: Statement, slots?: Slots): Claim | null
  /** Throws where the list has no such phrase: a mistake of the code, found by the tests. */
  phrase(id: PhraseId, slots?: Slots, role?: Phrase['role']): Phrase
  fact(id: FactId): Fact | undefined
}

export function createSpeaker(knowledge: Knowledge): Speaker {
  const facts = new Map(knowledge.facts.map((f) => [f.id, f]))
  const names = new Map(knowledge.services.map((s) => [s.id, s.name]))
  const links = new Map(knowledge.links.map((l) => [l.id, l.url]))
  const fill = (text: string, slots: Slots): string =>
    text.includes('{')
      ? text.replace(/\{(?:(name|link):)?([\w:-]+)\}/g, (whole, kind: string | undefined, id: string) => {
          if (kind === 'name') return names.get(id) ?? whole
          if (kind === 'link') return links.get(id) ?? whole
          return slots[id] ?? whole
        })
      : text
  return {
    fact: (id) => facts.get(id),
    claim(statement, slots = {}) {
      const [first, ...rest] = statement.facts
      if (first === undefined || !statement.facts.every((id) => facts.has(id))) return null
      return { text: fill(statement.text, slots), facts: [first, ...rest], role: statement.role } as unknown as Claim
    },
    phrase(id, slots = {}, role = 'chrome') {
      const text = knowledge.phrases[id]
      if (text === undefined) throw new Error(`no phrase ${id}`)
      return { text: fill(text, slots), role } as unknown as Phrase
    },
  }
}

export const isClaim = (said: Said): said is Claim => 'facts' in said

/** As an answer carries it. */
export const sentenceOf = (said: Said): Sentence => ({
  text: said.text,
  facts: isClaim(said) ? [...said.facts] : [],
  role: said.role,
})

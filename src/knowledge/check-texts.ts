import type { Knowledge, Statement } from './types'

/** Placeholders that are filled while a verdict is said, beside `{name:ID}` and `{link:ID}`. */
const VERDICT_PLACEHOLDERS: readonly string[] = ['name', 'names', 'suite', 'condition']

/** All statements of topics and notes, with a name for messages. */
export function statementsOf({ topics, serviceNotes }: Knowledge): { at: string; statement: Statement }[] {
  const lists = [
    ...topics.map(({ topic, statements }) => ({ of: `topic ${topic}`, statements })),
    ...Object.entries(serviceNotes).map(([key, statements]) => ({ of: `note ${key}`, statements })),
  ]
  return lists.flatMap(({ of, statements }) =>
    statements.map((statement, index) => ({ at: `${of} statement ${index + 1}`, statement })),
  )
}

interface Shown {
  at: string
  text: string
  /** Other placeholders that may stand in it; `any` for phrases, which the program fills. */
  filled: readonly string[] | 'any'
}

function shownTexts(knowledge: Knowledge): Shown[] {
  const { topics, phrases, verdicts } = knowledge
  return [
    ...topics.flatMap(({ topic, label, ask }) =>
      [label, ask].map((text) => ({ at: `topic ${topic}`, text, filled: [] })),
    ),
    // A note on an environment is said of the service that was asked about.
    ...statementsOf(knowledge).map(({ at, statement }) => ({
      at,
      text: statement.text,
      filled: at.startsWith('note environment:') ? ['name'] : [],
    })),
    ...Object.entries(verdicts).flatMap(([id, { label, headline, sentence, sentenceMany, check }]) =>
      [label, headline, sentence, sentenceMany, check].map((text) => ({
        at: `verdict ${id}`,
        text,
        filled: VERDICT_PLACEHOLDERS,
      })),
    ),
    ...Object.entries(phrases).map(([id, text]) => ({ at: `phrase ${id}`, text, filled: 'any' as const })),
  ]
}

/** Texts whose `{name:ID}`, `{link:ID}` or other placeholders resolve to nothing. */
export function checkTexts(knowledge: Knowledge): string[] {
  const known = {
    name: new Set(knowledge.services.map((service) => service.id)),
    link: new Set(knowledge.links.map((link) => link.id)),
  }
  return shownTexts(knowledge).flatMap(({ at, text, filled }) => [
    ...(/[{}]/.test(text.replace(/\{[^{}]*\}/g, '')) ? [`${at}: has a brace without its partner`] : []),
    ...[...text.matchAll(/\{([^{}]*)\}/g)].flatMap(([whole, inside = '']) => {
      const [, kind, id] = /^(name|link):(.*)$/.exec(inside) ?? []
      if (kind === undefined || id === undefined)
        return filled === 'any' || filled.includes(inside) ? [] : [`${at}: unknown placeholder ${whole}`]
      return known[kind as keyof typeof known].has(id) ? [] : [`${at}: placeholder ${whole} resolves to nothing`]
    }),
  ])
}

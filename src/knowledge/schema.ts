import { z } from 'zod'
import { type Knowledge, VERDICTS } from './types'

export { checkKnowledge } from './check'

const text = z.string().regex(/\S/, 'is empty')
const id = z.string().regex(/^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/, 'not an id')
const factIds = z.array(id).min(1)
const lowerCase = text.refine((value) => value === value.toLowerCase().trim(), 'must be lower case and trimmed')
const isoDay = z.iso.date()
/** A year, a month or a day, as far as the source states it. */
const statedDate = z.string().regex(/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/, 'not a date')
const when = z.strictObject({ services: z.array(id).optional(), words: z.array(lowerCase).optional() })

const source = z.strictObject({ id, title: text, publisher: text, url: z.url().optional(), asOf: text })

const fact = z.strictObject({
  id,
  statement: text,
  sources: z.array(id).min(1),
  asOf: text,
  confidence: z.enum(['high', 'medium', 'low']),
  note: text.optional(),
})

const service = z.strictObject({
  id,
  name: text,
  verdict: z.enum(VERDICTS),
  facts: factIds,
  aliases: z.array(lowerCase),
  generalTerms: z.array(lowerCase).optional(),
  partOf: id.optional(),
  conditions: z.array(text).min(1).optional(),
  note: text.optional(),
})

const product = z.strictObject({
  name: text,
  aliases: z.array(lowerCase).optional(),
  generalTerms: z.array(lowerCase).optional(),
  as: id.optional(),
})

const ambiguousName = z.strictObject({
  names: z.array(lowerCase).min(1),
  generalTerms: z.array(lowerCase).optional(),
  label: text,
  choices: z.array(id).min(2),
})

const link = z.strictObject({ id, label: text, url: z.url(), access: text })

const notStated = z.strictObject({ date: z.null() })
const reportDate = z.union([z.strictObject({ date: statedDate, facts: factIds }), notStated])
const edition = z.union([
  reportDate,
  z.strictObject({ edition: text, facts: factIds }),
  z.strictObject({ edition: z.null() }),
])

const report = z.strictObject({
  id,
  title: text,
  kind: z.enum([
    'certificate',
    'assessment-report',
    'addendum',
    'scope-list',
    'programme-description',
    'test-evidence',
    'section',
  ]),
  proves: text,
  facts: factIds,
  cloud: z.enum(['azure', 'office-365', 'all']),
  edition,
  auditPeriod: reportDate,
  issued: reportDate,
  expires: reportDate,
  lastChecked: isoDay,
  link: id,
  searchFor: text,
  needs: z.strictObject({ signIn: z.boolean(), nda: z.boolean(), facts: factIds }),
})

const conflict = z.strictObject({ id, topic: text, sides: z.array(text).min(2), facts: factIds, answer: text })

const statement = z.strictObject({
  text,
  facts: factIds,
  role: z.enum(['lead', 'detail', 'check']),
  silent: z.literal(true).optional(),
  when: when.optional(),
  unless: when.optional(),
})

const topicEntry = z.strictObject({
  topic: id,
  kind: z.enum(['answer', 'not-stated']),
  label: text,
  ask: text,
  statements: z.array(statement),
  links: z.array(id),
  next: z.array(id),
})

const rename = z.strictObject({ old: text, new: text, source: id, asOf: text })

const verdictText = z.strictObject({
  label: text,
  headline: text,
  sentence: text,
  sentenceMany: text,
  check: z.string(),
  facts: z.array(id),
})

/** The shape of each data file, by file name. */
export const FILE_SCHEMAS = {
  'review.json': z.strictObject({ reviewed: isoDay }),
  'sources.json': z.array(source).min(1),
  'facts.json': z.array(fact).min(1),
  'services.json': z.array(service).min(1),
  'products.json': z.array(product),
  'ambiguous.json': z.array(ambiguousName),
  'links.json': z.array(link).min(1),
  'reports.json': z.array(report).min(1),
  'conflicts.json': z.array(conflict),
  'renames.json': z.array(rename),
  'topics.json': z.array(topicEntry),
  'phrases.json': z.record(z.string(), text),
  'verdicts.json': z.strictObject(Object.fromEntries(VERDICTS.map((verdict) => [verdict, verdictText]))),
  'service-notes.json': z.record(z.string(), z.array(statement)),
} as const

export type FileName = keyof typeof FILE_SCHEMAS

/** The data files as the knowledge holds them, by file name. */
export function filesOf(knowledge: Knowledge): Record<FileName, unknown> {
  const { reviewed, serviceNotes, ...lists } = knowledge
  const named = Object.fromEntries(Object.entries(lists).map(([name, content]) => [`${name}.json`, content]))
  const files = { 'review.json': { reviewed }, 'service-notes.json': serviceNotes, ...named }
  return files as Record<FileName, unknown>
}

/** Problems of one data file against its shape, one a line: file, place, what is wrong. Empty where it fits. */
export function checkFile(file: FileName, content: unknown): string[] {
  const result = FILE_SCHEMAS[file].safeParse(content)
  if (result.success) return []
  return result.error.issues.map((issue) => `${file} ${issue.path.join('.') || '(whole file)'}: ${issue.message}`)
}

import { citationsOf, confidenceOf, sourcesById } from '../../answers/citations'
import { createSpeaker } from '../../answers/claims'
import type { Answer, Choice, Sentence, Teller } from '../../answers/types'
import { inRow } from '../../answers/verdict-sentences'
import type { Knowledge, ServiceId } from '../../knowledge/types'
import type { SheetRow, TenantSheet } from '../sheet'
import { cloudOf, type Standing } from '../summary'
import { conditionHeld, detailsOf, holding, provenance, whereOf } from './holding'
import { type PhraseName, phrase } from './phrases'
import type { TenantQuestion } from './question'
import type { TenantReading } from './reading'

/** Answers from what a tenant holds. Pure. */
export interface TenantTeller {
  answer(question: TenantQuestion, reading: TenantReading): Answer
  /** A public answer with one line more: what the tenant holds of its first services. Others stay as they are. */
  beside(answer: Answer, reading: TenantReading): Answer
}

/** Services of one public answer that are counted in it. */
const MOST_BESIDE = 2
const MOST_CHECKS = 2
/** How the licences of a service stand where the page's own words do not reach them. */
const NOT_REACHED: readonly (Standing | null)[] = ['in-named-suite', 'not-named-here', 'condition-not-met']

/** A sentence that is no claim about ISO 22301: what is licensed, or how the assistant came to know it. */
const plain = (text: string): Sentence => ({ text, facts: [], role: 'chrome' })
const detail = (text: string, facts: readonly string[]): Sentence => ({ text, facts: [...facts], role: 'detail' })
const choice = (name: PhraseName): Choice => ({ label: phrase(name), send: phrase(name) })
const textOf = (sentences: readonly Sentence[]): string => sentences.map(({ text }) => text).join(' ')
const namesOf = (rows: readonly SheetRow[]): string => inRow(rows.map(({ name }) => name))
const usableRows = ({ rows }: TenantSheet): SheetRow[] => rows.filter(({ standing }) => standing !== null)
const factsOf = (rows: readonly SheetRow[]): string[] => [...new Set(rows.flatMap(({ facts }) => facts))]

const BLANK: Answer = {
  kind: 'action',
  topic: 'tenant-coverage',
  items: [],
  headline: '',
  sentences: [],
  text: '',
  sources: [],
  facts: [],
  confidence: null,
  choices: [],
  followUps: [],
  links: [],
  questionnaire: '',
  trace: { rule: '', spans: [], scores: [], facts: [] },
}
/** A trace is kept; what a tenant holds is not, nor the facts that would tell it. */
const traceOf = (about: TenantQuestion['about']): Answer['trace'] => ({ ...BLANK.trace, rule: `tenant-${about}` })

/** That a tenant is made up stands before everything; when Graph was asked stands behind the figures. */
function framed(reading: TenantReading, figures: Sentence[], rest: Sentence[]): Sentence[] {
  const from = plain(provenance(reading))
  return reading.sheet.sample ? [from, ...figures, ...rest] : [...figures, from, ...rest]
}

/** The rows by verdict, in the order of the summary: "Named as certified: Microsoft Intune and Windows 365." */
function byVerdict({ summary }: TenantSheet, rows: readonly SheetRow[]): Sentence[] {
  return summary.verdicts.flatMap(({ verdict, label }) => {
    const group = rows.filter((row) => row.verdict === verdict)
    return group.length === 0 ? [] : [detail(phrase('group', { label, names: namesOf(group) }), factsOf(group))]
  })
}

const conditions = (rows: readonly SheetRow[]): Sentence[] =>
  rows.flatMap((row) => {
    const said = conditionHeld(row)
    return said === undefined ? [] : [detail(said, row.facts)]
  })

/** What licences do not tell: services that are switched off, plans that nothing knows, services that are no licence. */
function remainder(sheet: TenantSheet): Sentence[] {
  const off = sheet.rows.filter(({ standing }) => standing === null)
  const { unknownPlans } = sheet.coverage
  return [
    ...(off.length > 0 ? [detail(phrase('not-usable', { names: namesOf(off) }), [])] : []),
    ...(unknownPlans.length > 0 ? [detail(phrase('unknown', { plans: inRow(unknownPlans) }), [])] : []),
    ...(sheet.notVisible.length > 0 ? [detail(phrase('hidden', { names: inRow(sheet.notVisible, 'or') }), [])] : []),
  ]
}

/** What to check about the rows, in the words of the answers about them. */
function checks(sheet: TenantSheet, rows: readonly SheetRow[]): Sentence[] {
  const labels = new Set(rows.map(({ label }) => label))
  const said = sheet.checks.flatMap(({ label, check }) => (labels.has(label) && check !== undefined ? [check] : []))
  return said
    .filter(({ text }, index) => said.findIndex((other) => other.text === text) === index)
    .slice(0, MOST_CHECKS)
}

function overview(sheet: TenantSheet): Sentence[] {
  const usable = usableRows(sheet)
  const { services, of } = sheet.summary.covered
  const where = whereOf(sheet)
  if (of === 0) return [plain(phrase('overview-none', { where })), ...remainder(sheet)]
  const covered = sheet.rows.filter(({ service }) => services.includes(service))
  return [
    {
      ...plain(phrase('overview', { where, covered: services.length, usable: of })),
      facts: factsOf(covered),
      role: 'lead',
    },
    ...byVerdict(sheet, usable),
    ...conditions(usable),
    ...remainder(sheet),
    ...checks(sheet, usable),
  ]
}

function notNamed(sheet: TenantSheet): Sentence[] {
  const where = whereOf(sheet)
  const { of } = sheet.summary.covered
  if (of === 0) return [plain(phrase('overview-none', { where })), ...remainder(sheet)]
  const rows = sheet.rows.filter(({ standing }) => NOT_REACHED.includes(standing))
  // Where the page names everything, this is what it names.
  const said = rows.length > 0 ? rows : usableRows(sheet)
  const lead =
    rows.length > 0
      ? phrase('not-named', { where, count: rows.length, usable: of })
      : phrase('not-named-none', { where })
  return [
    { text: lead, facts: factsOf(said), role: 'lead' },
    ...byVerdict(sheet, said),
    ...conditions(said),
    ...remainder(sheet),
    ...checks(sheet, said),
  ]
}

/** Over this knowledge; `teller` says what is public about services. */
export function createTenantTeller(knowledge: Knowledge, teller: Teller): TenantTeller {
  const names = new Map(knowledge.services.map(({ id, name }) => [id, name]))
  const speaker = createSpeaker(knowledge)
  const sources = sourcesById(knowledge)
  const nameOf = (id: ServiceId): string => names.get(id) ?? id

  /** Sentences with the sources of their facts. */
  function withSources(answer: Answer, sentences: Sentence[]): Answer {
    const facts = [...new Set(sentences.flatMap((sentence) => sentence.facts))]
    return {
      ...answer,
      sentences,
      text: textOf(sentences),
      facts,
      sources: citationsOf(sources, speaker, facts),
      confidence: confidenceOf(speaker, facts),
    }
  }

  function aboutAll(reading: TenantReading, about: 'overview' | 'not-named'): Answer {
    const { sheet } = reading
    const said = about === 'overview' ? overview(sheet) : notNamed(sheet)
    const blank: Answer = {
      ...BLANK,
      headline: sheet.organisation ?? '',
      followUps: [choice(about === 'overview' ? 'ask-not-named' : 'ask-overview')],
      trace: traceOf(about),
    }
    return withSources(blank, framed(reading, said.slice(0, 1), said.slice(1)))
  }

  /** What the tenant holds of the services, and what everybody is told about them. */
  function aboutServices(reading: TenantReading, services: readonly ServiceId[]): Answer {
    const { sheet } = reading
    const held = services.map((id) => plain(holding(sheet, id, nameOf(id))))
    const more = services.flatMap((id) => detailsOf(sheet, id).map(({ text, facts }) => detail(text, facts)))
    const told = teller.tell({ services: [...services], environment: cloudOf(sheet.coverage) }) ?? BLANK
    const base = { ...told, followUps: [choice('ask-overview'), ...told.followUps], trace: traceOf('services') }
    return withSources(base, framed(reading, held, [...told.sentences, ...more]))
  }

  return {
    answer: ({ about, services }, reading) =>
      about === 'services' ? aboutServices(reading, services) : aboutAll(reading, about),
    beside(answer, reading) {
      const asked = answer.kind === 'verdict' ? answer.items.slice(0, MOST_BESIDE) : []
      const held = asked.map(({ service, name }) => holding(reading.sheet, service, name))
      if (held.length === 0) return answer
      const sentences = [...answer.sentences, ...framed(reading, held.map(plain), [])]
      return { ...answer, sentences, text: textOf(sentences) }
    },
  }
}

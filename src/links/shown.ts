import { numbersOf, type SourcesOf } from '../answers/marks'
import { environmentName, environmentOf } from '../answers/names/environments'
import type { Answer, AnswerItem, AnswerLink, Citation, ReportTold, Sentence, Teller } from '../answers/types'
import { inRow } from '../answers/verdict-sentences'
import type { Knowledge, ServiceId } from '../knowledge/types'
import { digestOf } from './digest'
import { writeId } from './id'
import type { Target } from './target'

/** What a link shows, on a page as on a card. All of it is the catalogue's; nothing here is worded anew. */
export interface Shown {
  target: Target
  /** The id of the link, with the digest of what is shown here. */
  id: string
  /** What it is: "Service", "Comparison", "Answer", or the kind of the document. */
  kind: string
  title: string
  /** The services with their verdicts; empty for answers and reports. */
  items: AnswerItem[]
  sentences: ShownSentence[]
  /** The dates of a report, and what else belongs into a table. */
  rows: { label: string; value: string }[]
  sources: Citation[]
  /** Where it leads on: the first is in the Service Trust Portal, or what stands nearest to it. */
  links: LeadingLink[]
}

/** A sentence with the numbers of the sources that it rests on. */
export interface ShownSentence extends Pick<Sentence, 'text' | 'role'> {
  marks: number[]
}

export interface LeadingLink extends AnswerLink {
  /** What opening it needs, where the catalogue says so. */
  access: string | null
}

/** What showing needs. */
export interface ShownParts {
  knowledge: Knowledge
  teller: Teller
  sourcesOf: SourcesOf
}

/** The section of the Service Trust Portal that holds the certificates: where every page leads. */
const PORTAL = 'stp-iso'

/** What a target shows today; null where the catalogue lacks one of its ids, or has nothing left to tell about them. */
export function show(parts: ShownParts, target: Target): Shown | null {
  if (target.kind === 'report') {
    const told = parts.teller.tellReport(target.report)
    return told && withId(target, reportShown(parts, told))
  }
  const answer = parts.teller.tell(target.kind === 'service' ? { ...target, services: [target.service] } : target)
  if (answer === null) return null
  if (target.kind !== 'answer' || target.services.length === 0)
    return withId(target, answerShown(parts, target, answer))
  // Services that change nothing about an answer are left out: one answer has one link.
  const general = { ...target, services: [] }
  const own = parts.teller.tell(general)?.text === answer.text ? general : target
  return withId(own, answerShown(parts, own, answer))
}

type Content = Omit<Shown, 'target' | 'id'>

/** Adds the id; the digest is of everything that is shown. Null where the ids cannot stand in an address. */
function withId(target: Target, content: Content): Shown | null {
  const id = writeId(target, digestOf(JSON.stringify(content)))
  return id === null ? null : { target, id, ...content }
}

function withMarks(told: Pick<Answer, 'sentences' | 'sources'>, sourcesOf: SourcesOf): ShownSentence[] {
  return told.sentences.map((sentence) => ({
    text: sentence.text,
    role: sentence.role,
    marks: numbersOf(sentence, told, sourcesOf),
  }))
}

const inWords = (kind: string): string => kind.replace(/-/g, ' ').replace(/^./, (first) => first.toUpperCase())

function reportShown({ sourcesOf }: ShownParts, told: ReportTold): Content {
  return {
    kind: inWords(told.kind),
    title: told.title,
    items: [],
    sentences: withMarks(told, sourcesOf),
    rows: [...told.dates, { label: 'Search the portal for', value: told.searchFor }],
    sources: told.sources,
    links: [{ ...told.link, access: told.access }],
  }
}

const KINDS = { service: 'Service', compare: 'Comparison', answer: 'Answer' } as const

function answerShown(parts: ShownParts, target: Exclude<Target, { kind: 'report' }>, answer: Answer): Content {
  const items = target.kind === 'answer' ? [] : placed(target, answer.items)
  return {
    kind: KINDS[target.kind],
    title: target.kind === 'answer' ? topicTitle(parts, target.services, answer) : inRow(items.map(({ name }) => name)),
    items,
    sentences: withMarks(answer, parts.sourcesOf),
    rows: [],
    sources: answer.sources,
    links: leading(parts.knowledge, answer.links),
  }
}

/** The name of the topic, and of the services that it was narrowed to. */
function topicTitle({ teller }: ShownParts, services: ServiceId[], { headline }: Answer): string {
  const named = services.length === 0 ? null : teller.tell({ services, environment: null })
  return named === null ? headline : `${headline}: ${inRow(named.items.map(({ name }) => name))}`
}

/** The items with the cloud that was asked about in their names, unless they are that cloud themselves. */
function placed({ environment }: { environment: string | null }, items: AnswerItem[]): AnswerItem[] {
  if (environment === null) return items
  return items.map((item) =>
    environmentOf(item.service) === null ? { ...item, name: `${item.name} in ${environmentName(environment)}` } : item,
  )
}

/** The portal first, then the answer's own addresses. */
function leading(knowledge: Knowledge, own: AnswerLink[]): LeadingLink[] {
  const portal = knowledge.links.filter(({ id }) => id === PORTAL)
  const urls = [...new Set([...portal, ...own].map(({ url }) => url))]
  return urls.flatMap((url) => {
    const link = knowledge.links.find((entry) => entry.url === url)
    return link === undefined ? [] : [{ label: link.label, url, access: link.access }]
  })
}

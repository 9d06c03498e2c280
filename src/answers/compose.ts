import {
  isCertified,
  type Knowledge,
  type Link,
  type ServiceId,
  type Source,
  type SourceId,
  type Topic,
  type TopicEntry,
  type Verdict,
} from '../knowledge/types'
import { type Asked, servicesOf } from './asked'
import { citationsOf, confidenceOf, questionnaireRow } from './citations'
import { type Said, type Speaker, sentenceOf } from './claims'
import { entitiesOf } from './known'
import { type Catalogue, slug } from './names/catalogue'
import type { Mention } from './names/mention'
import type { Plan } from './plan'
import type { Reading } from './reading'
import { sayTopic } from './topic-sentences'
import type { Answer, AnswerItem, AnswerKind, Choice } from './types'
import { inRow, labelOf, sayVerdicts } from './verdict-sentences'

/** What composing needs to know. */
export interface Parts {
  knowledge: Knowledge
  catalogue: Catalogue
  speaker: Speaker
  topics: Map<Topic, TopicEntry>
  sources: Map<SourceId, Source>
  links: Map<string, Link>
}

/** What laying out takes of a question. */
export type Heard = Pick<Reading, 'text' | 'words' | 'mentions' | 'intents' | 'unlisted'>

/** What an answer is before it is laid out. */
interface Draft {
  kind: AnswerKind
  topic: Topic | null
  said: Said[]
  shown: Asked[]
  headline: string
  choices: Choice[]
  next: Choice[]
  links: string[]
}

/** The key of an entity for the conversation: the service id, or the name of a product that has none. */
export const keyOf = (a: Asked): ServiceId =>
  a.entity.product && !isCertified(a.verdict) ? slug(a.entity.name) : a.entity.service

/** Lays a plan out as an answer: sentences, sources, choices, links. Every sentence is a claim with facts or a phrase of the list. */
export function compose(parts: Parts, reading: Heard, plan: Plan): Answer {
  const words = ` ${reading.words} `
  const draft = draftOf(parts, reading, plan, words)
  const sentences = draft.said.map(sentenceOf)
  const facts = [...new Set(sentences.flatMap((s) => s.facts))]
  const sources = citationsOf(parts.sources, parts.speaker, facts)
  const text = sentences.map((s) => s.text).join(' ')
  const items = draft.shown.map((a) => itemOf(parts.knowledge, a))
  const answer: Answer = {
    kind: draft.kind,
    topic: draft.topic,
    items,
    headline: draft.headline,
    sentences,
    text,
    sources,
    facts,
    confidence: confidenceOf(parts.speaker, facts),
    choices: draft.choices,
    followUps: draft.next,
    links: draft.links.flatMap((id) => {
      const link = parts.links.get(id)
      return link ? [{ label: link.label, url: link.url }] : []
    }),
    questionnaire: '',
    trace: {
      rule: plan.rule,
      spans: reading.mentions.map((m) => ({
        start: m.start,
        end: m.end,
        service: m.entity.service,
        how: m.doubt ?? m.how,
      })),
      scores: reading.intents.slice(0, 3).map((r) => ({ intent: r.intent, score: Math.round(r.score * 1000) / 1000 })),
      facts,
      ...(plan.followed ? { followed: plan.followed.join(',') } : {}),
    },
  }
  answer.questionnaire = facts.length > 0 ? questionnaireRow(answer, parts.knowledge.reviewed) : ''
  return answer
}

const itemOf = (knowledge: Knowledge, a: Asked): AnswerItem => ({
  service: a.entity.service,
  verdict: a.verdict,
  name: a.entity.name,
  label: labelOf(knowledge, a.verdict),
  conditions: a.entity.conditions,
})

/** What one may start with. */
const START: Topic[] = ['scope-list', 'reports-where', 'what-is-iso-22301']

function draftOf(parts: Parts, reading: Heard, plan: Plan, words: string): Draft {
  const { speaker, catalogue, knowledge } = parts
  const empty = { topic: null, shown: [], headline: '', choices: [], next: [], links: [] }
  const ask = (topic: Topic): Choice[] => {
    const entry = parts.topics.get(topic)
    return entry ? [{ label: entry.label, send: entry.ask }] : []
  }
  const askService = (id: ServiceId): Choice[] => {
    const name = catalogue.entities.get(id)?.name
    return name ? [{ label: name, send: speaker.phrase('ask-scope', { name }).text }] : []
  }
  const second = (topic: Topic | null): TopicEntry | undefined => (topic ? parts.topics.get(topic) : undefined)
  switch (plan.kind) {
    case 'smalltalk':
    case 'action':
      return {
        ...empty,
        kind: plan.kind,
        topic: plan.topic,
        said: [speaker.phrase(plan.topic)],
        next: (plan.kind === 'smalltalk' ? START : START.slice(0, 2)).flatMap(ask),
      }
    case 'off-topic':
      return {
        ...empty,
        kind: 'off-topic',
        said: offTopic(speaker, plan.reason),
        next: START.flatMap(ask),
      }
    case 'clarify-topic': {
      const choices = plan.topics.flatMap(ask)
      return {
        ...empty,
        kind: 'clarify',
        said: [speaker.phrase('clarify-topic', { names: inRow(choices.map((c) => c.label)) })],
        choices,
      }
    }
    case 'clarify': {
      const choices = plan.services.flatMap(askService)
      const names = choices.map((c) => c.label)
      const id = plan.why === 'which' ? 'clarify-which' : plan.why === 'confirm' ? 'clarify-confirm' : 'clarify-service'
      return {
        ...empty,
        kind: 'clarify',
        said: [speaker.phrase(id, { label: plan.label, names: inRow(names, 'or') })],
        choices,
      }
    }
    case 'topic': {
      const entry = parts.topics.get(plan.topic)
      const { said, silent } = entry ? sayTopic(speaker, entry, plan.services, words) : { said: [], silent: true }
      if (!entry || said.length === 0)
        return {
          ...empty,
          kind: 'not-stated',
          topic: plan.topic,
          said: [speaker.phrase('silence')],
          links: ['stp-iso'],
        }
      const also = second(plan.also)
      const more = also ? sayTopic(speaker, also, plan.services, words).said.slice(0, 2) : []
      const followed = plan.followed?.length ? followedPhrase(parts, plan.followed) : []
      return {
        ...empty,
        kind: silent ? 'not-stated' : 'answer',
        topic: plan.topic,
        said: dedupe([...followed, ...said, ...more]),
        headline: entry.label,
        next: entry.next.flatMap(ask),
        links: linksWith(entry.links, also),
      }
    }
    case 'verdict': {
      const readings = plan.asked.flatMap((a) => readingOf(parts, reading, a))
      const followed = plan.followed?.length ? followedPhrase(parts, plan.asked.map(keyOf)) : []
      const planWords = plan.plans.map((id) => catalogue.entities.get(id)?.name.toLowerCase() ?? '').join(' ')
      const { said, shown } = sayVerdicts(knowledge, catalogue, speaker, plan.asked, `${words} ${planWords} `)
      const unsure = plan.unsure.length
        ? [speaker.phrase('unsure-name', { names: inRow(plan.unsure.map((a) => a.entity.name)) })]
        : []
      const unlisted = reading.unlisted.length
        ? [
            speaker.phrase('unknown-names', {
              names: inRow(
                reading.unlisted.map((u) => quoted(reading, u)),
                'or',
              ),
            }),
          ]
        : []
      const also = second(plan.also)
      const more = also ? sayTopic(speaker, also, servicesOf(plan.asked), words).said.slice(0, 3) : []
      const verdicts = [...new Set(shown.map((a) => a.verdict))]
      return {
        ...empty,
        kind: shown.length ? 'verdict' : 'not-stated',
        said: dedupe([...followed, ...readings, ...said, ...more, ...unsure, ...unlisted]),
        shown,
        headline:
          verdicts.length === 1
            ? knowledge.verdicts[verdicts[0]!].headline
            : verdicts.map((v) => labelOf(knowledge, v)).join(' · '),
        next: nextTopics(verdicts).flatMap(ask),
        links: linksWith(
          verdicts.includes('see-azure-offering') ? ['azure-offering', 'stp-iso'] : ['stp-iso', 'microsoft-page'],
          also,
        ),
      }
    }
  }
}

function offTopic(speaker: Speaker, reason: Extract<Plan, { kind: 'off-topic' }>['reason']): Said[] {
  if (reason === 'empty') return [speaker.phrase('empty-turn')]
  return [speaker.phrase(reason === 'subject' ? 'off-topic' : `off-topic-${reason}`), speaker.phrase('off-topic-help')]
}

/** "I read “powr bi” as Power BI": said for guesses, and for ordinary words that were taken as names. */
function readingOf(parts: Parts, reading: Heard, a: Asked): Said[] {
  const m = a.mention
  if (!m || !needsReading(m)) return []
  return [
    parts.speaker.phrase('reading', { quote: reading.text.slice(m.start, m.end), name: a.entity.name }, 'reading'),
  ]
}
/** The words as typed, in quotation marks. */
const quoted = (reading: Pick<Reading, 'text'>, { start, end }: { start: number; end: number }): string =>
  `“${reading.text.slice(start, end)}”`

const needsReading = (m: Mention): boolean =>
  m.how === 'fuzzy' || m.how === 'slip' || (m.general && isCertified(m.entity.verdict))

function followedPhrase(parts: Parts, ids: ServiceId[]): Said[] {
  const names = entitiesOf(parts.catalogue, ids).map((a) => a.entity.name)
  return names.length ? [parts.speaker.phrase('followed', { names: inRow(names) }, 'reading')] : []
}

function dedupe(said: Said[]): Said[] {
  return said.filter((s, i) => said.findIndex((o) => o.text === s.text) === i)
}

function nextTopics(verdicts: Verdict[]): Topic[] {
  if (verdicts.includes('see-azure-offering')) return ['azure-offering', 'reports-where', 'scope-list']
  if (verdicts.includes('earlier-version-only')) return ['scope-history', 'reports-where', 'scope-list']
  return ['reports-where', 'edition', 'use-in-own-certification']
}

const linksWith = (own: string[], also: TopicEntry | undefined): string[] =>
  [...new Set([...own, ...(also?.links ?? [])])].slice(0, 3)

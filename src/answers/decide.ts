import type { ServiceId } from '../knowledge/types'
import { type Asked, askedServices, type Environment, environmentOf, inEnvironment } from './asked'
import { chosen } from './choosing'
import { courtesy } from './language/smalltalk'
import type { Catalogue } from './names/catalogue'
import type { Mention } from './names/mention'
import type { Plan } from './plan'
import type { Reading } from './reading'
import { type Scores, weigh } from './scores'
import type { Conversation } from './types'

/** Follow-ups are followed for so long. */
const FRESH = 15 * 60 * 1000

/** A conversation that a turn may lean on. */
export function fresh(conversation: Conversation | undefined, at: number | undefined): Conversation | undefined {
  if (!conversation) return undefined
  if (conversation.at === null || at === undefined) return conversation
  return at - conversation.at <= FRESH ? conversation : undefined
}

/** The names that count as services in this question, and those that stay doubtful. */
function sort(reading: Reading, follows: boolean): { meant: Mention[]; doubtful: Mention[] } {
  const { cues } = reading
  const plain = cues.foreign === 0 && (cues.scope > 0 || cues.bare || follows)
  const meant: Mention[] = []
  const doubtful: Mention[] = []
  for (const m of reading.mentions) {
    if (m.general && !(plain || (cues.certain && cues.foreign <= 2) || cues.strong > 1)) continue
    const certified = m.entity.verdict.startsWith('certified')
    if (m.doubt && certified) doubtful.push(m)
    else meant.push(m)
  }
  return { meant, doubtful }
}

/** Decides what a turn is answered with. Pure: the same reading and conversation give the same plan. */
export function decide(reading: Reading, catalogue: Catalogue, conversation: Conversation | undefined): Plan {
  const { tokens } = reading
  if (tokens.length === 0) return { kind: 'off-topic', reason: 'empty', rule: 'empty' }
  const polite = courtesy(tokens)
  if (polite) return { kind: 'smalltalk', topic: polite, rule: 'courtesy' }
  const picked = conversation?.choices.length ? chosen(catalogue, conversation.choices, tokens) : null
  if (picked) return verdictOf(catalogue, picked, conversation?.environment ?? null, 'choice', picked)

  const { meant, doubtful } = sort(reading, conversation !== undefined)
  const scores = weigh(reading, meant.length > 0, conversation)
  const courteous = scores.smalltalk
  if (courteous && meant.length === 0) return { kind: 'smalltalk', topic: courteous, rule: 'smalltalk' }
  if (scores.action) return { kind: 'action', topic: scores.action, rule: 'action' }

  const ambiguous = meant.find((m) => m.entity.choices)
  const services = meant.filter((m) => !m.entity.choices)
  const settled = askedServices(catalogue, services, tokens)
  const doubts = doubtful.map((m): Asked => ({ entity: m.entity, verdict: m.entity.verdict, environment: null, mention: m }))

  if (ambiguous && (services.length === 0 || !scores.topic) && asksScope(reading, scores, meant.length)) {
    const choices = ambiguous.entity.choices ?? []
    return { kind: 'clarify', why: 'which', label: ambiguous.entity.name, services: choices, rule: 'ambiguous-name' }
  }
  if (settled.asked.length > 0) return withServices(reading, catalogue, conversation, scores, settled, doubts)
  if (doubts.length > 0 && asksScope(reading, scores, doubts.length)) {
    return { kind: 'clarify', why: 'confirm', label: '', services: unique(doubts.map((d) => d.entity.service)), rule: doubts[0]!.mention!.doubt! }
  }
  return withoutServices(reading, catalogue, conversation, scores)
}

const unique = <T>(list: T[]): T[] => [...new Set(list)]

/** Whether the words around the names ask for a verdict. */
function asksScope(reading: Reading, scores: Scores, names: number): boolean {
  const { cues } = reading
  if (cues.bare && names > 0) return true
  if (scores.offTopic > 0.5 && !cues.certain) return false
  return scores.scope >= 0.3 || cues.scope > 0 || (cues.foreign === 0 && scores.offTopic < 0.4)
}

type Settled = ReturnType<typeof askedServices>

function withServices(reading: Reading, catalogue: Catalogue, conversation: Conversation | undefined, scores: Scores, settled: Settled, doubts: Asked[]): Plan {
  const { cues } = reading
  const { asked, plans, environment } = settled
  const ids = unique(asked.map((a) => a.entity.service))
  const topicLeads = scores.topic && scores.topicScore > scores.scope && (scores.topicScore >= 0.3 || cues.strong > 0)
  const verdict = (rule: string, also: string | null = null, followed?: ServiceId[]): Plan =>
    ({ kind: 'verdict', asked, environment, plans, unsure: doubts, also, rule, ...(followed ? { followed } : {}) })

  // "and if we only have it through our Dynamics 365 licences?": a plan for what the conversation is about.
  const before = conversation?.kind === 'verdict' ? conversation.services : []
  if (before.length > 0 && asked.length === 1 && continues(reading) && isOnlyPlan(asked[0]!, reading) && !before.includes(ids[0]!)) {
    const earlier = entitiesOf(catalogue, before)
    return { kind: 'verdict', asked: earlier, environment: null, plans: ids, unsure: [], also: null, rule: 'followed-plan', followed: before }
  }
  // "what about the GCC High one?": an environment for what the conversation is about.
  const cloud = asked.length === 1 ? environmentOf(ids[0]!) : null
  if (before.length > 0 && cloud && continues(reading) && !before.some((b) => environmentOf(b))) {
    return verdictOf(catalogue, before, cloud, 'followed-environment', before)
  }
  if (cues.bare) {
    // "and for Office 365?" after a topic asks the same of another service.
    const topic = conversation?.topic
    if (conversation && topic && conversation.kind !== 'verdict' && (conversation.kind === 'answer' || conversation.kind === 'not-stated') && continues(reading)) {
      return { kind: 'topic', topic, services: ids, also: null, rule: 'followed-topic', followed: ids }
    }
    return verdict('bare-name')
  }
  if (scores.offTopic > Math.max(scores.scope, scores.topicScore) && scores.offTopic >= 0.35 && !cues.certain) {
    return { kind: 'off-topic', reason: scores.offTopicReason, rule: 'off-topic-intent' }
  }
  if (topicLeads) return { kind: 'topic', topic: scores.topic!, services: ids, also: scores.second, rule: 'topic' }
  if (scores.scope >= 0.25 || cues.scope > 0 || cues.foreign === 0) return verdict('scope', scores.second)
  if (scores.topic && scores.topicScore >= 0.3) return { kind: 'topic', topic: scores.topic, services: ids, also: null, rule: 'topic' }
  return { kind: 'off-topic', reason: scores.offTopicReason, rule: 'no-question-of-ours' }
}

const PLAN = /^(office-365|microsoft-365|dynamics-365)(-education|-commercial|-government)?$/
const PLAN_WORDS = new Set(['through', 'via', 'with', 'plan', 'plans', 'licence', 'licences', 'license', 'licenses', 'bundle', 'bundled', 'part', 'subscription', 'suite', 'came', 'comes', 'bought', 'got', 'included'])

const isOnlyPlan = (a: Asked, reading: Reading): boolean =>
  PLAN.test(a.entity.service) && reading.tokens.some((t) => PLAN_WORDS.has(t.word)) && reading.tokens.some((t) => PRONOUN.has(t.word))
const PRONOUN = new Set(['it', 'them', 'that', 'those', 'they', 'this', 'these', 'one', 'ones'])

/** Whether a turn leans on what was said before: it begins with a joint ("and", "what about") or points back. */
function continues(reading: Reading): boolean {
  const first = reading.tokens[0]!.word
  if (/^(and|or|but|also|plus|what|how|so|same|then|ok|okay|if)$/.test(first)) return true
  return reading.tokens.some((t) => PRONOUN.has(t.word)) || reading.cues.bare
}

function withoutServices(reading: Reading, catalogue: Catalogue, conversation: Conversation | undefined, scores: Scores): Plan {
  const { cues } = reading
  const before = conversation?.services ?? []
  if (scores.scope > Math.max(scores.topicScore, scores.offTopic) || (scores.scope >= 0.3 && cues.scope > 0 && !scores.topic)) {
    if (reading.unknownName) return { kind: 'off-topic', reason: 'unknown-name', rule: 'unknown-name' }
    if (before.length > 0 && cues.foreign <= 1) return verdictOf(catalogue, before, conversation?.environment ?? null, 'followed-services', before)
    if (cues.foreign === 0 || cues.certain) return { kind: 'clarify', why: 'service', label: '', services: [], rule: 'which-service' }
    return { kind: 'off-topic', reason: 'unknown-name', rule: 'unknown-name' }
  }
  if (scores.topic && scores.topicHolds) {
    const services = continues(reading) ? before : []
    return { kind: 'topic', topic: scores.topic, services, also: scores.second, rule: 'topic', ...(services.length ? { followed: services } : {}) }
  }
  if (reading.unknownName && cues.scope > 0 && scores.offTopic < 0.6) return { kind: 'off-topic', reason: 'unknown-name', rule: 'unknown-name' }
  if (scores.topic && cues.strong > 0 && scores.topicScore >= 0.15 && scores.offTopic < 0.3) {
    return { kind: 'clarify-topic', topics: scores.topics.slice(0, 3), rule: 'unsure-topic' }
  }
  return { kind: 'off-topic', reason: scores.offTopicReason, rule: 'off-topic' }
}

function entitiesOf(catalogue: Catalogue, ids: ServiceId[]): Asked[] {
  return ids.flatMap((id) => {
    const entity = catalogue.entities.get(id) ?? catalogue.names.get(id.replace(/-/g, ''))?.entity
    return entity && !entity.choices ? [{ entity, verdict: entity.verdict, environment: null, mention: null }] : []
  })
}

function verdictOf(catalogue: Catalogue, ids: ServiceId[], environment: string | null, rule: string, followed: ServiceId[]): Plan {
  const cloud = environment as Environment | null
  const asked = entitiesOf(catalogue, ids).map((a): Asked => ({ ...inEnvironment(catalogue, a.entity, cloud), mention: null }))
  return { kind: 'verdict', asked, environment: cloud, plans: [], unsure: [], also: null, rule, followed }
}

import type { ServiceId, Topic } from '../knowledge/types'
import { type Asked, askedServices, type Environment, environmentOf, inEnvironment, isBareCloud } from './asked'
import { chosen } from './choosing'
import { counterpart } from './counterparts'
import { isPlainWord } from './language/cues'
import { continues, JOINT, PRONOUN } from './language/leaning'
import { courtesy } from './language/smalltalk'
import type { Catalogue } from './names/catalogue'
import type { Mention } from './names/mention'
import { VERB_USE } from './names/neighbours'
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

/** The conversation without ids that the catalogue does not have: they come from a store and may be of an older version. */
function known(catalogue: Catalogue, conversation: Conversation): Conversation {
  const exists = (id: ServiceId) => entitiesOf(catalogue, [id]).length > 0
  return {
    ...conversation,
    services: conversation.services.filter(exists),
    choices: conversation.choices.filter(exists),
  }
}

/** The names that count as services in this question, and those that stay doubtful. */
function sort(reading: Reading, follows: boolean): { meant: Mention[]; doubtful: Mention[] } {
  const { cues } = reading
  const asksScopeAnyway = reading.intents[0]?.intent === 'scope-check' && reading.intents[0].score >= 0.5
  const plain = cues.foreign === 0 && (cues.scope > 0 || cues.bare || follows || asksScopeAnyway)
  const sure = reading.mentions.some((m) => !m.general && !m.doubt && m.entity.service !== 'customer-application')
  const meant: Mention[] = []
  const doubtful: Mention[] = []
  for (const m of reading.mentions) {
    // Plain words that are also a name ("cloud services") are the name only where they stand alone.
    const words = reading.tokens.slice(m.from, m.to)
    if (
      m.general &&
      m.entity.product &&
      !cues.bare &&
      words.every((t) => isPlainWord(t.word)) &&
      !(m.entity.choices && cues.foreign === 0)
    )
      continue
    if (m.general && m.entity.service === 'other-vendor' && !reading.tokens[m.from]!.capital && !cues.bare) continue
    if (m.general && VERB_USE.has(reading.tokens[m.to]?.word ?? '') && !reading.tokens[m.from]!.capital) continue
    const inList = sure && !OWNED.has(reading.tokens[m.from - 1]?.word ?? '')
    if (
      m.general &&
      !(plain || inList || (cues.certain && cues.foreign <= 2) || (cues.scope > 0 && cues.words <= 4) || cues.own > 1)
    )
      continue
    if (isColour(m, reading)) continue
    // "Our company party": the customer's own matters, but no question of scope.
    if (m.entity.service === 'customer-application' && (cues.elsewhere > 0 || cues.scope === 0)) continue
    const certified = m.entity.verdict.startsWith('certified')
    // A cloud beside another name only narrows its verdict: it is never left out.
    const narrows = environmentOf(m.entity.service) !== null && reading.mentions.length > 1
    const invented = m.doubt === 'neighbour' && !narrows && hasCapitalNeighbour(m, reading)
    if (m.doubt && !narrows && (certified || invented)) doubtful.push(m)
    else meant.push(m)
  }
  return { meant, doubtful }
}

/** "Sway Turbo": an unknown word with a capital makes another name of it, whatever the verdict of Sway. */
function hasCapitalNeighbour(m: Mention, reading: Reading): boolean {
  const phrase = m.phrase
  if (!phrase) return false
  return reading.tokens.some(
    (t) =>
      t.capital && !t.opens && t.start >= phrase.start && t.end <= phrase.end && (t.end <= m.start || t.start >= m.end),
  )
}

/** Names that are words of everyday language, though nobody calls them general terms: a colour, a movement. */
const EVERYDAY = new Set(['azure', 'sway'])

function isColour(m: Mention, reading: Reading): boolean {
  const { cues, tokens } = reading
  const token = tokens[m.from]!
  if (m.to - m.from > 1 || token.capital || !EVERYDAY.has(token.word)) return false
  return cues.own + cues.near + cues.weak + cues.scope === 0 && cues.foreign > 0 && cues.foreign >= cues.words / 3
}

/** "My teams", "their flow": somebody's own, not the product. */
const OWNED = new Set([
  'my',
  'our',
  'their',
  'your',
  'his',
  'her',
  'all',
  'both',
  'these',
  'those',
  'other',
  'some',
  'two',
  'three',
])

/** Decides what a turn is answered with. Pure: the same reading and conversation give the same plan. */
export function decide(reading: Reading, catalogue: Catalogue, before: Conversation | undefined): Plan {
  const conversation = before && known(catalogue, before)
  const { tokens } = reading
  if (tokens.length === 0) return { kind: 'off-topic', reason: 'empty', rule: 'empty' }
  const polite = courtesy(tokens)
  if (polite) return { kind: 'smalltalk', topic: polite, rule: 'courtesy' }
  const picked = conversation?.choices.length ? chosen(catalogue, conversation.choices, tokens) : null
  if (picked) return verdictOf(catalogue, picked, conversation?.environment ?? null, 'choice', picked)

  const { meant, doubtful } = onlyAsked(reading, sort(reading, conversation !== undefined))
  const named = unique(meant.filter((m) => !m.entity.choices).map((m) => m.entity.service))
  const offered = conversation?.choices.filter((id) => named.includes(id)) ?? []
  if (offered.length > 0) return verdictOf(catalogue, offered, conversation?.environment ?? null, 'choice', offered)

  const same = named.length === 0 ? again(reading, catalogue, conversation) : null
  if (same) return same

  const scores = weigh(reading, unique([...named, ...doubtful.map((m) => m.entity.service)]), conversation)
  const ambiguous = meant.find((m) => m.entity.choices)
  const services = ownSystem(
    meant.filter((m) => !m.entity.choices),
    reading,
  )
  const settled = askedServices(catalogue, services, tokens)
  const leaning =
    settled.asked.length > 0 && conversation ? follow(reading, catalogue, conversation, scores, settled) : null
  if (leaning) return leaning
  if (scores.smalltalk && meant.every((m) => m.general) && reading.cues.foreign <= 2)
    return { kind: 'smalltalk', topic: scores.smalltalk, rule: 'smalltalk' }
  if (scores.action && (named.length === 0 || scores.action !== 'tenant-coverage' || scores.scope < 0.2))
    return { kind: 'action', topic: scores.action, rule: 'action' }

  const doubts = doubtful.map(
    (m): Asked => ({ entity: m.entity, verdict: m.entity.verdict, environment: null, mention: m }),
  )
  if (ambiguous && services.length === 0 && asksScope(reading, scores, 1)) {
    return {
      kind: 'clarify',
      why: 'which',
      label: ambiguous.entity.name,
      services: ambiguous.entity.choices ?? [],
      rule: 'ambiguous-name',
    }
  }
  // "Power Atuomate fr GCC High": a cloud alone is no subject where a doubtful name stands beside it.
  const cloudsOnly = settled.asked.length > 0 && settled.asked.every((a) => environmentOf(a.entity.service))
  const placesOnly =
    cloudsOnly &&
    (doubts.length > 0 ||
      (reading.cues.foreign > 0 &&
        services.every((m) => environmentOf(m.entity.service)) &&
        isBareCloud(settled.asked[0]!.mention, tokens) &&
        isPlaced(settled.asked[0]!, tokens)))
  if (settled.asked.length > 0 && !placesOnly) return withServices(reading, scores, settled, doubts)
  if (placesOnly && doubts.length === 0 && asksScope(reading, scores, 1)) {
    return {
      kind: 'clarify',
      why: 'confirm',
      label: '',
      services: settled.asked.map((a) => a.entity.service),
      rule: 'place-of-unknown',
    }
  }
  const certain = scores.topic && scores.topicHolds && scores.topicScore > scores.scope
  if (doubts.length > 0 && !certain && asksScope(reading, scores, doubts.length)) {
    return {
      kind: 'clarify',
      why: 'confirm',
      label: '',
      services: unique(doubts.map((d) => d.entity.service)),
      rule: doubts[0]!.mention!.doubt!,
    }
  }
  return withoutServices(
    reading,
    catalogue,
    conversation,
    scores,
    doubts.map((d) => d.entity.service),
  )
}

const BACK = /^(it|its|that|this|they|them|these|those|thereof|each|all|both|following|above)$/

/**
 * Where the sentences that ask name services themselves, those are meant; what other sentences name is background ("Our
 * Power BI capacity became a Fabric capacity. Does the certification follow to Fabric?"). Clouds and plans stay: they say where.
 */
function onlyAsked(
  reading: Reading,
  found: { meant: Mention[]; doubtful: Mention[] },
): { meant: Mention[]; doubtful: Mention[] } {
  const { asking } = reading
  const inside = (m: Mention) => m.start >= asking.start && m.end <= asking.end
  const where = (m: Mention) => environmentOf(m.entity.service) !== null || PLAN.test(m.entity.service)
  const points = reading.tokens.some((t) => t.start >= asking.start && t.end <= asking.end && BACK.test(t.word))
  if (!asking.apart || points || !found.meant.some((m) => inside(m) && !where(m))) return found
  return { meant: found.meant.filter((m) => inside(m) || where(m)), doubtful: found.doubtful.filter(inside) }
}

/** The customer's own system is asked about only where no service is: "our company uses Power BI" asks about Power BI. */
function ownSystem(mentions: Mention[], reading: Reading): Mention[] {
  const { tokens } = reading
  const others = mentions.filter((m) => m.entity.service !== 'customer-application')
  if (others.length === 0) return mentions
  // "Is our app certified too?": there it is the subject, whatever else was named.
  const subject = (m: Mention) =>
    /^(is|are|makes?)$/.test(tokens[m.from - 1]?.word ?? '') && !others.some((o) => o.from === m.to)
  return mentions.filter((m) => others.includes(m) || subject(m))
}

/** Whether a cloud is named as the place of something: "the Frobnicator for GCC". */
const isPlaced = (a: Asked, tokens: Reading['tokens']): boolean =>
  a.mention !== null && /^(for|in|on|within|inside|under)$/.test(tokens[a.mention.from - 1]?.word ?? '')

const unique = <T>(list: T[]): T[] => [...new Set(list)]

/** Whether the words around the names ask for a verdict. */
function asksScope(reading: Reading, scores: Scores, names: number): boolean {
  const { cues } = reading
  if (cues.bare && names > 0) return true
  if (scores.offTopic > 0.5 && !cues.certain) return false
  return scores.scope >= 0.3 || cues.scope > 0 || (cues.foreign === 0 && scores.offTopic < 0.4)
}

type Settled = ReturnType<typeof askedServices>

/** A turn that names something and leans on the turn before: a plan, an environment, or the next service of a row. */
function follow(
  reading: Reading,
  catalogue: Catalogue,
  conversation: Conversation,
  scores: Scores,
  settled: Settled,
): Plan | null {
  const { asked, plans, environment } = settled
  const short = reading.cues.foreign === 0 && reading.cues.words <= 4
  const place = reading.mentions.length === 1 && environmentOf(reading.mentions[0]!.entity.service) !== null
  if (!continues(reading) && !short && !place) return null
  const ids = unique(asked.map((a) => a.entity.service))
  const joint =
    reading.tokens.slice(0, 3).some((t) => JOINT.test(t.word)) ||
    reading.tokens.some((t) => /^(ones?|too|well|likewise|either)$/.test(t.word)) ||
    (reading.cues.foreign === 0 && reading.cues.words <= 3)
  if (conversation.kind === 'verdict') {
    const before = conversation.services
    // "and if we only have it through our Dynamics 365 licences?": a plan for what the conversation is about.
    if (ids.length === 1 && isOnlyPlan(asked[0]!, reading) && !before.includes(ids[0]!)) {
      return {
        kind: 'verdict',
        asked: entitiesOf(catalogue, before),
        environment: null,
        plans: ids,
        unsure: [],
        also: null,
        rule: 'followed-plan',
        followed: before,
      }
    }
    // "what about the GCC High one?": an environment for what the conversation is about.
    const cloud = ids.length === 1 ? environmentOf(ids[0]!) : null
    const bare = isBareCloud(asked[0]!.mention, reading.tokens)
    if (
      cloud &&
      bare &&
      reading.mentions.length === 1 &&
      reading.cues.foreign <= 1 &&
      !reading.tokens.some((t) => /\d/.test(t.word)) &&
      reading.tokens.length <= 9 &&
      !before.some((b) => environmentOf(b)) &&
      before.length > 0
    )
      return verdictOf(catalogue, before, cloud, 'followed-environment', before)
    if (joint && !(scores.topic && scores.topicScore >= 0.8 && scores.scope < 0.3) && scores.offTopic < 0.7) {
      return { kind: 'verdict', asked, environment, plans, unsure: [], also: null, rule: 'followed-verdict' }
    }
  } else if (
    conversation.topic &&
    (conversation.kind === 'answer' || conversation.kind === 'not-stated') &&
    reading.cues.bare &&
    joint
  ) {
    // "and for Office 365?" after a topic asks the same of another service.
    return {
      kind: 'topic',
      topic: conversation.topic,
      services: ids,
      also: null,
      rule: 'followed-topic',
      followed: ids,
    }
  }
  return null
}

function withServices(reading: Reading, scores: Scores, settled: Settled, doubts: Asked[]): Plan {
  const { cues } = reading
  const { asked, plans, environment } = settled
  const ids = unique(asked.map((a) => a.entity.service))
  const verdict = (rule: string): Plan => ({
    kind: 'verdict',
    asked,
    environment,
    plans,
    unsure: doubts,
    also: scores.second,
    rule,
  })
  const topic = (rule: string): Plan => ({
    kind: 'topic',
    topic: scores.topic!,
    services: ids,
    also: scores.second,
    rule,
  })

  if (cues.bare) return verdict('bare-name')
  if (cues.otherStandard) return topic('other-standard')
  const away = scores.offTopic > Math.max(scores.scope, scores.topicScore)
  // A named service with little else beside it asks for its verdict; the more other words, the sooner it is something else.
  const strange = cues.foreign / Math.max(1, cues.words)
  const enough = cues.certain || cues.scope > 0 ? 0.75 : strange < 0.2 ? 0.6 : 0.4
  if (away && scores.offTopic >= enough && scores.offTopic > scores.scope + 0.3)
    return { kind: 'off-topic', reason: scores.offTopicReason, rule: 'off-topic-intent' }
  const scoped = (cues.scope > 0 || cues.certain) && scores.scope >= 0.2
  // What may be done with the certificate of a service outside its scope begins with the verdict.
  if (
    scores.topic &&
    RELIANCE.has(scores.topic) &&
    asked.some((a) => a.environment === 'china' || OUTSIDE.test(a.entity.service))
  )
    return verdict('outside')
  // "Is our own application covered by ISO 22301?" names the responsibility in its subject; asked is the scope.
  if (scores.topic === 'own-responsibility' && scoped && ids.every((id) => id === 'customer-application'))
    return verdict('own-application')
  if (
    scores.topic &&
    scores.topicScore > scores.scope + Math.max(marginOf(scores.topic, scoped), ids.length > 1 ? 0.1 : 0) &&
    scores.topicScore >= (ids.length > 1 ? 0.55 : 0.45) &&
    scores.topicHolds
  )
    return topic('topic')
  // "Azure or turquoise for the bathroom tiles": most words are about something else, and none asks for a scope.
  const asksVerdict = scores.scope >= 0.5 || cues.certain || (cues.scope > 0 ? strange < 0.5 : strange < 0.25)
  if (asksVerdict) return verdict('scope')
  if (scores.topic && scores.topicHolds) return topic('topic')
  return { kind: 'off-topic', reason: scores.offTopicReason, rule: 'no-question-of-ours' }
}

/** By how much a topic must beat the scope question: lists are asked with scope words, reliance begins with the verdict. */
function marginOf(topic: Topic, scoped: boolean): number {
  if (RELIANCE.has(topic)) return 0.25
  return scoped && topic !== 'scope-list' && topic !== 'azure-offering' ? 0.05 : 0
}

const RELIANCE = new Set(['use-in-own-certification', 'automatic-compliance', 'own-responsibility'])
const OUTSIDE =
  /^(azure-china|office-365-china|azure-germany|.*-server|windows-client|office-desktop-apps|other-vendor)$/

const PLAN = /^(office-365|microsoft-365|dynamics-365)(-education|-commercial|-government)?$/
const PLAN_WORDS = new Set([
  'thru',
  'have',
  'through',
  'via',
  'with',
  'plan',
  'plans',
  'licence',
  'licences',
  'license',
  'licenses',
  'bundle',
  'bundled',
  'part',
  'subscription',
  'suite',
  'came',
  'comes',
  'bought',
  'got',
  'included',
])

const isOnlyPlan = (a: Asked, reading: Reading): boolean =>
  PLAN.test(a.entity.service) &&
  reading.tokens.some((t) => PLAN_WORDS.has(t.word)) &&
  reading.tokens.some((t) => PRONOUN.has(t.word))

/** "What if it's standalone": the same with a condition, which the words of the turn carry. */
const WHAT_IF =
  /^(?:and |but |so |ok )?(?:what |only |even )?if\b.*\b(standalone|stand alone|on its own|on their own|by itself|separate\w*|bought|alone|without)\b/

/** Turns of a few words that ask for the same again: "so it's out?", "why not", "both pls". */
const AGAIN =
  /^(?:(?:but |so |and )?(?:it|they|that) (?:was|were|is|are|has|used)\b.*|(?:(?:so|hm+|hmm|ok|okay|but|and|then|well|really|sure|wait) )*(?:why(?: not| so| is that)?|how so|how come|both|all(?: of them)?|(?:it's|its|it is|is it|they're|are they|that's|that is|is that) (?:not )?(?:in|out|covered|certified|included|excluded|fine|ok|a (?:yes|no)|(?:in|out of) scope).*|really|are you sure|(?:so )?(?:yes or no|in or out))(?: (?:please|pls|plz|then|really|too|both|it is|they are))*)$/

const CHECK =
  /\b(how|where)\b.*\b(check|verify|find (?:it |that )?out|see (?:it|that|for myself)|look (?:it|that) up|prove|confirm)\b/

function again(reading: Reading, catalogue: Catalogue, conversation: Conversation | undefined): Plan | null {
  if (conversation?.kind !== 'verdict' || conversation.services.length === 0 || reading.tokens.length > 9) return null
  const { services, environment } = conversation
  if (AGAIN.test(reading.words) || WHAT_IF.test(reading.words))
    return verdictOf(catalogue, services, environment, 'again', services)
  if (CHECK.test(reading.words)) {
    const azure = services.every(
      (id) => /^(azure|dynamics|microsoft-sentinel|defender-for-cloud$)/.test(id) && id !== 'azure',
    )
    return {
      kind: 'topic',
      topic: azure ? 'azure-offering' : 'reports-where',
      services,
      also: null,
      rule: 'how-to-check',
      followed: services,
    }
  }
  const other = counterpart(reading, services)
  return other.length > 0 ? verdictOf(catalogue, other, null, 'counterpart', other) : null
}

/** Texts that try to give the assistant orders are texts, not commands. */
const COMMANDS =
  /\b(ignore|disregard|forget|override) (?:all |any |your |the |previous |prior |above )+|system ?prompt|\bsystem:|you are now|from now on you|pretend (?:to be|that|you)|act as (?:if|a|an|my)|jailbreak|developer mode|new policy/i

function withoutServices(
  reading: Reading,
  catalogue: Catalogue,
  conversation: Conversation | undefined,
  scores: Scores,
  near: ServiceId[],
): Plan {
  const { cues } = reading
  const before = conversation?.services ?? []
  if (
    conversation?.kind === 'verdict' &&
    before.length > 0 &&
    !reading.unknownName &&
    reading.mentions.length === 0 &&
    cues.foreign <= 1 &&
    continues(reading) &&
    (scores.scope >= 0.5 ||
      cues.scope > 0 ||
      (scores.scope >= 0.2 && reading.tokens.some((t) => PRONOUN.has(t.word)))) &&
    scores.topicScore < 0.6 &&
    scores.offTopic < 0.6 &&
    scores.scope + 0.15 >= scores.topicScore
  ) {
    return verdictOf(catalogue, before, conversation.environment, 'followed-services', before)
  }
  if (COMMANDS.test(reading.text) && scores.topicScore < 0.8)
    return { kind: 'off-topic', reason: 'subject', rule: 'instructions' }
  const unknown: Plan = { kind: 'off-topic', reason: 'unknown-name', rule: 'unknown-name' }
  if (reading.unknownName && cues.scope > 0 && scores.topicScore < (scores.topic === 'scope-list' ? 0.6 : 0.35))
    return unknown
  const topicFirst =
    scores.topic && scores.topicHolds && (scores.topicScore >= scores.scope - 0.1 || scores.topicScore >= 0.6)
  if (!topicFirst && scores.scope > scores.offTopic && (scores.scope >= 0.3 || cues.scope > 0)) {
    if (reading.unknownName) return unknown
    if (before.length > 0 && cues.foreign <= 1 && reading.mentions.length === 0)
      return verdictOf(catalogue, before, conversation?.environment ?? null, 'followed-services', before)
    if (cues.foreign === 0 || (cues.own > 0 && cues.foreign <= 2))
      return { kind: 'clarify', why: 'service', label: '', services: [], rule: 'which-service' }
    return unknown
  }
  if (scores.topic && scores.topicHolds) {
    const followed = near.length === 0 && continues(reading) ? before : []
    return {
      kind: 'topic',
      topic: scores.topic,
      services: [...near, ...followed],
      also: scores.second,
      rule: 'topic',
      ...(followed.length ? { followed } : {}),
    }
  }
  if (reading.unknownName && cues.scope > 0 && scores.offTopic < 0.6)
    return { kind: 'off-topic', reason: 'unknown-name', rule: 'unknown-name' }
  if (
    scores.topic &&
    cues.elsewhere === 0 &&
    cues.own + cues.near > 0 &&
    cues.foreign <= cues.words / 3 &&
    scores.topicScore >= 0.15 &&
    scores.offTopic < 0.3
  ) {
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

function verdictOf(
  catalogue: Catalogue,
  ids: ServiceId[],
  environment: string | null,
  rule: string,
  followed: ServiceId[],
): Plan {
  const cloud = environment as Environment | null
  const asked = entitiesOf(catalogue, ids).map(
    (a): Asked => ({ ...inEnvironment(catalogue, a.entity, cloud), mention: null }),
  )
  return { kind: 'verdict', asked, environment: cloud, plans: [], unsure: [], also: null, rule, followed }
}

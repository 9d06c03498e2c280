import {
  type Asked,
  environmentWord,
  isBareCloud,
  isDenied,
  itself,
  leadsToPlan,
  type Settled,
  servicesOf,
} from './asked'
import { completed } from './completion'
import { counterpart } from './counterparts'
import { entitiesOf, verdictOf } from './known'
import { continues, JOINT, PRONOUN } from './language/leaning'
import type { Catalogue } from './names/catalogue'
import { environmentOf, isPlanService } from './names/environments'
import type { Plan } from './plan'
import type { Reading } from './reading'
import type { Scores } from './scores'
import type { Conversation } from './types'

/** Follow-ups are followed for so long. */
const FRESH = 15 * 60 * 1000

/** A conversation that a turn may lean on. */
export function fresh(conversation: Conversation | undefined, at: number | undefined): Conversation | undefined {
  if (!conversation) return undefined
  if (conversation.at === null || at === undefined) return conversation
  return at - conversation.at <= FRESH ? conversation : undefined
}

/** A turn that names something and leans on the turn before: a plan, an environment, or the next service of a row. */
export function follow(
  reading: Reading,
  catalogue: Catalogue,
  conversation: Conversation,
  scores: Scores,
  settled: Settled,
): Plan | null {
  const { asked, plans, environment } = settled
  // "What if we buy only that, no Office 365?"
  const before = conversation.services
  if (
    conversation.kind === 'verdict' &&
    before.length > 0 &&
    asked.every((a) => a.mention !== null && isDenied(a.mention, reading.tokens))
  )
    return verdictOf(catalogue, before, conversation.environment, 'followed-without', before)
  const short = reading.cues.foreign === 0 && reading.cues.words <= 4
  const place = reading.mentions.length === 1 && environmentOf(reading.mentions[0]!.entity.service) !== null
  const plan = asked.length === 1 && isOnlyPlan(asked[0]!, reading)
  if (!continues(reading) && !short && !place && !plan) return null
  const ids = servicesOf(asked)
  const joint =
    reading.tokens.slice(0, 3).some((t) => JOINT.test(t.word)) ||
    reading.tokens.some((t) => /^(ones?|too|well|likewise|either)$/.test(t.word)) ||
    (reading.cues.foreign === 0 && reading.cues.words <= 3)
  if (conversation.kind === 'verdict') {
    // "and if we only have it through our Dynamics 365 licences?": a plan for what the conversation is about.
    // A suite comes in no other suite: "Office 365 Education … our contract says Microsoft 365 A3" asks about that one.
    const suites = before.length > 0 && before.every(isPlanService)
    if (plan && suites && !before.includes(ids[0]!))
      return { kind: 'verdict', asked, environment, plans, unsure: [], also: null, rule: 'followed-suite' }
    if (plan && before.length > 0 && !before.includes(ids[0]!)) {
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
    // "And if it sits in Azure Government?" says with the pronoun what "the GCC High one" says without the suite.
    const bare = isBareCloud(asked[0]!.mention, reading.tokens) || SITS.test(reading.words)
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
    (reading.cues.bare || (reading.cues.words <= 3 && reading.cues.scope === 0 && reading.cues.foreign === 0)) &&
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

const PLAN_WORDS = new Set([
  'thru',
  'have',
  'form',
  'piece',
  'element',
  'component',
  'contained',
  'contract',
  'agreement',
  'delivered',
  'come',
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
  isPlanService(a.entity.service) &&
  reading.tokens.some((t) => PLAN_WORDS.has(t.word)) &&
  (reading.tokens.some((t) => PRONOUN.has(t.word)) ||
    AS_WELL.test(reading.words) ||
    (a.mention !== null &&
      leadsToPlan(a.mention, reading.tokens) &&
      (CHANGES.test(reading.words) || !reading.cues.certain)))

/** "The licences are part of an Office 365 suite. Does this change the answer?" */
const CHANGES = /\b(chang\w*|alter\w*|differ\w*|modif\w*|affect\w*|matters?|same|still|hold|holds)\b/

/** "Even with a Dynamics 365 plan?" */
const AS_WELL =
  /^(?:and |but |ok |so )?(?:even |also |only |what )?(?:if |when )?(?:with|through|via|under|from|inside|as part of) |\b(?:plan|licen[cs]e|subscription|suite|bundle) (?:is|was) /

const SITS =
  /\b(?:it|they|that|this|these|those) (?:is|are|sits?|runs?|lives?|stands?|was|were)? ?(?:hosted |deployed |running )?(?:in|on|inside) /

/** "What if it's standalone": the same with a condition, which the words of the turn carry. */
const WHAT_IF =
  /^(?:and |or |but )?(?:standalone|stand alone|on its own|by itself|separately|bought alone)$|^(?:and |but |so |ok )?(?:what |only |even )?if\b.*\b(standalone|stand alone|on its own|on their own|by itself|separate\w*|bought|alone|without)\b/

/** "With E5?": a plan without its suite, which the words of the turn carry. */
const WITH_PLAN =
  /^(?:and |but |so |ok |n |what |if |even |.*\b(?:it|them|that) (?:\w+ )?)?(?:with|w|in|under|through|thru|via|on|from|by) (?:an? |our |the )?[efag][1357](?: \w+)?$/
/** How a turn begins that only says where. */
const PLACED =
  /^(?:(?:and|n|but|or|so|ok|what|how|also|too|is it|are they) )*(?:in|for|about|within) |^(?:(?:and|n|but|or|so|ok|what about|how about) )*the \w+ (?:one|ones|version|cloud|side|edition|variant)$/
/** No token belongs to a name. */
const NOWHERE: Set<number> = new Set()

/** Turns of a few words that ask for the same again: "so it's out?", "why not", "both pls". */
const AGAIN =
  /^(?:(?:in other words|so|hence|thus|then|ie) (?:it|they|that)(?: has| have)? (?:failed|lost|missed|flunked|dropped)\b.*|(?:but |so |and )?(?:it|they|that) (?:was|were|is|are|has|used)\b.*|(?:(?:so|hm+|hmm|ok|okay|but|and|then|well|really|sure|wait) )*(?:why(?: not| so| is that)?|how so|how come|(?:why )?(?:is it |are they )?not (?:named|listed|by name|mentioned|certified|covered|in scope|included)(?: (?:itself|by itself|on its own|alone|individually|separately|directly|by name))?|why not by name|how do (?:you|u) know(?: (?:that|this))?|says who|(?:what(?:'s|s| is) )?(?:the |your )?sources?(?: (?:for|of) (?:that|this|it))?|both|all(?: of them)?|(?:it's|its|it is|is it|they're|are they|that's|thats|that is|is that) (?:not )?(?:in|out|covered|certified|included|excluded|fine|ok|a (?:yes|no)|(?:in|out of) scope).*|really|(?:(?:are|r) )?(?:you|u|ya) (?:really |quite |very |so |100 )?(?:sure|certain)(?: (?:about|of|on) (?:that|this|it))?|(?:so )?(?:yes or no|in or out))(?: (?:please|pls|plz|then|really|too|both|it is|they are))*)$/

const CHECK =
  /\b(how|where)\b.*\b(check|verify|find (?:it |that )?out|see (?:it|that|for myself)|look (?:it|that) up|prove|confirm)\b|^(?:and |ok |so )*(?:show me |give me |gimme |any |got )?(?:the |your )?(?:proof|evidence)(?: please| pls)?$/

/** Turns of a few words that go on asking about the topic before: "why", "are you sure", "show me proof". */
const GO_ON =
  /^(?:(?:and|but|so|ok|okay|hm+|really|wait|well) )*(?:why(?: not| so| is that)?|how so|how come|since when|says who|who says(?: so| that)?|(?:(?:are|r) )?(?:you|u) (?:really )?sure|really|(?:is that|that's|thats) (?:so|true|right|correct)|(?:any |got |show me )?(?:the |your )?(?:proof|evidence|source|sources)(?: please| pls)?|how do (?:you|u) know(?: (?:that|this))?|according to whom|where does it say (?:so|that))$/
const HOW_OFTEN = /^(?:(?:and|but|so|ok|okay) )*how (?:often|frequently)$/
/** The topics on things that are done again and again; anything else is audited again and again. */
const RECURRING = /^(plan-testing|resilience-programme|service-resilience|incident-communication|report-dates|reports-)/

/** "And until when was the preceding one valid?" after the edition. */
const ENDED =
  /\b(?:when|till|day|date|how long|expir\w*|ceas\w*)\b.*\b(?:preceding|previous|former|superseded|old|older|earlier|prior|2012|that one|first one)\b/

/** The topic before, where a turn only goes on asking about it. */
function sameTopic(reading: Reading, { kind, topic, services }: Conversation): Plan | null {
  if (topic?.startsWith('edition') && ENDED.test(reading.words))
    return { kind: 'topic', topic: 'transition-deadline', services, also: null, rule: 'edition-before' }
  if (!topic || (kind !== 'answer' && kind !== 'not-stated') || reading.tokens.length > 6) return null
  const on = GO_ON.test(reading.words) || (HOW_OFTEN.test(reading.words) && RECURRING.test(topic))
  return on ? { kind: 'topic', topic, services, also: null, rule: 'same-topic', followed: services } : null
}

/** A turn without a name of its own that asks for what was answered before. */
export function again(reading: Reading, catalogue: Catalogue, conversation: Conversation | undefined): Plan | null {
  const same = conversation ? sameTopic(reading, conversation) : null
  if (same) return same
  if (conversation?.kind !== 'verdict' || conversation.services.length === 0) return null
  const { services, environment } = conversation
  const other = counterpart(reading, services)
  if (other.length > 0) return verdictOf(catalogue, other, null, 'counterpart', other)
  if (reading.tokens.length > 9) return null
  if (AGAIN.test(reading.words) || WHAT_IF.test(reading.words) || WITH_PLAN.test(reading.words))
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
  // "And in China?": a place by a plain word, for the services before.
  const place = reading.cues.foreign === 0 ? environmentWord(reading.tokens, NOWHERE) : null
  if (place && PLACED.test(reading.words))
    return verdictOf(catalogue, services, place, 'followed-environment', services)
  const asked = completed(reading, catalogue, conversation).map((entity) => itself(entity, null))
  if (asked.length === 0) return null
  return { kind: 'verdict', asked, environment: null, plans: [], unsure: [], also: null, rule: 'completed-name' }
}

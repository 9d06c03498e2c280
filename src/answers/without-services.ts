import type { ServiceId } from '../knowledge/types'
import { verdictOf } from './known'
import { isPlainWord } from './language/cues'
import { continues, PRONOUN } from './language/leaning'
import type { Catalogue } from './names/catalogue'
import type { Plan } from './plan'
import type { Reading } from './reading'
import type { Scores } from './scores'
import type { Conversation } from './types'

/** Texts that try to give the assistant orders are texts, not commands. */
const COMMANDS =
  /\b(ignore|disregard|forget|override) (?:all |any |your |the |previous |prior |above )+|system ?prompt|\bsystem:|you are now|from now on you|pretend (?:to be|that|you)|act as (?:if|a|an|my)|jailbreak|developer mode|new policy/i

/** Words that ask about what was said before, without a pronoun: "and since when?", "why not by name?". */
const ASKS = /^(what|which|who|where|when|why|how|whose|whom)$/

/**
 * Whether a turn can be about the services before it: it points back, or asks with words of this subject alone. "And wzure
 * certifications?" names something else, badly.
 */
const pointsBack = (reading: Reading): boolean =>
  // "And one dive?": before a word of its own, "one" may be the beginning of a name.
  reading.tokens.some((t, i) => {
    const next = reading.tokens[i + 1]
    // "And kagenticc-One?": nor behind a hyphen.
    if (t.word === 'one' && i > 0 && reading.text[t.start - 1] === '-') return false
    return PRONOUN.has(t.word) && !(t.word === 'one' && next !== undefined && !isPlainWord(next.word))
  }) ||
  (reading.cues.foreign === 0 &&
    (reading.cues.scope > 0 || reading.cues.certain || reading.tokens.some((t) => ASKS.test(t.word))))

/** Whether the unknown name directly follows the verb that opens a question, or one that asks what a certificate holds. */
function isSubject({ tokens, unknownName }: Reading): boolean {
  const at = tokens.findIndex((t) => t.start === unknownName?.start)
  const before = tokens[at - 1]?.word === 'microsoft' ? at - 2 : at - 1
  return (
    before >= 0 &&
    tokens[at]!.capital &&
    /^(is|are|was|were|covers?|includes?|extends?|names?|mentions?|lists?)$/.test(tokens[before]!.word)
  )
}

/** "Vendor list: Microsoft Veridian Hub. Certified to ISO 22301?" */
const CERTIFIED_TO = /\bcertified (?:to|under|against) (?:iso )?(?:iec )?22301$/

/** The suites that have plans of such a number, by its letter. */
const SUITES: Record<string, ServiceId[]> = {
  e: ['microsoft-365', 'office-365'],
  f: ['microsoft-365', 'office-365'],
  a: ['microsoft-365-education', 'office-365-education'],
  g: ['office-365-government'],
}

/** "E5 covered?": the suites that a plan without its suite may be of. */
const suitesOfPlan = ({ tokens }: Reading): ServiceId[] =>
  tokens.flatMap((t) => (/^[efag][1357]$/.test(t.word) ? SUITES[t.word[0]!]! : [])).slice(0, 2)

/** The plan for a turn that names no service; `near` are names that were too doubtful to stand for one. */
export function withoutServices(
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
    pointsBack(reading) &&
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
  if (
    reading.unknownName &&
    cues.scope > 0 &&
    scores.topicScore < (scores.topic === 'scope-list' ? 0.6 : Math.max(0.35, Math.min(0.55, scores.scope + 0.1)))
  )
    return unknown
  // "Brimstack Ledger Online: ISO 22301 status?" names no other standard, though an unknown name sounds like one.
  const notAnother = scores.topic === 'other-standards' && !cues.otherStandard && cues.own > 0
  // "Is Kestrel Cloud Backup certified?": what a question begins with is its subject, whatever its name sounds like.
  if (
    reading.unknownName &&
    (cues.scope > 0 || cues.certain) &&
    scores.topicScore < 0.75 &&
    (isSubject(reading) || notAnother || CERTIFIED_TO.test(reading.words))
  )
    return unknown
  const suites = cues.foreign === 0 && (cues.scope > 0 || cues.certain) ? suitesOfPlan(reading) : []
  if (suites.length > 0 && !(scores.topicHolds && scores.topicScore >= 0.6))
    return { kind: 'clarify', why: 'which', label: '', services: suites, rule: 'plan-of-which-suite' }
  const topicFirst =
    scores.topic && scores.topicHolds && (scores.topicScore >= scores.scope - 0.1 || scores.topicScore >= 0.6)
  if (!topicFirst && scores.scope > scores.offTopic && (scores.scope >= 0.3 || cues.scope > 0)) {
    if (reading.unknownName) return unknown
    if (before.length > 0 && cues.foreign <= 1 && reading.mentions.length === 0 && pointsBack(reading))
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
  if (reading.unknownName && cues.scope > 0 && scores.offTopic < 0.6) return unknown
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

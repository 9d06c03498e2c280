import type { ServiceId, Topic } from '../knowledge/types'
import { topicFits } from './gates'
import type { Cues } from './language/cues'
import { continues } from './language/leaning'
import { environmentOf } from './names/environments'
import type { OffTopicReason } from './plan'
import type { Reading } from './reading'
import type { Conversation } from './types'

/** The classifier's opinion, grouped by what it leads to. Scores are from 0 to 1. */
export interface Scores {
  /** That a verdict on a service is asked for. */
  scope: number
  topic: Topic | null
  topicScore: number
  /** The best topics, best first. */
  topics: Topic[]
  /** A second topic that a second sentence asks for. */
  second: Topic | null
  /** The topic may be answered without a service in the question: the words are of this subject. */
  topicHolds: boolean
  offTopic: number
  offTopicReason: OffTopicReason
  smalltalk: 'greeting' | 'help' | 'thanks' | 'who-are-you' | null
  action: 'tenant-coverage' | 'share-report' | 'watch' | 'sign-out' | null
}

const REASONS: Record<string, OffTopicReason> = {
  'off-topic-howto': 'how-to',
  'off-topic-price': 'price',
  'off-topic-outage': 'outage',
}

/** The best score of a group of intents; scores are chances of their own and do not add up. */
const best = (intents: Reading['intents'], group: string): number =>
  intents.find((r) => r.intent.startsWith(group))?.score ?? 0

/** Groups the ranked intents and says which of them the words of the question carry. */
export function weigh(reading: Reading, named: ServiceId[], conversation: Conversation | undefined): Scores {
  const { intents, cues } = reading
  const top = intents[0]
  const topics = firstFitting(reading, named)
  // Another standard is a topic of its own, whatever else the question resembles; but a lawyer's opinion is one on any rule.
  const counsel = topics[0]?.intent === 'legal-advice' && topics[0].score >= 0.7
  const topic =
    cues.otherStandard && !counsel
      ? { intent: 'other-standards', score: Math.max(0.7, best(intents, 'other-standards')) }
      : topics[0]
  // A text that says "ISO 22301" is rarely about something else, however it is put.
  const offTopic = best(intents, 'off-topic') * (cues.own >= 2 ? 0.6 : 1)
  const reason = intents.find((r) => r.intent.startsWith('off-topic'))
  const lead = (prefix: string, least: number): string | null =>
    top?.intent.startsWith(prefix) && top.score >= least ? top.intent.slice(prefix.length) : null
  const topicScore = Math.min(1, (topic?.score ?? 0) + (topic && related(topic.intent, conversation) ? RELATED : 0))
  const scope = best(intents, 'scope-check')
  return {
    scope,
    topic: topic?.intent ?? null,
    topicScore,
    topics: topics.map((r) => r.intent),
    second: secondTopic(reading, topics, scope),
    topicHolds: holds(
      topicScore,
      offTopic,
      cues,
      named.some((id) => id !== 'other-vendor') ||
        reading.mentions.some((m) => m.entity.choices && !m.general && m.to - m.from > 1) ||
        isCloudMeaning(topic?.intent, reading),
      steps(reading, conversation),
    ),
    offTopic,
    offTopicReason: REASONS[reason?.intent ?? ''] ?? 'subject',
    smalltalk: asksBesides(reading, Math.max(scope, topicScore), offTopic)
      ? null
      : (lead('smalltalk-', cues.own + cues.near > 0 ? 0.6 : 0.4) as Scores['smalltalk']),
    action: actionOf(lead('action-', 0.4), top?.score ?? 0, reading, named.length > 0 || conversation !== undefined),
  }
}

/** A courtesy of so few words is nothing else. */
const SHORT = 4

/** Whether a turn that sounds of small talk asks something as well: "Thank you. When does that certificate run out?" */
function asksBesides({ intents, tokens }: Reading, ours: number, offTopic: number): boolean {
  const { intent, score } = intents[0] ?? { intent: '', score: 0 }
  // A question for help with the assistant sounds of its topics; a courtesy does not.
  const least = /^smalltalk-(help|who)/.test(intent) ? Math.max(0.6, score - 0.2) : 0.6
  if (tokens.length > SHORT && ours >= least) return true
  const unsure = intent === 'smalltalk-thanks' && score < 0.8
  return unsure && (offTopic >= 0.5 || tokens.some((t) => ASKS.test(t.word)))
}

/** An action is only taken for one where its own words are said: a wrong action would be worse than a wrong topic. */
const ACTION_WORDS: Record<NonNullable<Scores['action']>, RegExp> = {
  'tenant-coverage': /\b(our|we|us|my|tenant|tenancy|licen\w*|subscri\w*|subscribed|own|have)\b/,
  'share-report':
    /\b(shared?|sen[dt]|post(ed)?|forward(ed)?|publish(ed)?|drop(ped)?|push(ed)?|put|pass(ed)?|distributed?|copy|copied|message|mail(ed)?|email(ed)?|attach(ed)?|pin(ned)?|give|show|circulated?|relay(ed)?|broadcast|announced?|upload(ed)?|hand(ed)?|deliver(ed)?|placed?|dispatch(ed)?)\b/,
  watch:
    /\b(tell|notify|notif\w*|alert\w*|let|remind\w*|inform|watch\w*|ping|e?mail|follow|subscrib\w*|keep|message|heads|update|updates|posted|eye|warn|track|advise|shout|holler|buzz|nudge|poke)\b/,
  'sign-out':
    /\b(sign(ed|ing)? (me |us )?(out|off)|signout|log(ged|ging)? (me |us )?(out|off)|logout|logoff|disconnect|unlink|forget me|end (my |the |this )?session)\b/,
}

/** "Are we permitted to pass them on?" asks about it. */
const PERMISSION =
  /\b(permitted|permissible|allowed|lawful\w*|legal\w*|entitled|at liberty|may (?:we|i|they|one|our)|(?:we|i|they) may|forbidden|prohibited)\b/

function actionOf(found: string | null, score: number, reading: Reading, follows: boolean): Scores['action'] {
  const action = found as Scores['action']
  if (!action || !ACTION_WORDS[action].test(reading.words)) return null
  if (action === 'share-report' && PERMISSION.test(reading.words)) return null
  // "Share this recipe with my sister" is somebody else's job: beside the action only words of this subject may stand.
  const { cues } = reading
  const ours =
    cues.own + cues.near > 0 ||
    (cues.weak + cues.scope > 0 && cues.foreign <= (score >= 0.9 ? 3 : 0)) ||
    follows ||
    action === 'sign-out' ||
    // "Let me know when something changes": nothing else is said, and nothing else can be meant.
    (score >= 0.9 && cues.foreign + cues.elsewhere === 0)
  const foreign = cues.foreign - (action === 'sign-out' ? 2 : 0)
  return ours && foreign <= (score >= 0.9 ? 3 : 1) ? action : null
}

/** So many topics are offered at the most. */
const OFFERED = 3

/** The best topics whose gates the question passes. */
function firstFitting(reading: Reading, named: ServiceId[]): Reading['intents'] {
  const out: Reading['intents'] = []
  for (const r of reading.intents) {
    if (isTopic(r.intent) && topicFits(r, reading, named)) out.push(r)
    if (out.length === OFFERED) break
  }
  return out
}

const isTopic = (intent: string): boolean => !/^(scope-check|off-topic|smalltalk-|action-)/.test(intent)

/** How much a topic gains that is of the family of the one before: "Which licence would that require?" after the template. */
const RELATED = 0.2
const related = (topic: Topic, conversation: Conversation | undefined): boolean =>
  conversation?.topic !== undefined &&
  conversation.topic !== null &&
  conversation.topic.split('-')[0] === topic.split('-')[0]

/** How far a conversation carries a turn: two steps for a short turn that leans on it, else one. */
function steps(reading: Reading, conversation: Conversation | undefined): number {
  if (!conversation) return 0
  return reading.tokens.length <= 9 && continues(reading) ? 2 : 1
}

/**
 * Whether a topic may be answered: the less a question's words belong to this subject, and the more of them are foreign to
 * it, the surer the classifier must be. A conversation on the subject counts one step. The limits were read off labelled
 * questions of this subject and of other fields.
 */
function holds(score: number, offTopic: number, cues: Cues, named: boolean, follows: number): boolean {
  if (offTopic > score) return false
  const plain =
    named || cues.own > 0 ? 3 : cues.near > 0 || cues.weak + cues.scope > 2 ? 2 : cues.weak + cues.scope > 0 ? 1 : 0
  // "What happens in a tax audit": beside a word of another trade the words that both share say nothing.
  const level =
    cues.elsewhere > 0 && cues.own === 0 && cues.near < 2 && !named ? (score >= 0.9 && plain > 0 ? 1 : 0) : plain
  const foreign = cues.foreign
  const share = foreign / Math.max(1, cues.words)
  switch (Math.min(3, level + follows)) {
    case 3:
      return score >= 0.3
    case 2:
      return score >= (foreign === 0 ? 0.4 : foreign === 1 ? 0.55 : 0.65)
    case 1:
      return score >= (foreign === 0 ? 0.68 : 0.8) && share <= 0.4
    default:
      if (score >= 0.97 && offTopic < 0.35 && share <= 0.75) return true
      return foreign === 0 ? score >= 0.975 : score >= 0.94 && share <= 0.4
  }
}

/** "Define GCC": a cloud's short name is no service there, but it is of this subject. */
const isCloudMeaning = (topic: Topic | undefined, { mentions }: Reading): boolean =>
  topic === 'environments' && mentions.some((m) => environmentOf(m.entity.service) !== null)

const ASKS = /^(where|who|how|when|what|which|whom|why)$/
/** A second question is answered as well where its topic is this sure. */
const SURE = 0.7

/** The topic of a second question in the same turn: "Is Intune covered, and where is the report?" */
function secondTopic(reading: Reading, topics: Reading['intents'], scope: number): Topic | null {
  const asks = reading.tokens.filter((t) => ASKS.test(t.word)).length
  const [first, second] = topics
  if (scope >= 0.5 && first && first.score < scope && first.score >= SURE - 0.1 && asks >= 1) return first.intent
  if (asks >= 2 && first && second && first.score >= SURE && second.score >= SURE && scope < first.score)
    return second.intent
  return null
}

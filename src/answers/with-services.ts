import type { Topic } from '../knowledge/types'
import { type Asked, type Settled, servicesOf } from './asked'
import { isExplicit } from './explicit'
import type { Plan } from './plan'
import type { Reading } from './reading'
import type { Scores } from './scores'

/** The plan for a turn that names services: their verdicts, a topic about them, or neither. */
export function withServices(reading: Reading, scores: Scores, settled: Settled, doubts: Asked[]): Plan {
  const { cues } = reading
  const { asked, plans, environment } = settled
  const ids = servicesOf(asked)
  const verdict = (rule: string, also = scores.second): Plan => ({
    kind: 'verdict',
    asked,
    environment,
    plans,
    unsure: doubts,
    also,
    rule,
  })
  const topic = (rule: string): Plan => ({
    kind: 'topic',
    topic: scores.topic!,
    services: ids,
    also: scores.second,
    rule,
  })

  // "What is GCC?" asks what it means.
  if (cues.bare && !(scores.topic === 'environments' && scores.topicScore >= 0.9)) return verdict('bare-name')
  if (cues.otherStandard) return topic('other-standard')
  // "Checklist: AKS, Key Vault, Azure Files. Mark each.": a list asks for its verdicts where nothing else is asked.
  if (asked.length >= LIST && scores.offTopic < 0.6 && !(scores.topicHolds && scores.topicScore >= 0.7))
    return verdict('list')
  const explicit = isExplicit(reading)
  const away = !explicit && scores.offTopic > Math.max(scores.scope, scores.topicScore)
  // A named service with little else beside it asks for its verdict; the more other words, the sooner it is something else.
  const strange = cues.foreign / Math.max(1, cues.words)
  // Ordinary words alone ("a certified translator", "a loop variable out of scope") are of another field sooner.
  const ordinary = cues.own === 0 && asked.every((a) => a.mention?.general === true)
  const enough = ordinary ? 0.4 : cues.certain || cues.scope > 0 ? 0.75 : strange < 0.2 ? 0.6 : 0.4
  if (away && scores.offTopic >= enough && scores.offTopic > scores.scope + (ordinary ? 0.1 : 0.3))
    return { kind: 'off-topic', reason: scores.offTopicReason, rule: 'off-topic-intent' }
  if (scores.topics.includes('certificate-details') && NUMBER.test(reading.words))
    return { kind: 'topic', topic: 'certificate-details', services: ids, also: null, rule: 'number' }
  const scoped = (cues.scope > 0 || cues.certain) && scores.scope >= 0.2
  // What may be done with the certificate of a service outside its scope begins with the verdict.
  if (
    scores.topic &&
    RELIANCE.has(scores.topic) &&
    (cues.own + cues.near > 0 || cues.scope > 0) &&
    asked.some((a) => a.environment === 'china' || OUTSIDE.test(a.entity.service))
  )
    return verdict('outside')
  // "Is our own application covered by ISO 22301?" names the responsibility in its subject; asked is the scope.
  if (scores.topic === 'own-responsibility' && scoped && ids.every((id) => id === 'customer-application'))
    return verdict('own-application')
  if (scores.topic && scores.topicScore >= 0.5 && TWO_PARTS.test(reading.words))
    return verdict('two-parts', scores.topic)
  if (
    scores.topic &&
    scores.topicScore >
      scores.scope +
        Math.max(explicit ? 0.25 : marginOf(scores.topic, scoped, reading.words), ids.length > 1 ? 0.1 : 0) &&
    scores.topicScore >= (ids.length > 1 ? 0.55 : 0.45) &&
    scores.topicHolds
  )
    return topic('topic')
  // "Azure or turquoise for the bathroom tiles": most words are about something else, and none asks for a scope.
  const asksVerdict =
    explicit || scores.scope >= 0.5 || cues.certain || (cues.scope > 0 ? strange <= 0.5 : strange <= 0.25)
  if (asksVerdict) return verdict('scope')
  if (scores.topic && scores.topicHolds) return topic('topic')
  return { kind: 'off-topic', reason: scores.offTopicReason, rule: 'no-question-of-ours' }
}

/** "Is Windows 365 on it, and where would I download the proof?" */
const TWO_PARTS =
  /\b(?:is|are|does|do)\b.*\b(?:certified|covered|in scope|included|on it|in it|listed|named)\b.{0,12}\b(?:and|plus|if so|if yes)\b.{0,12}\b(?:where|how|who|when|which)\b/

/** So many services are a list. */
const LIST = 3

/** "Certificate no. / registration no. of Office 365 under ISO 22301": what is asked for is the number. */
const NUMBER =
  /\b(?:certificates?|certs?|certification|registration|reference) (?:(?:no|nr|num)(?! (?:longer|more|mention|scope|word))|numbers?|ids?|ref)\b/

/** By how much a topic must beat the scope question: lists are asked with scope words, reliance begins with the verdict. */
function marginOf(topic: Topic, scoped: boolean, words: string): number {
  if (RELIANCE.has(topic)) return BORROWED.test(words) ? 0.05 : 0.25
  return scoped && topic !== 'scope-list' && topic !== 'azure-offering' ? 0.05 : 0
}

const RELIANCE = new Set(['use-in-own-certification', 'automatic-compliance', 'own-responsibility'])
/** "The vendor says he is certified because Azure is": somebody's claim is asked about, not the service. */
const BORROWED =
  /\b(vendor|supplier|partner|msp|reseller|subcontractor|hoster|startup|app|product|tenant|customer|client|he|hes|she|shes|we)\b.*\b(cos|coz|because|bcz|bcos|since|thanks to|due to|by (?:using|running|hosting|virtue|reason)|on the strength)\b/
const OUTSIDE =
  /^(azure-china|office-365-china|azure-germany|.*-server|windows-client|office-desktop-apps|other-vendor)$/

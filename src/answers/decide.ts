import { type Asked, askedServices, isBareCloud, itself, leadsToPlan, type Settled, servicesOf } from './asked'
import { chosen } from './choosing'
import { isExplicit } from './explicit'
import { again, follow } from './follow-up'
import { known, verdictOf } from './known'
import { courtesy } from './language/smalltalk'
import { VERBS } from './language/words'
import { hasCapitalNeighbour, namesMeant, ownSystem } from './meant'
import type { Catalogue } from './names/catalogue'
import { environmentOf, isPlanService } from './names/environments'
import type { Mention } from './names/mention'
import type { Plan } from './plan'
import type { Reading } from './reading'
import { type Scores, weigh } from './scores'
import type { Conversation } from './types'
import { withServices } from './with-services'
import { withoutServices } from './without-services'

/** Decides what a turn is answered with. Pure: the same reading and conversation give the same plan. */
export function decide(reading: Reading, catalogue: Catalogue, before: Conversation | undefined): Plan {
  const conversation = before && known(catalogue, before)
  const { tokens } = reading
  if (tokens.length === 0) return { kind: 'off-topic', reason: 'empty', rule: 'empty' }
  const polite = courtesy(tokens)
  if (polite) return { kind: 'smalltalk', topic: polite, rule: 'courtesy' }
  const picked = conversation?.choices.length ? chosen(catalogue, conversation.choices, tokens) : null
  if (picked) return verdictOf(catalogue, picked, conversation?.environment ?? null, 'choice', picked)

  const { meant, doubtful } = namesMeant(reading, conversation !== undefined)
  const named = servicesOf(meant.filter((m) => !m.entity.choices))
  const offered = conversation?.choices.filter((id) => named.includes(id)) ?? []
  if (offered.length > 0) return verdictOf(catalogue, offered, conversation?.environment ?? null, 'choice', offered)

  const same = named.length === 0 ? again(reading, catalogue, conversation) : null
  if (same) return same

  const scores = weigh(reading, servicesOf([...meant.filter((m) => !m.entity.choices), ...doubtful]), conversation)
  const ambiguous = meant.find((m) => m.entity.choices)
  const services = ownSystem(
    meant.filter((m) => !m.entity.choices && !(ambiguous && hosts(ambiguous, m, tokens))),
    reading,
  )
  const settled = ownApplication(reading, catalogue) ?? askedServices(catalogue, services, tokens)
  const leaning =
    settled.asked.length > 0 && conversation ? follow(reading, catalogue, conversation, scores, settled) : null
  if (leaning) return leaning
  const asksNamed = named.length > 0 && (reading.cues.certain || reading.cues.scope > 0)
  // "Are you ChatGPT?" names another vendor's product, and asks for none.
  const nothingAsked = !asksNamed && meant.every((m) => m.general || m.entity.service === 'other-vendor')
  if (scores.smalltalk && nothingAsked && reading.cues.foreign <= (reading.intents[0]!.score >= 0.9 ? 4 : 2))
    return { kind: 'smalltalk', topic: scores.smalltalk, rule: 'smalltalk' }
  if (
    scores.action &&
    (named.length === 0 || scores.action !== 'tenant-coverage' || (scores.scope < 0.2 && !asksNamed))
  )
    return { kind: 'action', topic: scores.action, rule: 'action' }

  const doubts = doubtful.map((m) => itself(m.entity, m))
  // "Can a project team get at the reports?": an ordinary word beside a sure topic is not asked back.
  const sureTopic = scores.topicHolds && scores.topicScore >= Math.max(0.75, scores.scope + 0.25)
  const ordinary =
    (ambiguous?.general || (sureTopic && !asksNamed)) &&
    scores.topicHolds &&
    scores.topicScore > Math.max(reading.cues.certain ? 0.95 : 0.7, scores.scope)
  if (ambiguous && !ordinary && services.length === 0 && asksScope(reading, scores, 1)) {
    return {
      kind: 'clarify',
      why: 'which',
      label: ambiguous.entity.name,
      services: ambiguous.entity.choices ?? [],
      rule: 'ambiguous-name',
    }
  }
  // "Power Atuomate fr GCC High": a cloud alone is no subject where a doubtful name stands beside it.
  // Nor is the plan that it came with: "Powerap, from the Office 365 bundle".
  const isContext = (a: Asked) =>
    environmentOf(a.entity.service) ||
    (doubts.length > 0 && isPlanService(a.entity.service) && a.mention !== null && leadsToPlan(a.mention, tokens))
  const cloudsOnly = settled.asked.length > 0 && settled.asked.every(isContext)
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
  // "Woodgrove sells a tool 'Woodgrove Power BI'. Is it covered?": somebody else's name beside a scope word needs a surer topic.
  const asksDoubted = reading.cues.certain || reading.cues.scope > 0
  const invented = asksDoubted && doubtful.some((m) => m.doubt === 'neighbour' && hasCapitalNeighbour(m, reading))
  // An unknown name sounds like another standard where none is named.
  const certain =
    scores.topic &&
    !(scores.topic === 'other-standards' && !reading.cues.otherStandard) &&
    scores.topicHolds &&
    scores.topicScore > scores.scope &&
    scores.topicScore >= (invented ? 0.7 : 0)
  if (doubts.length > 0 && !certain && asksScope(reading, scores, doubts.length)) {
    return {
      kind: 'clarify',
      why: 'confirm',
      label: '',
      services: [...new Set(doubts.flatMap(({ entity }) => entity.choices ?? [entity.service]))],
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

/** "Our intranet is built on SharePoint. Is the application covered?" asks about what the customer built, not what it stands on. */
function ownApplication({ words, mentions }: Reading, catalogue: Catalogue): Settled | null {
  const own = catalogue.entities.get('customer-application')
  if (!own || mentions.length === 0 || !OWN_APPLICATION.test(words)) return null
  return { asked: [itself(own, null)], plans: [], environment: null }
}
// Bounded gaps: a hostile text would otherwise be tried in every way.
const OWN_APPLICATION =
  /\b(?:our|ourselves|in house|own|we (?:built|wrote|developed|made|programmed|coded))\b.{0,90}\b(?:built|build|runs?|running|written|hosted|developed|made|on top)\b.{0,90}\b(?:is|are|does|would|as|whether|treat|regard) (?:\w+ ){0,6}?(?:the|that|this|said) (?:\w+ )?(?:application|app|solution|tool|intranet|website|software|programme?)\b/

/** "The Copilot that sits in Word and Excel": apps behind an ambiguous name only say where it is at work. */
const hosts = (what: Mention, app: Mention, tokens: Reading['tokens']): boolean =>
  app.entity.partOf === 'office-365' &&
  app.from > what.to &&
  /\b(in|inside|within) (?!scope|there|or\b)/.test(`${wordsBetween(what, app, tokens)} `) &&
  !tokens.slice(what.to, app.from).some((t) => t.afterBreak && !t.bracketed)

const wordsBetween = (a: Mention, b: Mention, tokens: Reading['tokens']): string =>
  tokens
    .slice(a.to, b.from)
    .map((t) => t.word)
    .join(' ')

/** Whether a cloud is named as the place of something unknown: "the Frobnicator for GCC", but not "we work in GCC". */
const isPlaced = (a: Asked, tokens: Reading['tokens']): boolean =>
  a.mention !== null &&
  /^(for|in|on|within|inside|under)$/.test(tokens[a.mention.from - 1]?.word ?? '') &&
  !VERBS.has(tokens[a.mention.from - 2]?.word ?? '')

/** Whether the words around the names ask for a verdict. */
function asksScope(reading: Reading, scores: Scores, names: number): boolean {
  const { cues } = reading
  if (cues.bare && names > 0) return true
  if (isExplicit(reading)) return true
  if (scores.offTopic > 0.5 && !cues.certain) return false
  return scores.scope >= 0.3 || cues.scope > 0 || (cues.foreign === 0 && scores.offTopic < 0.4)
}

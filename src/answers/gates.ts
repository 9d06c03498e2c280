import type { ServiceId, Topic } from '../knowledge/types'
import type { Reading } from './reading'

/**
 * What else a topic needs when services are named: many topics share their words with scope questions ("Is the Graph API on
 * the list?"), and a named service with a scope word asks for its verdict first.
 */
interface Gate {
  /** One of these words must stand in the question. */
  words?: RegExp
  /** Only without a named service. */
  alone?: true
  /** Only where every named service is one of these. */
  only?: RegExp
  /** Not where a scope word asks for a verdict, unless one of the words in `even` stands there as well. */
  unscoped?: true
  even?: RegExp
  /** The words must stand there without a named service as well. */
  always?: true
  /** Beside a named service one of these must stand there, however sure the classifier is. */
  beside?: RegExp
  /** A sure classifier needs no word only where every named service is one of these. */
  sureOf?: RegExp
}

const CLOUDS =
  /^(office-365|azure|dynamics-365|microsoft-365)(-government|-gcc|-gcc-high|-dod|-education|-commercial)?$/

/** No service. */
const NONE = /^$/

/** Topics on what a customer may make of the certificate need the customer. */
const OWN_PARTY =
  /\b(we|our|us|ours|i|my|me|ourselves|customers?|clients?|company|companies|organi[sz]ations?|suppliers?|vendors?|management|business|tenant|users?|own|themselves|anyone|automatically|inherit\w*)\b/

const GATES: Record<Topic, Gate> = {
  'what-is-iso-22301': { alone: true },
  'why-it-matters': {
    words:
      /\b(why|matter|matters|benefit|point|value|care|advantage|relevan\w*|important|importance|use of|good for)\b/,
  },
  'what-certification-shows': {
    unscoped: true,
    even: /\b(go(es)? down|crash\w*|fails?|failing|failures?|outages?|downtime|always|never|guarante\w*|promis\w*|prevents?|rule out|uptime|unbreakable)\b/,
  },
  'scope-history': { words: /\b(since when|when did|when was|when were|history|over the years|how long|timeline)\b/ },
  'who-certifies': {
    words:
      /\b(who|whom|whose|which|what|body|bodies|bsi|issued|issuer|issues|registrar|certifier|certifying|name|named)\b/,
  },
  'scope-list': {
    only: CLOUDS,
    words: /\b(list|lists|all|which|what|every|complete|full|overview|services|products)\b/,
  },
  environments: {
    words:
      /\b(differ\w*|vs|versus|mean|means|meaning|defin\w*|explain|what is|what are|what's|whats|stand for|stands for|compare|\w what$|who can use|who uses|who is|for whom|eligib\w*|exist|distinguish\w*|admit\w*|allowed|addressed|(which|what) (kinds?|sorts?|types?|customers|agencies|bodies|organi[sz]ations))\b/,
    always: true,
    unscoped: true,
    even: /\b(differ\w*|distinguish\w*|mean\w*|defin\w*|stand for|who)\b/,
    sureOf: CLOUDS,
  },
  renames: {
    words:
      /\b(called|name|names|rename\w*|rebrand\w*|formerly|former|used to be|new name|old name|same as|same thing|became|become|became of|designations?|outdated|label|labell?ed|new ones|nowadays|these days)\b/,
    unscoped: true,
    sureOf: NONE,
  },
  'azure-offering': {
    only: /^(azure|dynamics|microsoft-sentinel|defender-for-cloud$)/,
    sureOf: /^(azure|dynamics-365)$/,
    words:
      /\b(offering|separate|own page|azure page|azure specific|specific page|page for|url|link|individual|single|which page|what page|another page|other page|page about|which services|list of|a z|distinct|address|devoted|all (the )?azure services|services on|service list|services are|dedicated|entry|lists? its)\b/,
  },
  'audit-coverage': {
    only: /^azure(-portal|-management-features)?$/,
    words:
      /\b(portal|management|operating|monitor\w*|parts?|aspects?|looked at|examin\w*|deep|depth|extent|extend\w*)\b/,
  },
  'certificate-details': {
    words:
      /\b(numbers?|no|nr|num|date|dates|day|year|yr|when|until|expir\w*|valid\w*|issued?|who|how many|which|printed|states?|signed|signator\w*|auditor\w*|findings?|nonconformit\w*|regions?|addresses|sites|edition|reference|id|passed?|last|next|latest)\b/,
  },
  'legal-advice': {
    words: /\b(sue|suing|lawsuits?|court|liab\w*|lawyers?|legal\w*|breach\w*|damages|compensat\w*|penalt\w*)\b/,
  },
  'use-in-own-certification': { words: OWN_PARTY },
  'automatic-compliance': { words: OWN_PARTY },
  'own-responsibility': { words: OWN_PARTY },
  disclaimer: { alone: true },
  'first-hyperscaler': {
    always: true,
    words:
      /\b(first (?!(week|day|time|month|year|of all|edition|aid)\b)|first$|earliest|earlier|before|b4|sooner|prior|preced\w*|ahead|other (cloud|provider)s?|hyper-?scale\w*|pioneer\w*)\b/,
  },
  clauses: {
    words:
      /\b(clauses?|sections?|chapters?|annex|paragraphs?|requirements?|requires?|[4-9] \d|10|bia|impact analysis)\b/,
  },
  'related-standards': {
    words: /\b(223\d\d|2230\d|27031|standards?|family|guidance|companion\w*|related|vocabulary)\b/,
  },
  // The audit committee of a company is another one.
  committee: {
    words:
      /(?<!\b(?:audit|risk|steering|management|board|works|security|crisis) )\b(committees?|societal|tc|tc223|tc292|223|292|wrote|written|writes?|drafted|who|which|publish\w*|develop\w*)\b/,
    always: true,
    beside: /\b(tc|tc223|tc292|223|292|societal|wrote|written|drafted)\b/,
  },
  'edition-differences': {
    words: /\b(differ\w*|chang\w*|new|news|compare\w*|versus|vs|between|revis\w*|updat\w*|from 2012|than)\b/,
  },
  'amendment-2024': { words: /\b(amend\w*|climate|2024|addendum|warming|environmental)\b/ },
  'transition-deadline': {
    words: /\b(transition\w*|deadline\w*|until|when|date|expir\w*|valid|2012|old|still|migrat\w*|switch\w*|2023)\b/,
  },
  'certification-cycle': {
    words:
      /\b(cycles?|often|frequen\w*|surveillance|recertif\w*|annual\w*|year\w*|every|regular\w*|interval\w*|how long|renew\w*|last|lasts|audits?|audited|again)\b/,
  },
  'report-dates': {
    words: /\b(dates?|dated|when|latest|last|recent\w*|newest|old|year|month|fresh|current|new|age)\b/,
  },
  'reports-broken-link': {
    words:
      /\b(broken|dead|404s?|error|errors|not|no longer|doesn\S*|don\S*|dont|doesnt|won\S*|wont|can\S*|fail\w*|wrong|moved|old|older|stored|invalid|expired?|unavailable|gone|missing|stale|outdated|redirect\w*|leads?|opens?|empty|blank|generic|nothing|never|stopped|vanish\w*|disappear\w*|instead|last year\w*)\b/,
    always: true,
  },
  // "BCM certificate of the provider" is asked of a certificate, however much it sounds of the programme.
  'resilience-programme': { unscoped: true, even: /\b(ebcm|programmes?|programs?|how|who|lifecycle|phases?)\b/ },
  'service-resilience': {
    words:
      /\b(cop(y|ies)|back(ed)?[ -]?ups?|replic\w*|redundan\w*|regions?|fail(ed|s)? ?over|disasters?|recover\w*|data ?cent\w*|geo|restor\w*|mirror\w*|zones?|resilien\w*|surviv\w*|second|elsewhere|duplicat\w*|outages?|down|availab\w*|sites?|data|stored|kept|active)\b/,
  },
  'incident-communication': {
    words:
      /\b(inform\w*|tells?|told|notif\w*|communicat\w*|status|dashboards?|outages?|incidents?|down|health|alert\w*|channels?|hear|know|announce\w*|contact\w*)\b/,
  },
  'reports-titles': {
    words: /\b(titles?|titled|called|names?|named|search\w*|filed|labell?ed|look for|type|find|exact)\b/,
  },
  'reports-retention': {
    words:
      /\b(long|keep|kept|keeps|retain\w*|retention|available|months?|years?|archiv\w*|old|older|delet\w*|remov\w*)\b/,
  },
  'reports-notifications': {
    words: /\b(notif\w*|e-?mails?|alert\w*|inform\w*|subscri\w*|told|tell|know|updates?|updated|new|watch\w*|follow)\b/,
  },
  'compliance-manager-template': { words: /\b(templates?|compliance manager|purview|regulations?|premium)\b/ },
  'plan-testing': {
    words: /\b(test\w*|exercis\w*|drill\w*|rehears\w*|valid\w*|simulat\w*|proven?|tabletop|tried)\b/,
  },
  'recovery-objectives': {
    words:
      /\b(rtos?|rpos?|mtpd|recover\w*|objectives?|targets?|hours?|minutes?|quick\w*|fast|how long|loss|lose|lost|restor\w*|back (up|online)|downtime|slas?|uptime)\b/,
  },
}
/** A classifier as sure as this, and as far ahead of the scope question, needs none of the words. */
const SURE = 0.8
const AHEAD = 0.25
/** "GCC specifically" says too little for that. */
const FEWEST = 3
const SCOPE_OF = /\b(certified|covered|in scope|included|compliant|audited|listed|are named|is named)\b/

/** The topics on reports speak of documents. */
const DOCUMENTS =
  /\b(reports?|documents?|certificates?|certs?|portal|stp|links?|downloads?|pdf|files?|cop(?:y|ies)|access|ndas?|titles?|library|evidence|paper\w*)\b/

/** Whether a topic may be what a question with these named services asks. */
export function topicFits(
  { intent: topic, score }: { intent: Topic; score: number },
  reading: Reading,
  named: ServiceId[],
): boolean {
  if (named.length > 0 && topic.startsWith('reports-') && !DOCUMENTS.test(reading.words)) return false
  const gate = GATES[topic]
  const { words } = reading
  if (named.length > 0 && gate?.beside && !gate.beside.test(words)) return false
  const scope = reading.intents.find((r) => r.intent === 'scope-check')?.score ?? 0
  const sureOf = gate?.sureOf
  const sure =
    score >= SURE &&
    score >= scope + AHEAD &&
    reading.cues.words >= FEWEST &&
    (!sureOf || named.every((id) => sureOf.test(id)))
  if (gate?.always && !sure && !gate.words?.test(words)) return false
  if (!gate || named.length === 0) return true
  if (gate.alone) return false
  if (gate.only && !named.every((id) => gate.only!.test(id))) return false
  if (gate.words && !sure && !gate.words.test(words)) return false
  return !(
    gate.unscoped &&
    (reading.cues.certain || reading.cues.scope > 0 || SCOPE_OF.test(words)) &&
    !gate.even?.test(words)
  )
}

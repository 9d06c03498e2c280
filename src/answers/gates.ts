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
  /** Not where a scope word asks for a verdict. */
  unscoped?: true
}

const CLOUDS =
  /^(office-365|azure|dynamics-365|microsoft-365)(-government|-gcc|-gcc-high|-dod|-education|-commercial)?$/

/** Topics on what a customer may make of the certificate need the customer. */
const OWN_PARTY =
  /\b(we|our|us|ours|i|my|me|ourselves|customers?|clients?|company|companies|organi[sz]ations?|suppliers?|vendors?|management|business|tenant|users?|own|themselves|anyone|automatically|inherit\w*)\b/

const GATES: Record<Topic, Gate> = {
  'what-is-iso-22301': { alone: true },
  'why-it-matters': {
    words:
      /\b(why|matter|matters|benefit|point|value|care|advantage|relevan\w*|important|importance|use of|good for)\b/,
  },
  'what-certification-shows': { unscoped: true },
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
      /\b(differ\w*|vs|versus|mean|means|meaning|defin\w*|explain|what is|what are|what's|whats|stand for|stands for|compare|who can use|who uses|who is|for whom)\b/,
  },
  renames: {
    words:
      /\b(called|name|names|rename\w*|rebrand\w*|formerly|former|used to be|new name|old name|same as|same thing|became|become|became of)\b/,
    unscoped: true,
  },
  'azure-offering': {
    only: /^(azure|dynamics|microsoft-sentinel|defender-for-cloud$)/,
    words:
      /\b(offering|separate|own page|azure page|azure specific|specific page|page for|url|link|individual|single|which page|what page|another page|other page|page about|which services|list of|service list|services are)\b/,
  },
  'audit-coverage': { only: /^azure-(portal|management-features)$/ },
  'certificate-details': {
    words:
      /\b(numbers?|no|date|dates|day|year|when|until|expir\w*|valid\w*|issued?|who|how many|which|printed|states?|signed|signator\w*|auditor\w*|findings?|nonconformit\w*|regions?|addresses|sites|edition|reference|id|passed?|last|next|latest)\b/,
  },
  'legal-advice': { alone: true },
  'use-in-own-certification': { words: OWN_PARTY },
  'automatic-compliance': { words: OWN_PARTY },
  'own-responsibility': { words: OWN_PARTY },
  disclaimer: { alone: true },
}
const SCOPE_OF = /\b(certified|covered|in scope|included|compliant|audited|listed|are named|is named)\b/

/** The topics on reports speak of documents. */
const DOCUMENTS =
  /\b(reports?|documents?|certificates?|certs?|portal|stp|links?|downloads?|pdf|files?|cop(?:y|ies)|access|ndas?|titles?|library|evidence|paper\w*)\b/

/** Whether a topic may be what a question with these named services asks. */
export function topicFits(topic: Topic, reading: Reading, named: ServiceId[]): boolean {
  if (named.length > 0 && topic.startsWith('reports-') && !DOCUMENTS.test(reading.words)) return false
  const gate = GATES[topic]
  if (!gate || named.length === 0) return true
  const { words } = reading
  if (gate.alone) return false
  if (gate.only && !named.every((id) => gate.only!.test(id))) return false
  if (gate.words && !gate.words.test(words)) return false
  return !(gate.unscoped && (reading.cues.certain || SCOPE_OF.test(words)))
}

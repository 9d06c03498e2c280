import type { Token } from '../names/tokens'
import { GRAMMAR, NOUNS, PASSING, SCOPE_CUES, SUBJECT, VERBS } from './words'

/** What the words of a question say about its subject, counted over the words that are no names. */
export interface Cues {
  /** Words that hardly any other subject uses: ISO 22301, Microsoft, the portal, recertification. */
  own: number
  /** Words of certification and continuity, which other subjects use as well. */
  near: number
  /** Words that say little alone: report, standard, recovery, outage. */
  weak: number
  /** Words that ask about scope. */
  scope: number
  /** A scope word that leaves no other reading: "in scope", "certified", "on the certificate". */
  certain: boolean
  /** Another standard is named, and ISO 22301 is not. */
  otherStandard: boolean
  /** Words of everyday life and other trades. */
  elsewhere: number
  /** Content words that the subject does not explain. */
  foreign: number
  /** All words that are no names. */
  words: number
  /** Only a name, with politeness or a question mark at most. */
  bare: boolean
}

const OWN =
  /^(iso22301|iso\d+|isoiec|22301|2230[01]|2231\d|microsoft|microsofts|msft|ms|bcms?|bcdr|bcp|ebcm|stp|hyper-?scalers?|hyperscale|recertif\w*|22313|purview|gcc|gcch|bsi|ukas|servicetrust|rtos?|rpos?|tc223|tc292)$/
const NEAR =
  /^(isos?|certif\w*|certs?|accredit\w*|attest\w*|audit\w*|complian\w*|continuity|assessors?|surveillance|nonconformit\w*|2012|2019|ndas?|hosters?|dod)$/
const WEAK =
  /^(reports?|standards?|editions?|amendments?|committees?|clauses?|templates?|outages?|incidents?|resilien\w*|disasters?|recovery|portal|trust|tc|223|292|scope|scoped|transition|disruptions?|legal|advice|lawyers?|liab\w*|counsel|sources?|official|affiliat\w*|backups?|failover|regions?|data ?cent\w*|providers?|suppliers?|vendors?|responsib\w*|listed|list|cloud|tenants?|tenancy|licen\w*|bot|assistant|answers?|disclaimer|questionnaire|rfp|tender|evidence|findings?|downtime|hyperlinks?|documents?|wordings?|delist\w*|pages?|services|products|expir\w*|validity|norms?|pdfs?|downloads?|confidential\w*|regulations?|repl(?:y|ies)|listings?|changeover)$/
/** Pairs of words that belong to this subject, though each alone does not. */
const OWN_PAIRS = new Set([
  'trust portal',
  'compliance manager',
  'business continuity',
  'certification body',
  'societal security',
])
const NEAR_PAIRS = new Set([
  'scope statement',
  'scope list',
  'in scope',
  'of scope',
  'assessment report',
  'audit report',
  'legal advice',
  'shared responsibility',
  'impact analysis',
  'continuity plans',
  'data centre',
  'data centres',
  'data center',
  'data centers',
])
/** Numbers and names of other standards and rules. */
const OTHER_STANDARD =
  /^(soc[123]?|27\d{3}|iso27\d{3}|20000|9001|14001|42001|31000|45001|pci|dss|hipaa|fedramp|gdpr|nis2?|dora|c5|hitrust|cmmc|nist|tisax|ens|irap|mtcs|csa|fisma)$/
const CERTAIN = /^(certif\w*|certs?|scope|scoped|inscope|accredit\w*|audited|iso\d*|22301|compliant)$/
const STAFFED = /^(teams?|contracts?|analysts?|managers?|staff|people|tool\w*|colleagues?|operators?)$/
/** ISO 22301 and the standards around it, which are a topic of their own. */
const OWN_FAMILY = /^(22\d{3}|27031)$/
/** "in or out", "in there". */
const OR = /^(or|there|if|too|pls|please|right|tho)$/
const POLITE = new Set(
  'please pls plz thanks thx hi hello hey and n or also what about how the is are in a of our we use ok so then anything something known need know to tell me bout on yay nay yea'.split(
    ' ',
  ),
)

const PLAIN: ReadonlySet<string> = new Set([...GRAMMAR, ...SUBJECT, ...NOUNS, ...VERBS])

/** Grammar, the words of the subject, and the plain words of running a service. */
export const isPlainWord = (w: string): boolean => PLAIN.has(w) || OWN.test(w) || NEAR.test(w) || /^\d+$/.test(w)

/** A word of another field weighs as much as so many that are merely unknown. */
const FOREIGN_FIELD = 2

/** What counting needs to know about words. */
interface Words {
  isSubject(word: string): boolean
  isElsewhere(word: string): boolean
}

/** Reads the words outside the names. `inName` says whether a token position belongs to a name. */
export function readCues(tokens: Token[], inName: (position: number) => boolean, lexicon: Words): Cues {
  const cues: Cues = {
    own: 0,
    near: 0,
    weak: 0,
    scope: 0,
    certain: false,
    otherStandard: false,
    elsewhere: 0,
    foreign: 0,
    words: 0,
    bare: true,
  }
  let other = false
  let ours = false
  tokens.forEach((token, i) => {
    if (inName(i)) return
    const w = token.word
    cues.words++
    if (OWN.test(w)) cues.own++
    else if (NEAR.test(w) || OTHER_STANDARD.test(w)) cues.near++
    else if (WEAK.test(w)) cues.weak++
    else if (lexicon.isElsewhere(w)) {
      cues.elsewhere++
      cues.foreign += FOREIGN_FIELD
    } else if (!isPlainWord(w) && !PASSING.has(w) && !lexicon.isSubject(w)) cues.foreign++
    const pair = `${tokens[i - 1]?.word ?? ''} ${w}`
    if (OWN_PAIRS.has(pair)) cues.own++
    else if (NEAR_PAIRS.has(pair)) cues.near++
    // A SOC that has a team or a contract is a room full of people.
    if (OTHER_STANDARD.test(w) && !(w === 'soc' && STAFFED.test(tokens[i + 1]?.word ?? ''))) other = true
    // "ISO 3200", "ISO 8601": a number of ISO that is no standard of this kind is another field.
    else if (/^\d{3,5}$/.test(w) && tokens[i - 1]?.word === 'iso' && !OWN_FAMILY.test(w)) cues.elsewhere++
    if (w === '22301' || w === 'iso22301' || w === 'bcm') ours = true
    if (w === 'on' && /^(it|there)$/.test(tokens[i + 1]?.word ?? '') && tokens[i + 2]?.afterBreak !== false)
      cues.scope++
    if (SCOPE_CUES.has(w) || (w === 'in' && (i === tokens.length - 1 || OR.test(tokens[i + 1]!.word)))) cues.scope++
    if (CERTAIN.test(w)) cues.certain = true
    if (!POLITE.has(w)) cues.bare = false
  })
  cues.otherStandard = other && !ours
  return cues
}

import { GRAMMAR, NOUNS, SCOPE_CUES, SUBJECT, VERBS } from './words'
import type { Token } from '../names/tokens'

/** What the words of a question say about its subject, counted over the words that are no names. */
export interface Cues {
  /** Words that only this subject uses: ISO 22301, certification, audit, business continuity, the portal. */
  strong: number
  /** Words that this subject uses among others: Microsoft, report, edition, outage. */
  medium: number
  /** Words that ask about scope. */
  scope: number
  /** A scope word that leaves no other reading: "in scope", "certified", "on the certificate". */
  certain: boolean
  /** Content words that the subject does not explain. */
  foreign: number
  /** Another standard is named, and ISO 22301 is not. */
  otherStandard: boolean
  /** All words that are no names. */
  words: number
  /** Only a name, with politeness or a question mark at most. */
  bare: boolean
}

const STRONG = /^(iso\d*|isoiec|22301|certif\w*|certs?|accredit\w*|attest\w*|audit\w*|compl[ia]+[ae]n\w*|bcms?|bcdr|bcp|continuity|rtos?|rpos?|stp|ebcm|surveillance|hyper-?scalers?|hyperscale|recertif\w*|nda)$/
/** Numbers and names of other standards and rules. */
export const OTHER_STANDARD = /^(soc[123]?|27\d{3}|iso27\d{3}|20000|9001|14001|42001|31000|45001|pci|dss|hipaa|fedramp|gdpr|nis2?|dora|c5|hitrust|cmmc|nist|tisax|ens|irap|mtcs|csa|fisma)$/
const MEDIUM = /^(microsoft|msft|ms|reports?|standards?|editions?|amendments?|committee|clauses?|templates?|assessors?|outages?|incidents?|resilien\w*|disasters?|recovery|portal|trust|purview|gcc|dod|bsi|tc|223|292|2012|2019|scope|scoped|transition|disruptions?|scm|compl[ia]+[ae]n\w*)$/
const CERTAIN = /^(certif\w*|certs?|scope|scoped|inscope|accredit\w*|audit|audited|iso\d*|22301|compliant)$/
/** ISO 22301 and the standards around it, which are a topic of their own. */
const OWN_FAMILY = /^(22\d{3}|27031)$/
/** "in or out", "in there". */
const OR = /^(or|there)$/
const POLITE = new Set('please pls plz thanks thx hi hello hey and or also what about how the is are in a of our we use ok so then'.split(' '))

const BRAND = /^(microsoft|microsofts|msft|ms)$/

/** Grammar, the words of the subject, and the plain words of running a service. */
export const isPlainWord = (w: string): boolean => GRAMMAR.has(w) || SUBJECT.has(w) || NOUNS.has(w) || VERBS.has(w) || STRONG.test(w) || BRAND.test(w) || /^\d+$/.test(w)

/** Reads the words outside the names. `inName` says whether a token position belongs to a name. */
export function readCues(tokens: Token[], inName: (position: number) => boolean): Cues {
  const cues: Cues = { strong: 0, medium: 0, scope: 0, certain: false, otherStandard: false, foreign: 0, words: 0, bare: true }
  let other = false
  let own = false
  tokens.forEach((token, i) => {
    if (inName(i)) return
    const w = token.word
    cues.words++
    if (STRONG.test(w)) cues.strong++
    else if (MEDIUM.test(w) || OTHER_STANDARD.test(w)) cues.medium++
    else if (!isPlainWord(w)) cues.foreign++
    if (OTHER_STANDARD.test(w) || (/^\d{4,5}$/.test(w) && /^(iso|iec)$/.test(tokens[i - 1]?.word ?? '') && !OWN_FAMILY.test(w))) other = true
    if (w === '22301' || w === 'iso22301' || w === 'bcm' || w === 'continuity') own = true
    if (SCOPE_CUES.has(w) || (w === 'in' && (i === tokens.length - 1 || OR.test(tokens[i + 1]!.word)))) cues.scope++
    if (CERTAIN.test(w)) cues.certain = true
    if (!POLITE.has(w)) cues.bare = false
  })
  cues.otherStandard = other && !own
  return cues
}

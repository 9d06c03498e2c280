import type { Reading } from './reading'

/** Whether a question asks for a verdict in so many words, whatever else it sounds like. */
export const isExplicit = (reading: Reading): boolean =>
  EXPLICIT.some((pattern) => pattern.test(reading.words)) || endsWithStandard(reading)

const CERT = '(?:cert|certs|certificate|certification|attestation|scope)'
const HOLDS = '(?:certified|covered|in scope|included)'
const WHOSE = '(?:the|microsofts?|ms|your|their|this)'
const EXPLICIT: readonly RegExp[] = [
  // "The audit committee asks whether it is ISO 22301 certified."
  `\\b(?:whether|is|are) (?:it|they|this|these|those|that|both|(?:the|that|this) (?:product|service|tool|feature|one)) (?:is |are )?(?:\\w+ ){0,3}(?:${HOLDS}|iso 22301|in ${WHOSE} (?:\\w+ ){0,2}${CERT})\\b`,
  // "Does it benefit from the certification?"
  `\\bdoes (?:it|this|that) (?:benefit|profit|enjoy|carry|hold|have|fall|come)\\b.*\\b${CERT}\\b`,
  '\\bwhich (?:of (?:them|these|those)|ones?) (?:does|do|is|are)\\b',
  // "May I write that Purview is not certified?"
  `\\bthat (?:\\w+ ){1,4}(?:is|are) (?:not )?${HOLDS}\\b`,
  // "Teams appears on Microsoft's page under its own name, agreed?"
  `\\b(?:is|are|appears?|stands?|named|listed|mentioned|shown)(?: \\w+){0,4} on ${WHOSE} (?:iso )?(?:22301 )?(?:page|list|${CERT})\\b`,
  // "Were its features subject to the certification?", "Office 365 Government is excluded from the certificate."
  `\\b(?:is|are|was|were|be)\\b(?: \\w+){0,6} (?:subject to|excluded from|part of|inside|within|outside|under) ${WHOSE} (?:\\w+ ){0,3}${CERT}\\b`,
  `\\b(?:falls?|comes?|stands?) under\\b.*\\b${CERT}\\b`,
  '\\bcertified (?:to|under|against|for|per) (?:iso )?(?:iec )?22301\\b',
  '\\biso 22301 (?:position|status|standing|coverage)\\b',
].map((pattern) => new RegExp(pattern))

/** "The register lists Endpoint Manager. ISO 22301?" */
function endsWithStandard({ tokens }: Reading): boolean {
  const at = tokens.length - 2
  return at > 0 && tokens[at]!.word === 'iso' && tokens[at]!.opens && tokens[at + 1]!.word === '22301'
}

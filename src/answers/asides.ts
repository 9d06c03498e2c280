import { environmentOf, isPlanService } from './names/environments'
import type { Mention } from './names/mention'
import { standsOn } from './names/resolve'
import type { Token } from './names/tokens'
import type { Reading } from './reading'

/**
 * Names that only explain another one: in a bracket behind it that says where it is at work ("Microsoft 365 Copilot (the
 * assistant in Outlook and Word)"), as whose certificate is meant ("Is SQL Server covered by the Azure certificate?"), or as
 * what it stands on ("Intune, managed through the Azure portal").
 * Clouds and plans stay, unless only their certificate is asked of what was named before ("Is the Office 365 certificate
 * valid for this?").
 */
export function withoutAsides<F extends { meant: Mention[] }>({ text, tokens, mentions }: Reading, found: F): F {
  const whose = (m: Mention): boolean =>
    (namesCertificate(m, tokens) &&
      (tokens.slice(Math.max(0, m.from - 2), m.from).some((t) => WITHIN.test(t.word)) ||
        EXTENDS.test(tokens[m.to + 1]?.word ?? ''))) ||
    (isOwner(m, tokens) && tokens.slice(Math.max(0, m.from - 4), m.from - 2).some((t) => WITHIN.test(t.word)))
  const aside = (m: Mention): boolean => {
    if (whose(m) || standsOn(m, tokens)) return true
    let i = m.from
    while (i > 0 && !tokens[i]!.bracketed) i--
    if (!tokens[i]!.bracketed || i === m.from || !mentions.some((o) => o.to === i)) return false
    if (text.slice(tokens[i]!.start, m.start).includes(')')) return false
    return tokens.slice(i, m.from).some((t) => /^(in|inside|within|for)$/.test(t.word))
  }
  const own = found.meant.filter(
    (m) => !isLent(m, tokens) && !isReason(m, tokens) && !isLikeness(m, found.meant, tokens),
  )
  if (own.some((m) => m.entity.service !== 'customer-application') && own.length < found.meant.length)
    return { ...found, meant: own }
  const kept = found.meant.filter(
    (m) => environmentOf(m.entity.service) !== null || isPlanService(m.entity.service) || !aside(m),
  )
  return kept.some((m) => m.entity.service !== 'customer-application') ? { ...found, meant: kept } : found
}

/** "PBIRS is basically Power BI": what something is likened to is not asked about. */
const isLikeness = (m: Mention, meant: Mention[], tokens: Token[]): boolean =>
  meant.some(
    (o) =>
      o.to < m.from &&
      m.from - o.to <= LIKENS_WORDS &&
      LIKENS.test(
        tokens
          .slice(o.to, m.from)
          .map((t) => t.word)
          .join(' '),
      ),
  )
/** So many words liken one to the other: without this, a list of two hundred names would be compared each with each. */
const LIKENS_WORDS = 8
const LIKENS =
  /^(?:is|are|its|it's|was) (?:\w+ )?(?:basically|essentially|practically|virtually|technically|effectively|pretty much|more or less|kind of|sort of|just|only)(?: the)?(?: same as| like)?$/

/** "Since Power Automate is certified, is its desktop as well?" gives a reason, and asks about what stands beside it. */
function isReason(m: Mention, tokens: Token[]): boolean {
  let i = m.from
  while (
    i > 0 &&
    m.from - i < REASON_REACH &&
    !tokens[i]!.afterBreak &&
    !tokens[i]!.opens &&
    !REASON.test(tokens[i]!.word)
  )
    i--
  return REASON.test(tokens[i]!.word) && tokens.slice(m.to, m.to + REASON_REACH).some((t) => HOLDS.test(t.word))
}
const REASON_REACH = 6
const REASON = /^(since|because|cos|coz|bcz|given|seeing)$/
const HOLDS = /^(is|are|was|were|counts?|covered|certified|accepted|recogni[sz]ed|listed|named)$/

/** "Is the Power BI certification applicable to this?" asks about what "this" is. */
function isLent(m: Mention, tokens: Token[]): boolean {
  const names = namesCertificate(m, tokens)
  if (!names && !isOwner(m, tokens)) return false
  const behind = tokens.slice(names ? m.to + 1 : m.to, m.to + 5)
  return LENT.test(behind.map((t) => t.word).join(' '))
}
/** "The Power BI certificate". */
const namesCertificate = (m: Mention, tokens: Token[]): boolean => CERTIFICATE.test(tokens[m.to]?.word ?? '')
/** "The certificate of Power BI". */
const isOwner = (m: Mention, tokens: Token[]): boolean =>
  /^(of|for)$/.test(tokens[m.from - 1]?.word ?? '') && CERTIFICATE.test(tokens[m.from - 2]?.word ?? '')
const LENT =
  /^(?:is |be |also |then |would |will |should |might |may )*(?:applicable|appl(?:y|ies)|valid|relevant|usable|enough|sufficient|good|transferable|extend(?:s|ed|able)?|counts?|holds?|work(?:s|ing)?|of use|used) (?:also |too )?(?:(?:to|for|with|here)(?: (?:this|it|that|them|these|those|such)|$)|(?:is|are|was) )|^(?:also )?(?:covers?|includes?) (?:this|it|that|them|these|those)\b/

const CERTIFICATE = /^(certificates?|certs?|certification|attestation|reports?)$/
const WITHIN = /^(by|under|in|on|within|of|from|through|via)$/
const EXTENDS = /^(extends?|covers?|includes?|reach(es)?|appl(y|ies)|mentions?|names?|holds?|comprises?)$/

import { isCertified } from '../knowledge/types'
import { withoutAsides } from './asides'
import { environmentOf, isPlanService } from './names/environments'
import { isSure, type Mention } from './names/mention'
import { standsOn } from './names/resolve'
import type { Token } from './names/tokens'
import { isEveryday, isListed, isOrdinaryWord, isPlainName, isSomebodys } from './ordinary-words'
import type { Reading } from './reading'

/** The names of a question: those meant as services, and those that stay doubtful. */
interface Found {
  meant: Mention[]
  doubtful: Mention[]
}

/** The names that the question is about. */
export const namesMeant = (reading: Reading, follows: boolean): Found =>
  withoutAsides(reading, onlyAsked(reading, sort(reading, follows)))

/** The names that count as services in this question, and those that stay doubtful. */
function sort(reading: Reading, follows: boolean): Found {
  const { cues } = reading
  const asksScopeAnyway = reading.intents[0]?.intent === 'scope-check' && reading.intents[0].score >= 0.5
  const plain = cues.foreign === 0 && (cues.scope > 0 || cues.bare || follows || asksScopeAnyway)
  const sure = reading.mentions.some((m) => !m.general && !m.doubt && m.entity.service !== 'customer-application')
  const sureOfOurs = reading.mentions.some(
    (m) => !m.general && !m.doubt && !/^(customer-application|other-vendor)$/.test(m.entity.service),
  )
  // "Teams for GCC?": a cloud and an ordinary word are the product there, where nothing else is said.
  const inCloud =
    cues.foreign === 0 &&
    reading.mentions.length > 1 &&
    reading.mentions.some((m) => isSure(m) && environmentOf(m.entity.service))
  const meant: Mention[] = []
  const doubtful: Mention[] = []
  for (const m of reading.mentions) {
    // Plain words that are also a name ("cloud services") are the name only where they stand alone.
    if (!cues.bare && isPlainName(m, reading.tokens) && !(m.entity.choices && cues.foreign === 0)) continue
    const vendor = m.entity.service === 'other-vendor'
    if (m.general && vendor && !reading.tokens[m.from]!.capital && !cues.bare && !isListed(m, reading)) continue
    // "The post office lost my letters": somebody's trade in a text of another field.
    if (vendor && !reading.tokens[m.from]!.capital && !cues.certain && cues.own + cues.near === 0 && cues.foreign > 2)
      continue
    // "Cyber attacks": an ordinary word with another one beside it.
    if (
      m.general &&
      m.entity.product &&
      m.doubt === 'neighbour' &&
      !reading.tokens[m.from]!.capital &&
      !m.entity.choices
    )
      continue
    if (m.general && isOrdinaryWord(m, reading, sure)) continue
    // "The Microsoft Learn page devoted to Azure": where something is written.
    if (sureOfOurs && m.entity.product && reading.mentions.length > 1 && PAGE.test(reading.tokens[m.to]?.word ?? ''))
      continue
    const inList = sure && !isSomebodys(m, reading)
    if (
      m.general &&
      !(
        plain ||
        inList ||
        inCloud ||
        (cues.certain && (cues.foreign <= 2 || isCapital(m, reading))) ||
        (cues.scope > 0 && cues.words <= 4) ||
        cues.own > 1
      )
    )
      continue
    if (isEveryday(m, reading)) continue
    // "Our company party": the customer's own matters, but no question of scope.
    if (m.entity.service === 'customer-application' && ((cues.elsewhere > 0 && !cues.certain) || cues.scope === 0))
      continue
    // "Azure Germany (the T-Systems one)": another vendor counts where he is asked about like the service beside him.
    if (vendor && sureOfOurs && inBracket(m, reading) && !isListed(m, reading)) continue
    const certified = isCertified(m.entity.verdict)
    // A cloud beside another name only narrows its verdict: it is never left out.
    const narrows = environmentOf(m.entity.service) !== null && reading.mentions.length > 1
    const invented = m.doubt === 'neighbour' && !narrows && hasCapitalNeighbour(m, reading)
    if (m.doubt && !narrows && (certified || invented)) doubtful.push(m)
    else meant.push(m)
  }
  return { meant, doubtful }
}

const PAGE = /^(page|article|docs?|documentation|site|website)$/

const inBracket = (m: Mention, { tokens }: Reading): boolean =>
  tokens.slice(Math.max(0, m.from - 2), m.from + 1).some((t) => t.bracketed)

/** Written with a capital inside a sentence, as a name is. */
const isCapital = (m: Mention, { tokens }: Reading): boolean => tokens[m.from]!.capital && !tokens[m.from]!.opens

/** "Sway Turbo": an unknown word with a capital makes another name of it, whatever the verdict of Sway. */
export function hasCapitalNeighbour(m: Mention, reading: Reading): boolean {
  const phrase = m.phrase
  if (!phrase) return false
  // Where nothing has a capital, a word that nobody knows does the same: "sharepoint moonrelay server".
  const plain = reading.tokens.some((t) => t.capital) || m.entity.verdict !== 'part-of-certified-suite'
  const unknown = plain ? null : reading.unknownName
  if (unknown && unknown.start >= phrase.start && unknown.end <= phrase.end) return true
  return reading.tokens.some(
    (t) =>
      t.capital && !t.opens && t.start >= phrase.start && t.end <= phrase.end && (t.end <= m.start || t.start >= m.end),
  )
}

const BACK = /^(it|its|that|this|they|them|these|those|thereof|therein|each|all|both|following|above|latter|former)$/

/** How the clause begins that asks: "…, is Intune covered?" */
const OPENS = /^(is|are|does|do|was|were|can|will|would)$/

/** The position at which the one clause that asks begins, behind a comma or colon; -1 where none or several do. */
function clauseOf(tokens: Token[]): number {
  const openings = tokens.flatMap((t, i) => ((i === 0 || t.opens || t.afterBreak) && OPENS.test(t.word) ? [i] : []))
  return openings.length === 1 && openings[0]! > 0 ? openings[0]! : -1
}

/**
 * Where the sentences or the clause that ask name services themselves, those are meant; what stands before is background ("Our
 * Power BI capacity became a Fabric capacity. Does the certification follow to Fabric?"). Clouds and plans stay: they say where.
 */
function onlyAsked(reading: Reading, found: Found): Found {
  const { asking, tokens } = reading
  const clause = clauseOf(tokens)
  const start = Math.max(asking.start, clause < 0 ? 0 : tokens[clause]!.start)
  const inside = (m: Mention) => m.start >= start && m.end <= asking.end
  const where = (m: Mention) => environmentOf(m.entity.service) !== null || isPlanService(m.entity.service)
  const points = tokens.some((t) => t.start >= start && t.end <= asking.end && BACK.test(t.word))
  const apart = asking.apart || clause > 0
  if (!apart || points || !found.meant.some((m) => inside(m) && !where(m))) return found
  const meant = found.meant.flatMap((m) => {
    if (inside(m)) return [m]
    return where(m) ? [{ ...m, background: true as const }] : []
  })
  return { meant, doubtful: found.doubtful.filter(inside) }
}

/** The customer's own system is asked about only where no service is: "our company uses Power BI" asks about Power BI. */
export function ownSystem(mentions: Mention[], reading: Reading): Mention[] {
  const { tokens } = reading
  const others = mentions.filter((m) => m.entity.service !== 'customer-application')
  if (others.length === 0) return mentions
  // "Is our app certified too?": there it is the subject, whatever else was named.
  const subject = (m: Mention) =>
    /^(is|are|makes?|describe|call|regard|treat|consider|label|declare|with)$/.test(tokens[m.from - 1]?.word ?? '') &&
    !others.some((o) => o.from === m.to)
  const subjects = mentions.filter((m) => !others.includes(m) && subject(m))
  // "Is our own app built on Power Apps covered?" asks about the app; what it stands on is background.
  return mentions.filter(
    (m) => subjects.includes(m) || (others.includes(m) && !(subjects.length > 0 && standsOn(m, tokens))),
  )
}

import type { Answer } from '../../src/answers'
import type { ServiceId } from '../../src/knowledge/types'
import { CERTIFIED, type Services } from '../score-questions'
import type { Frame } from './frames'
import type { Subject } from './subjects'

type Items = { service: string; verdict: string }[]

/** What Microsoft's page names for government clouds, and the suite that has an entry for each cloud. */
const NAMES_ITS_CLOUD = /^(azure-government|office-365(-.*)?)$/

/** The government cloud of a platform is an entry of its own. */
const IN_GOVERNMENT: Record<ServiceId, ServiceId> = { azure: 'azure-government' }

/** A cloud as people say it, without the name of a suite or platform: after a service it says where, not what. */
const PLACES = /^(office-365-(gcc|gcc-high|dod|government)|azure-government)$/
const SAYS_WHAT = /azure|office|365/i

/** Whether an item is the service of the turn before, put into the cloud that this turn names. */
const isPlaced = ({ service, verdict }: Items[number], { name, means }: Subject, frame: Frame): boolean =>
  frame.about === service &&
  verdict === 'certified-with-conditions' &&
  means.some((id) => PLACES.test(id)) &&
  !SAYS_WHAT.test(name)

/** The certified items that neither the name nor its frame supports. */
export function unsupported(services: Services, items: Items, subject: Subject, frame: Frame): Items {
  const targets = frame.splitCloud ? subject.means.flatMap((id) => [id, IN_GOVERNMENT[id] ?? id]) : subject.means
  return items.filter((item) => {
    const { service, verdict } = item
    if (!CERTIFIED.has(verdict)) return false
    if (!services.isCertified(service)) return true
    if (isPlaced(item, subject, frame)) return false
    if (verdict === 'certified' && services.verdict(service) !== 'certified') return true
    if (verdict === 'certified' && frame.splitCloud && !NAMES_ITS_CLOUD.test(service)) return true
    if (frame.asksAlso.some((id) => services.lineage(id).includes(service))) return false
    const meant = targets.filter((id) => services.lineage(id).includes(service))
    if (meant.length === 0) return true
    if (subject.group === 'licence' || meant.some((id) => services.isCertified(id))) return false
    // The suite of a service that is not certified itself may only stand beside the service.
    return !items.some((other) => other !== item && meant.some((id) => services.related(other.service, id)))
  })
}

/** How a guessed name stands in the trace of an answer. */
const GUESSED = /^(fuzzy|slip|typo)$/

/** Whether a guessed name was certified without saying how it was read. */
export function isSilent(answer: Answer, frame: Frame): boolean {
  const asked = answer.items.filter((i) => CERTIFIED.has(i.verdict) && !frame.asksAlso.includes(i.service))
  const certified = new Set(asked.map((i) => i.service))
  const guessed = answer.trace.spans.some((span) => GUESSED.test(span.how) && certified.has(span.service))
  return guessed && !answer.sentences.some(({ role }) => role === 'reading')
}

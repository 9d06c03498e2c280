import type { Answer } from '../../answers/types'
import type { ServiceId } from '../../knowledge/types'
import { bare } from './bare'

/** What is asked about a tenant. Ids only, so that it can be kept until somebody has signed in. */
export interface TenantQuestion {
  about: 'overview' | 'not-named' | 'services'
  /** The services that are named; empty unless it is about services. */
  services: ServiceId[]
  /** Whether the made-up tenant is asked for by name. */
  sample: boolean
}

const ABOUTS: readonly unknown[] = ['overview', 'not-named', 'services'] satisfies TenantQuestion['about'][]

/** A question that comes back from a client, or null for what is none. */
export function asTenantQuestion(value: unknown): TenantQuestion | null {
  const { about, services, sample } = (value ?? {}) as Partial<Record<keyof TenantQuestion, unknown>>
  if (!ABOUTS.includes(about) || !Array.isArray(services) || services.length > MOST_SERVICES) return null
  if (!services.every((id) => typeof id === 'string' && /^[a-z0-9-]{1,60}$/.test(id))) return null
  return { about: about as TenantQuestion['about'], services: services as ServiceId[], sample: sample === true }
}

/** Without one of these words a question is about no tenant: most questions end here. */
const OF_TENANT = /\b(?:we|our|ours|us|my|tenants?|seats?|licen[cs]es?|licen[cs]ed|subscriptions?)\b/i
/** Characters. Who asks for an own tenant does so in a sentence. */
const LONGEST = 160
const MOST_SERVICES = 8

/** General entries of the catalogue: no licence is of one of them. */
const NO_SERVICE = /^(?:azure-service|other-vendor|customer-application)$/

const SAMPLE =
  /^(?:(?:show|open|use|try|see|display|give|check)(?: me| us)? )?(?:the|a|your)? ?(?:sample|demo|example) tenant(?:['’]s)?(?: coverage| licen[cs]es| services)?$/
const OF_SAMPLE = / (?:in|of|for|does) (?:the|your) (?:sample|demo|example) tenant(?: have)?$/

/** How a name may have been recognised: anything else in its place is a doubt. */
const SURE = new Set(['exact', 'spacing', 'fuzzy', 'slip'])

/** How a name stands in a pattern: one, or several in a row. */
const NAMES = '§(?:(?:,? (?:and|or) |, ?| ?[/&+] ?)§)*'
const WE = '(?:we|our (?:tenant|organi[sz]ation|company)|my (?:tenant|organi[sz]ation|company)|the tenant|i)'
const HERE =
  '(?: (?:in|for|by|across) (?:our|my|the|this) (?:tenant|organi[sz]ation|company|subscriptions?|licen[cs]es))?(?: (?:at all|today|now|right now|currently|already|left|in use|in total))?'
/** Many who ask what they have ask in the same breath what is said of it, which the answer says as well. */
const COVERED =
  '(?:,? (?:and )?(?:is|are) (?:it|they|that|those) (?:also )?(?:covered|certified|named|included|in scope|iso certified))?'
const SEATS = '(?:user |paid |pro |premium )?(?:seats?|licen[cs]es?|subscriptions?|users)'

/** Questions about services, with the names in them replaced by "§". They have to fit as a whole. */
const ABOUT_SERVICES = [
  `(?:do|does|did) ${WE} (?:already |even |still |currently |actually |really )?(?:have|own|hold|license|pay for|subscribe to)(?: got)? (?:any |a |an |some |the )?(?:${SEATS} (?:for|of|to) )?${NAMES}(?: ${SEATS})?`,
  `have we (?:got |licensed |bought )?(?:any )?${NAMES}(?: ${SEATS})?`,
  `(?:are|is) ${WE} (?:already |also )?(?:licensed|subscribed) (?:for|to) ${NAMES}`,
  `(?:is|are) ${NAMES} (?:also |already )?(?:in|part of|licensed in|among|included in) (?:our|my|the) (?:tenant|licen[cs]es|subscriptions?)`,
  `how many ${NAMES}(?: ${SEATS})?(?: (?:do|does) ${WE} (?:have|own|hold|use|pay for)| have we(?: got)?| are (?:assigned|used|in use|left|free))?`,
  `how many ${SEATS} (?:of|for) ${NAMES}(?: (?:do|does) ${WE} (?:have|own|hold)| have we(?: got)?| are (?:assigned|used|in use))?`,
  `(?:which|what) (?:of our )?(?:licen[cs]es?|subscriptions?|plans?) (?:brings?|includes?|contains?|gives? us) ${NAMES}`,
].map((pattern) => new RegExp(`^${pattern}${HERE}${COVERED}$`))

const OURS =
  '(?:ours|what we have|our (?:own )?(?:services|licen[cs]es|products|subscriptions?|plans|tenant|stuff|estate))'
const OVERVIEW = new RegExp(
  `^(?:(?:what|which|how much|how many)(?: services| licen[cs]es| products)? (?:of|in) ${OURS} (?:is|are) (?:covered|certified|named|included|in scope)|(?:show|check|open|what is in|what['’]s in)(?: me)? (?:our|my) (?:own )?tenant(?:['’]s)?(?: coverage| licen[cs]es| services)?)(?: by .{1,40})?$`,
)
const UNNAMED =
  /\b(?:not|isn['’]?t|aren['’]?t)(?: being)? (?:named|covered|certified|included|listed|in (?:the )?scope)\b|\b(?:outside|uncovered|un-?named|out of scope|gaps?)\b/
const OURS_NOT_NAMED = new RegExp(
  `^(?:(?:what|which)(?: services| licen[cs]es| products)? (?:of|in) ${OURS} .{1,40}|(?:list|show|name)(?: me)?(?: all)?(?: of)? our (?:own )?(?:uncovered|un-?named) (?:services|licen[cs]es|products))$`,
)

/** The services that are asked about; none where it is another question, or where a name may be something else. */
function servicesAsked(text: string, { spans }: Answer['trace']): ServiceId[] {
  let masked = ''
  let from = 0
  for (const { start, end, service, how } of spans) {
    if (!SURE.has(how) || service === '' || NO_SERVICE.test(service) || start < from) return []
    masked += `${text.slice(from, start)}§`
    from = end
  }
  const asked = bare(masked + text.slice(from)).replace(OF_SAMPLE, '')
  const services = [...new Set(spans.map(({ service }) => service))]
  return services.length <= MOST_SERVICES && ABOUT_SERVICES.some((pattern) => pattern.test(asked)) ? services : []
}

/**
 * What a text asks about the own tenant, or null where it is a question for everybody. `answer` is the engine's answer to the
 * text: it knows the names, and the words that ask for all of a tenant. Only whole questions of a known form count, because a
 * public question taken for this one would go unanswered.
 */
export function tenantQuestion(text: string, answer: Pick<Answer, 'kind' | 'topic' | 'trace'>): TenantQuestion | null {
  const meant = answer.kind === 'action' && answer.topic === 'tenant-coverage'
  if (!meant && (text.length > LONGEST || !OF_TENANT.test(text))) return null
  const whole = bare(text)
  const short = whole.replace(OF_SAMPLE, '')
  const sample = short !== whole
  if (SAMPLE.test(whole)) return { about: 'overview', services: [], sample: true }
  const services = servicesAsked(text, answer.trace)
  if (services.length > 0) return { about: 'services', services, sample }
  const about = UNNAMED.test(short) ? 'not-named' : 'overview'
  const all = OVERVIEW.test(short) || (about === 'not-named' && OURS_NOT_NAMED.test(short))
  return meant || all ? { about, services: [], sample } : null
}

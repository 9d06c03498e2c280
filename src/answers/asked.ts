import { isCertified, type ServiceId, type Verdict } from '../knowledge/types'
import { type Catalogue, type Entity, lineage } from './names/catalogue'
import { type Environment, environmentOf, isPlanService, isSplitCloud } from './names/environments'
import { isSure, type Mention, positionsOf } from './names/mention'
import type { Token } from './names/tokens'

/** A service that is asked about, with what the question says about it. */
export interface Asked {
  entity: Entity
  /** The verdict in the environment asked about; mostly the service's own. */
  verdict: Verdict
  environment: Environment | null
  mention: Mention | null
}

const BY_WORD = new Map<string, Environment>([
  ['government', 'government'],
  ['gov', 'government'],
  ['govt', 'government'],
  ['usgov', 'government'],
  ['federal', 'government'],
  ['education', 'education'],
  ['edu', 'education'],
  ['china', 'china'],
  ['chinese', 'china'],
  ['beijing', 'china'],
  ['shanghai', 'china'],
  ['shenzhen', 'china'],
  ['prc', 'china'],
  ['21vianet', 'china'],
  ['vianet', 'china'],
  ['il4', 'gcc-high'],
  ['il5', 'dod'],
])
/** What a suite or platform is called in an environment, where the catalogue has a name for it. */
const IN_ENVIRONMENT: Record<ServiceId, Partial<Record<Environment, ServiceId>>> = {
  'office-365': {
    government: 'office-365-government',
    gcc: 'office-365-gcc',
    'gcc-high': 'office-365-gcc-high',
    dod: 'office-365-dod',
    education: 'office-365-education',
    china: 'office-365-china',
  },
  'office-365-government': { gcc: 'office-365-gcc', 'gcc-high': 'office-365-gcc-high', dod: 'office-365-dod' },
  'microsoft-365': {
    government: 'office-365-government',
    gcc: 'office-365-gcc',
    'gcc-high': 'office-365-gcc-high',
    dod: 'office-365-dod',
    education: 'microsoft-365-education',
    china: 'office-365-china',
  },
  azure: {
    government: 'azure-government',
    'gcc-high': 'azure-government',
    dod: 'azure-government',
    china: 'azure-china',
    germany: 'azure-germany',
  },
  'dynamics-365': {
    government: 'dynamics-365-government',
    gcc: 'dynamics-365-government',
    'gcc-high': 'dynamics-365-government',
  },
}
const SPLIT_CLOUDS = new Set<Environment>(['government', 'gcc', 'gcc-high', 'dod'])
/** Words that lead to the plan or suite something came with: "with E5", "as a component of its E5 plan". */
const LEADS_TO_PLAN = /^(w|with|through|thru|via|from|in|of|under|inside|within|using|by|to|into)$/
const DETERMINER =
  /^(our|the|your|my|an|a|their|its|his|her|this|that|these|those|some|own|existing|current|same|any|one|said)$/
/** What a form calls the plan: "Power BI | Licence: Office 365 E5". */
const PLAN_LABEL =
  /^(plans?|licen[cs](?:es?|ing)|subscriptions?|suites?|bundles?|contracts?|packages?|skus?|agreements?)$/
/** What joins the names of a list. */
export const LINKS = new Set(['and', 'or', 'plus', 'versus', 'vs', 'nor', 'n'])

/** The services of some names, each once. */
export const servicesOf = (named: { entity: Entity }[]): ServiceId[] => [
  ...new Set(named.map(({ entity }) => entity.service)),
]

/** A service as the catalogue has it, without an environment. */
export const itself = (entity: Entity, mention: Mention | null): Asked => ({
  entity,
  verdict: entity.verdict,
  environment: null,
  mention,
})

/** The environment named by a plain word outside the names: "Intune for government". */
export function environmentWord(tokens: Token[], taken: Set<number>): Environment | null {
  for (let i = 0; i < tokens.length; i++) {
    const found = taken.has(i) ? undefined : BY_WORD.get(tokens[i]!.word)
    if (found) return found
  }
  return null
}

const joinedByList = (mention: Mention, tokens: Token[]): boolean => {
  const before = tokens[mention.from - 1]
  return mention.from > 0 && (tokens[mention.from]!.afterBreak || LINKS.has(before?.word ?? ''))
}

const PLACE = new Set(['in', 'within', 'inside', 'on', 'under', 'for', 'from', 'of', 'at', 'into', 'by'])

/** Whether a cloud is named as the place of another service: "Teams in GCC High", "Teams GCC High"; a full name stands for itself. */
function isPlace(mention: Mention, tokens: Token[]): boolean {
  const suite = tokens.slice(mention.from, mention.to).some(isSuiteWord)
  // "GCC", "DoD" alone is always where something else is; a suite's full name in a list stands for itself.
  if (!suite && isSplitCloud(mention.entity.service)) return true
  if (joinedByList(mention, tokens)) return false
  if (/china|germany/.test(mention.entity.service)) return true
  const before = tokens[mention.from - 1]?.word ?? ''
  const placed = PLACE.has(before) || (before === 'the' && PLACE.has(tokens[mention.from - 2]?.word ?? ''))
  return placed || isSplitCloud(mention.entity.service)
}
/** Words of a suite or platform. */
const PLATFORM_WORD = /^(office|o365|365|m365|microsoft|azure|azgov|d365|dynamics|office365)$/
/** The regions of Azure Government say theirs as well. */
const REGION_WORD = /^(texas|arizona|virginia)$/
const isSuiteWord = ({ word }: Token): boolean => PLATFORM_WORD.test(word) || REGION_WORD.test(word)

/** "No Office 365", "without our Office 365": a plan that something did not come with. */
export const isDenied = (mention: Mention, tokens: Token[]): boolean =>
  isPlanService(mention.entity.service) &&
  tokens.slice(Math.max(0, mention.from - 2), mention.from).some((t) => /^(no|without|minus)$/.test(t.word))

/** Whether a cloud is named without its suite: "the GCC High one", not "Office 365 GCC High". */
export const isBareCloud = (mention: Mention | null, tokens: Token[]): boolean =>
  mention !== null &&
  isSure(mention) &&
  !/china|germany|education/.test(mention.entity.service) &&
  !tokens.slice(mention.from, mention.to).some(isSuiteWord)

/** Whether a mention only says with which plan another service came: "Flow as part of Office 365 E3", "Flow (Office 365 E3)". */
function isPlan(mention: Mention, tokens: Token[]): boolean {
  if (!isPlanService(mention.entity.service)) return false
  const own = tokens[mention.from]!
  if (mention.background || own.bracketed || PLAN_LABEL.test(tokens[mention.from - 1]?.word ?? '')) return true
  // "w/ O365 E3": the stroke is part of the short form.
  if (tokens[mention.from - 1]?.word === 'w') return true
  if (joinedByList(mention, tokens)) return false
  const owned =
    DETERMINER.test(tokens[mention.from - 1]?.word ?? '') && !LINKS.has(tokens[mention.from - 2]?.word ?? '')
  return owned || leadsToPlan(mention, tokens)
}

/** Whether a preposition leads to a plan, with or without a word such as "our" between them. */
export function leadsToPlan(mention: Mention, tokens: Token[]): boolean {
  let i = mention.from - 1
  while (i > 0 && DETERMINER.test(tokens[i]!.word) && !tokens[i]!.afterBreak) i--
  return LEADS_TO_PLAN.test(tokens[i]?.word ?? '')
}

/** Puts a service into an environment: its own entry there, or its verdict as far as the page carries it. */
export function inEnvironment(
  catalogue: Catalogue,
  entity: Entity,
  environment: Environment | null,
): Omit<Asked, 'mention'> {
  if (!environment) return { entity, verdict: entity.verdict, environment }
  const there = IN_ENVIRONMENT[entity.service]?.[environment]
  const own = there && catalogue.entities.get(there)
  if (own) return { entity: own, verdict: own.verdict, environment }
  if (environmentOf(entity.service)) return { entity, verdict: entity.verdict, environment: null }
  if (environment === 'china' && entity.verdict !== 'outside-microsoft-scope') {
    const line = lineage(catalogue, entity.service)
    const cloud = line.includes('azure') ? 'azure-china' : line.includes('office-365') ? 'office-365-china' : undefined
    const operator = cloud && catalogue.entities.get(cloud)
    return operator
      ? { entity: operator, verdict: operator.verdict, environment }
      : {
          entity,
          verdict: isCertified(entity.verdict) ? 'outside-microsoft-scope' : entity.verdict,
          environment,
        }
  }
  // The page names these services without a cloud, so a government cloud is a condition, never a plain yes.
  const named = entity.verdict === 'certified' && SPLIT_CLOUDS.has(environment)
  return { entity, verdict: named ? 'certified-with-conditions' : entity.verdict, environment }
}

/** What askedServices found. */
export type Settled = ReturnType<typeof askedServices>

/**
 * What is asked about: services as items, environments and plans as what they say about them. Names in a list ("GCC and
 * DoD", "Office 365 and Dynamics 365") are items each.
 */
export function askedServices(
  catalogue: Catalogue,
  mentions: Mention[],
  tokens: Token[],
): { asked: Asked[]; plans: ServiceId[]; environment: Environment | null } {
  const clouds = mentions.filter((m) => environmentOf(m.entity.service))
  const others = mentions.filter((m) => !environmentOf(m.entity.service))
  const denied = others.filter((m) => others.length > 1 && isDenied(m, tokens))
  if (denied.length > 0 && denied.length < others.length)
    return askedServices(
      catalogue,
      mentions.filter((m) => !denied.includes(m)),
      tokens,
    )
  const attached = others.length > 0 ? clouds.filter((m) => isPlace(m, tokens) || suiteOf(m, others)) : []
  const plans = others.length > 1 || attached.length ? others.filter((m) => isPlan(m, tokens)) : []
  let services = others.filter((m) => !plans.includes(m))
  if (services.length === 0) services = plans.splice(0)
  const environment =
    attached.length > 0 ? environmentOf(attached[0]!.entity.service) : environmentWord(tokens, positionsOf(mentions))
  const out: Asked[] = []
  const add = (a: Asked) => {
    if (
      !out.some(
        (o) => o.entity === a.entity || (o.entity.service === a.entity.service && o.entity.name === a.entity.name),
      )
    )
      out.push(a)
  }
  for (const mention of mentions) {
    if (services.includes(mention)) {
      const split = attached.length > 1 && IN_ENVIRONMENT[mention.entity.service]
      if (split) for (const m of attached) add(itself(m.entity, m))
      else add({ ...inEnvironment(catalogue, resourceOf(mention, tokens, catalogue), environment), mention })
    } else if (clouds.includes(mention) && !attached.includes(mention) && !mention.doubt) {
      add(itself(mention.entity, mention))
    }
  }
  // "US Gov Virginia, Azure side": a region without its platform is of the one named beside it.
  const ofRegion = (a: Asked) =>
    out.some(
      (o) =>
        o.mention !== null &&
        Object.values(IN_ENVIRONMENT[a.entity.service] ?? {}).includes(o.entity.service) &&
        !tokens.slice(o.mention.from, o.mention.to).some((t) => PLATFORM_WORD.test(t.word)),
    )
  return { asked: out.filter((a) => !ofRegion(a)), plans: plans.map((m) => m.entity.service), environment }
}

/** "VMs in Azure" are its virtual machines, not the platform. */
function resourceOf({ entity, from }: Mention, tokens: Token[], catalogue: Catalogue): Entity {
  const placed = /^(in|on)$/.test(tokens[from - 1]?.word ?? '') && /^vms?$/.test(tokens[from - 2]?.word ?? '')
  return (entity.service === 'azure' && placed && catalogue.entities.get('azure-virtual-machines')) || entity
}

/** "GCC and DoD … those Office 365 environments": the clouds of a suite that is named as well. */
const suiteOf = (cloud: Mention, others: Mention[]): boolean =>
  others.length === 1 &&
  Boolean(IN_ENVIRONMENT[others[0]!.entity.service]) &&
  cloud.entity.service.startsWith('office-365-')

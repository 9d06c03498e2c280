import type { ServiceId } from '../knowledge/types'
import { ADMIN_CENTRE, createServicesNamed, type ServicesNamed } from './health-names'

/** Days that a look back covers: as many as Microsoft's own history of service health. */
export const DAYS_BACK = 30

/** What Graph says of a service now, of an issue, or that it is a word that is not known here. */
export const HEALTH_STATES = [
  'operational',
  'investigating',
  'degraded',
  'interrupted',
  'restoring',
  'restored',
  'reviewed',
  'suspended',
  'false-positive',
  'other',
] as const
export type HealthState = (typeof HEALTH_STATES)[number]

/** Graph's own words, in lower case: its pages write them otherwise than its answers. */
const STATES = new Map<string, HealthState>([
  ['serviceoperational', 'operational'],
  ['investigating', 'investigating'],
  ['confirmed', 'investigating'],
  ['reported', 'investigating'],
  ['servicedegradation', 'degraded'],
  ['serviceinterruption', 'interrupted'],
  ['restoringservice', 'restoring'],
  ['verifyingservice', 'restoring'],
  ['extendedrecovery', 'restoring'],
  ['servicerestored', 'restored'],
  ['resolved', 'restored'],
  ['resolvedexternal', 'restored'],
  ['mitigated', 'restored'],
  ['mitigatedexternal', 'restored'],
  ['postincidentreviewpublished', 'reviewed'],
  ['investigationsuspended', 'suspended'],
  ['falsepositive', 'false-positive'],
])

/** How a service is now. */
export interface ServiceState {
  services: readonly ServiceId[]
  state: HealthState
}

/** An incident or an advisory. Times are ISO dates and times, UTC. */
export interface HealthIssue {
  id: string
  title: string
  impact: string
  /** As Graph calls it. */
  service: string
  services: readonly ServiceId[]
  incident: boolean
  state: HealthState
  /** Graph's own flag: it is not derived from the state. */
  resolved: boolean
  start: string | null
  end: string | null
  /** Where the issue is in Microsoft's admin centre, with its post-incident report once there is one; null where not known. */
  link: string | null
  /** Whether Microsoft has published a post-incident report. */
  reported: boolean
}

/** A post of the message centre. */
export interface HealthPost {
  id: string
  title: string
  services: readonly ServiceId[]
  major: boolean
  start: string | null
  modified: string | null
  /** Until when something has to be done; null where nothing has. */
  actionBy: string | null
  link: string | null
}

/** Service health as a page shows it, of the services that the catalogue has. Newest first. */
export interface ServiceHealth {
  states: ServiceState[]
  issues: HealthIssue[]
}

type Fields = Record<string, unknown>
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null
const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
const moment = (value: unknown): string | null => {
  const at = Date.parse(text(value))
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}
const stateOf = (status: unknown): HealthState => STATES.get(text(status).toLowerCase()) ?? 'other'

/** Ids of issues and posts are two letters and digits; what is none goes into no address. */
const linkTo = (kind: 'issue' | 'post', id: string, global: boolean): string | null =>
  global && /^[A-Z]{2}\d+$/.test(id) ? ADMIN_CENTRE[kind].replace('{id}', id) : null

const newestFirst = (a: { start: string | null }, b: { start: string | null }): number =>
  (b.start ?? '').localeCompare(a.start ?? '')

function issueOf(entry: Fields, named: ServicesNamed, global: boolean): HealthIssue {
  const id = text(entry.id)
  const service = text(entry.service)
  const state = stateOf(entry.status)
  return {
    id,
    title: text(entry.title),
    impact: text(entry.impactDescription),
    service,
    services: named(service),
    incident: text(entry.classification).toLowerCase() === 'incident',
    state,
    resolved: entry.isResolved === true,
    start: moment(entry.startDateTime),
    end: moment(entry.endDateTime),
    link: linkTo('issue', id, global),
    reported: state === 'reviewed',
  }
}

/** Whether an issue is open, or ended no earlier than so many days before `now`. */
function isRecent({ resolved, end, start }: HealthIssue, now: number): boolean {
  const last = end ?? start
  return !resolved || (last !== null && Date.parse(last) >= now - DAYS_BACK * 24 * 60 * 60 * 1000)
}

/**
 * What Graph says of the services' health, from the entries of `healthOverviews` and `issues`. Entries about services that the
 * catalogue does not have, or without an id, are left out. `now` is in milliseconds since 1970; `global` says that the tenant
 * is in the cloud whose admin centre has a known address. Pure.
 */
export function serviceHealth(
  given: { overviews: unknown[]; issues: unknown[] },
  now: number,
  global: boolean,
): ServiceHealth {
  const overviews = given.overviews.filter(isFields)
  const named = createServicesNamed(overviews.map(({ id, service }) => ({ id: text(id), service: text(service) })))
  const states = overviews.map(({ service, status }) => ({ services: named(text(service)), state: stateOf(status) }))
  const issues = given.issues.filter(isFields).map((entry) => issueOf(entry, named, global))
  return {
    states: states.filter(({ services }) => services.length > 0),
    issues: issues
      .filter((issue) => issue.id !== '' && issue.services.length > 0 && isRecent(issue, now))
      .sort(newestFirst),
  }
}

/** The posts of the message centre that touch services of the catalogue, from the entries of `messages`. Pure. */
export function healthPosts(given: unknown[], global: boolean): HealthPost[] {
  const named = createServicesNamed([])
  const posts = given.filter(isFields).map((entry): HealthPost => {
    const id = text(entry.id)
    const names = Array.isArray(entry.services) ? entry.services.map(text) : []
    return {
      id,
      title: text(entry.title),
      services: [...new Set(names.flatMap(named))],
      major: entry.isMajorChange === true,
      start: moment(entry.startDateTime),
      modified: moment(entry.lastModifiedDateTime),
      actionBy: moment(entry.actionRequiredByDateTime),
      link: linkTo('post', id, global),
    }
  })
  return posts.filter(({ id, services }) => id !== '' && services.length > 0).sort(newestFirst)
}

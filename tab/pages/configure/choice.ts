import { VERDICTS } from '../../../src/knowledge/types'

/** The pages that are the same for everybody: only such a page may stand in a channel. */
export const CHANNEL_PAGES = ['scope', 'reports', 'about'] as const
export type ChannelPage = (typeof CHANNEL_PAGES)[number]

/** The clouds by which the list of services can be filtered. */
export const ENVIRONMENTS = ['commercial', 'government', 'gcc', 'gcc-high', 'dod', 'education', 'china'] as const

export const KINDS = ['app', 'page', 'comparison', 'list'] as const
export type ChoiceKind = (typeof KINDS)[number]

/** The filters of the list of services, by the names that its address has for them. */
export const FILTERS = ['verdict', 'suite', 'env', 'q'] as const
export type ListFilter = Partial<Record<(typeof FILTERS)[number], string>>

/** What a person has chosen so far. What belongs to another kind is kept: changing one's mind costs nothing. */
export interface Draft {
  kind: ChoiceKind | undefined
  page: ChannelPage | undefined
  /** Ids of services, in the order in which they are compared. */
  services: string[]
  filter: ListFilter
}

export const EMPTY: Draft = { kind: undefined, page: undefined, services: [], filter: {} }

export const FEWEST_COMPARED = 2
export const MOST_COMPARED = 4
/** Letters of a search that a tab may keep. */
export const LONGEST_SEARCH = 100

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

const compares = (services: readonly string[]): boolean =>
  services.length >= FEWEST_COMPARED && services.length <= MOST_COMPARED

/** The address inside the tab of what is chosen; undefined while the choice is not complete. */
export function addressOf({ kind, page, services, filter }: Draft): string | undefined {
  if (kind === 'app') return '/'
  if (kind === 'page') return page && `/${page}`
  if (kind === 'comparison') return compares(services) ? `/scope?compare=${services.join(',')}` : undefined
  if (kind !== 'list') return undefined
  const query = new URLSearchParams(
    FILTERS.flatMap((name) => (filter[name]?.trim() ? [[name, filter[name].trim()]] : [])),
  )
  return query.size === 0 ? undefined : `/scope?${query}`
}

function filterIn(params: URLSearchParams): ListFilter {
  const { verdict, suite, env, q } = Object.fromEntries(params)
  return {
    ...(VERDICTS.some((known) => known === verdict) && { verdict }),
    ...(suite !== undefined && ID.test(suite) && { suite }),
    ...(ENVIRONMENTS.some((known) => known === env) && { env }),
    ...(q !== undefined && q.trim() !== '' && { q: q.trim().slice(0, LONGEST_SEARCH) }),
  }
}

/** The choice that leads to an address; nothing is chosen where none does. */
export function draftOf(address: string): Draft {
  const [path = '', search = ''] = address.split('?')
  const params = new URLSearchParams(search)
  if (path === '/') return { ...EMPTY, kind: 'app' }
  const page = CHANNEL_PAGES.find((name) => path === `/${name}`)
  if (page === undefined) return EMPTY
  if (params.size === 0) return { ...EMPTY, kind: 'page', page }
  if (page !== 'scope') return EMPTY
  const services = [...new Set(params.get('compare')?.split(',') ?? [])].filter((id) => ID.test(id))
  if (compares(services)) return { ...EMPTY, kind: 'comparison', services }
  const filter = filterIn(params)
  return Object.keys(filter).length === 0 ? EMPTY : { ...EMPTY, kind: 'list', filter }
}

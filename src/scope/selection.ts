import { type ServiceId, VERDICTS, type Verdict } from '../knowledge/types'
import { ENVIRONMENTS, type ScopeEnvironment } from './types'

/** By what a list can be put in order. */
export const SORTS = ['name', 'verdict', 'suite', 'date'] as const
export type SortBy = (typeof SORTS)[number]

/** `date` begins with the newest; everything else with the first. */
export interface Sort {
  by: SortBy
  reversed: boolean
}

/** What is searched and how the list is narrowed and ordered. */
export interface Selection {
  q: string
  /** Empty: all. */
  verdicts: Verdict[]
  suite: ServiceId | null
  environment: ScopeEnvironment | null
  /** True: the products that are known by name only as well. */
  all: boolean
  /** Null: the best fit first where something is searched, else by name. */
  sort: Sort | null
}

const isOne = <Value extends string>(values: readonly Value[], value: string | null): value is Value =>
  value !== null && (values as readonly string[]).includes(value)

/** Reads a selection out of an address. What is none of the known values counts as not given. */
export function readSelection(params: URLSearchParams): Selection {
  const environment = params.get('env')
  return {
    q: params.get('q') ?? '',
    verdicts: (params.get('verdict') ?? '').split(',').filter((verdict) => isOne(VERDICTS, verdict)) as Verdict[],
    suite: params.get('suite'),
    environment: isOne(ENVIRONMENTS, environment) ? environment : null,
    all: params.get('names') === 'all',
    sort: readSort(params.get('sort')),
  }
}

function readSort(text: string | null): Sort | null {
  if (text === null) return null
  const reversed = text.startsWith('-')
  const by = reversed ? text.slice(1) : text
  return isOne(SORTS, by) ? { by, reversed } : null
}

/** The selection as an address has it; nothing stands for what is not narrowed. */
export function writeSelection({ q, verdicts, suite, environment, all, sort }: Selection): URLSearchParams {
  const params = new URLSearchParams()
  const set = (name: string, value: string | null) => value && params.set(name, value)
  set('q', q)
  set('verdict', verdicts.join(','))
  set('suite', suite)
  set('env', environment)
  set('names', all ? 'all' : null)
  set('sort', sort && `${sort.reversed ? '-' : ''}${sort.by}`)
  return params
}

/** Nothing searched and nothing narrowed. The order stays. */
export const cleared = (sort: Sort | null): Selection => ({
  q: '',
  verdicts: [],
  suite: null,
  environment: null,
  all: false,
  sort,
})

export const isNarrowed = ({ q, verdicts, suite, environment, all }: Selection): boolean =>
  q.trim() !== '' || verdicts.length > 0 || suite !== null || environment !== null || all

/** The most services that are put side by side. */
export const MOST_COMPARED = 4

/** The services to put side by side, out of an address: each once, four at most. */
export const readCompared = (params: URLSearchParams): ServiceId[] =>
  [...new Set((params.get('compare') ?? '').split(',').filter((id) => id !== ''))].slice(0, MOST_COMPARED)

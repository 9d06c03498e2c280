import { useSearch, useSearchParams } from 'wouter'
import { filterOf, type ReportFilter } from '../../../src/reports/filter'

export type View = 'cards' | 'table'

/** What is shown, and how: all of it stands in the address. */
export function useView() {
  const [params, setParams] = useSearchParams()
  const set = (name: string, value: string | undefined) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        if (value === undefined) next.delete(name)
        else next.set(name, value)
        return next
      },
      { replace: true },
    )
  const filter: ReportFilter = filterOf(params)
  return {
    filter,
    view: (params.get('view') === 'table' ? 'table' : 'cards') as View,
    setKind: (kind: string) => set('kind', kind === '' ? undefined : kind),
    setCloud: (cloud: string) => set('cloud', cloud === '' ? undefined : cloud),
    setView: (view: View) => set('view', view === 'table' ? view : undefined),
    clear: () => setParams((before) => (before.get('view') === 'table' ? { view: 'table' } : {}), { replace: true }),
  }
}

/** The query behind an address of this page: it goes with a person to a report and back, so that the filters stay. */
export function useKept(): string {
  const search = useSearch()
  return search === '' ? '' : `?${search}`
}

import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'wouter'
import { readSelection, type Selection, writeSelection } from '../../../src/scope/selection'

/** The selection that the address holds, and how to change it. A change is no step to go back by. */
export function useSelection(): [Selection, (change: Partial<Selection>) => void] {
  const [params, setParams] = useSearchParams()
  const selection = useMemo(() => readSelection(params), [params])
  const change = useCallback(
    (part: Partial<Selection>) => {
      // The address as it is now: what is typed arrives later than the rendering it was typed in.
      const now = readSelection(new URLSearchParams(window.location.search))
      setParams(writeSelection({ ...now, ...part }), { replace: true })
    },
    [setParams],
  )
  return [selection, change]
}

/** The address of the list, or of one line of it, with this selection. */
export function addressWith(selection: Selection, id?: string): string {
  const written = writeSelection(selection).toString()
  return `/scope${id === undefined ? '' : `/${encodeURIComponent(id)}`}${written === '' ? '' : `?${written}`}`
}

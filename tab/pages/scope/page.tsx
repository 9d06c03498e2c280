import { useCallback, useRef, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import type { ServiceId } from '../../../src/knowledge/types'
import { MOST_COMPARED, readCompared } from '../../../src/scope/selection'
import { Comparison } from './comparison'
import { Details } from './details'
import { List } from './list'
import type { Place } from './place'

/** The catalogue: the list, one service of it, or some side by side, as the address says. */
export function ScopePage() {
  const [location] = useLocation()
  const [params] = useSearchParams()
  const compared = readCompared(params)
  const [chosen, setChosen] = useState<ServiceId[]>(compared)
  /** Where the list was left; null while it was not. */
  const place = useRef<Place | null>(null)
  const toggle = useCallback(
    (id: ServiceId) =>
      setChosen((before) => {
        if (before.includes(id)) return before.filter((other) => other !== id)
        return before.length < MOST_COMPARED ? [...before, id] : before
      }),
    [],
  )
  const none = useCallback(() => setChosen([]), [])
  const id = idIn(location)
  if (id !== undefined) return <Details key={id} id={id} place={place} />
  if (compared.length > 0) return <Comparison key={compared.join()} ids={compared} place={place} />
  return <List chosen={chosen} toggle={toggle} chooseNone={none} place={place} />
}

/** The id in the address of one line: "/scope/power-bi". */
function idIn(location: string): ServiceId | undefined {
  const [, , id = ''] = location.split('/')
  if (id === '') return undefined
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}

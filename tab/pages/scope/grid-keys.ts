import { type KeyboardEvent, useCallback, useLayoutEffect, useRef, useState } from 'react'

/** The controls of a row that the arrow keys move between. */
export const CONTROLS = ['compare', 'name'] as const
export type Control = (typeof CONTROLS)[number]

/** Where in the grid the focus is, or would come to. */
export interface Spot {
  index: number
  control: Control
}

const PAGE = 10

/** The spot that a key leads to; undefined for keys that lead nowhere. */
export function moved(spot: Spot, key: string, count: number, rightToLeft: boolean): Spot | undefined {
  const to = (index: number): Spot => ({ ...spot, index: Math.min(count - 1, Math.max(0, index)) })
  const [back, on] = rightToLeft ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight']
  switch (key) {
    case 'ArrowDown':
      return to(spot.index + 1)
    case 'ArrowUp':
      return to(spot.index - 1)
    case 'PageDown':
      return to(spot.index + PAGE)
    case 'PageUp':
      return to(spot.index - PAGE)
    case 'Home':
      return to(0)
    case 'End':
      return to(count - 1)
    case back:
      return { ...spot, control: 'compare' }
    case on:
      return { ...spot, control: 'name' }
    default:
      return undefined
  }
}

/**
 * Makes a grid one stop of the Tab key, with the arrow keys inside: behind a thousand rows nothing could be reached
 * otherwise. The row of the stop is always drawn, so that the focus never goes away with it.
 */
export function useGridKeys(count: number, first: Spot) {
  const [spot, setSpot] = useState<Spot>(first)
  const body = useRef<HTMLDivElement>(null)
  const moving = useRef(false)
  const index = Math.min(spot.index, count - 1)
  const go = useCallback((to: Spot) => {
    moving.current = true
    setSpot(to)
  }, [])
  useLayoutEffect(() => {
    if (!moving.current) return
    const control = body.current?.querySelector<HTMLElement>(`[data-index="${index}"] [data-control="${spot.control}"]`)
    if (!control) return
    moving.current = false
    control.focus()
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const rightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl'
    const to = moved({ index, control: spot.control }, event.key, count, rightToLeft)
    if (to === undefined) return
    event.preventDefault()
    go(to)
  }
  return { spot: { index, control: spot.control }, setSpot, go, body, onKeyDown }
}

import { useCallback, useRef, useState } from 'react'

/** A state that work brings, and the ways to change it: of all that was begun, what was begun last counts. */
export interface Latest<State> {
  state: State
  /** Shows that it is waited for, or another state meanwhile, and then what the work comes to. */
  begin(work: Promise<State>, meanwhile?: State): void
  /** Shows this, whatever is under way. */
  set(state: State): void
  /** What is under way is shown no more. */
  stop(): void
}

/** `waiting` is shown while work is under way; give the same each time. */
export function useLatest<State>(first: State, waiting: State): Latest<State> {
  const [state, setState] = useState(first)
  const latest = useRef(0)
  const stop = useCallback(() => {
    latest.current += 1
  }, [])
  const set = useCallback(
    (next: State) => {
      stop()
      setState(next)
    },
    [stop],
  )
  const begin = useCallback(
    (work: Promise<State>, meanwhile = waiting) => {
      set(meanwhile)
      const mine = latest.current
      work.then((next) => {
        if (latest.current === mine) setState(next)
      })
    },
    [set, waiting],
  )
  return { state, begin, set, stop }
}

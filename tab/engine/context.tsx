import { createContext, type ReactNode, startTransition, useCallback, useContext, useEffect, useState } from 'react'
import type { Engine } from './client'

const EngineContext = createContext<Engine | null>(null)

export function EngineProvider({ engine, children }: { engine: Engine; children: ReactNode }) {
  return <EngineContext value={engine}>{children}</EngineContext>
}

/** The engine of this page. */
export function useEngine(): Engine {
  const engine = useContext(EngineContext)
  if (engine === null) throw new Error('There is no EngineProvider around this component.')
  return engine
}

/** What was asked at the desk: on its way, there, or not to be had. */
export type Asked<Value> =
  | { state: 'loading' }
  | { state: 'ready'; value: Value }
  | { state: 'failed'; retry: () => void }

/**
 * Asks the engine, again whenever `key` changes. The value before stays until the new one is there, so that nothing
 * flickers while somebody types.
 */
export function useAsked<Value>(key: string, ask: (engine: Engine) => Promise<Value>): Asked<Value> {
  const engine = useEngine()
  const [tries, setTries] = useState(0)
  const [asked, setAsked] = useState<Asked<Value>>({ state: 'loading' })
  const retry = useCallback(() => {
    setAsked({ state: 'loading' })
    setTries((before) => before + 1)
  }, [])
  // `ask` is made anew with every rendering; `key` says when what it asks has changed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    let wanted = true
    ask(engine).then(
      // Drawn in slices: whoever types on does not wait for the answer before.
      (value) => {
        if (wanted) startTransition(() => setAsked({ state: 'ready', value }))
      },
      (reason) => {
        console.error(reason)
        if (wanted) setAsked({ state: 'failed', retry })
      },
    )
    return () => {
      wanted = false
    }
  }, [engine, key, tries])
  return asked
}

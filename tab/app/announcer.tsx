import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import { Spoken } from './spoken'

const AnnouncerContext = createContext<(words: string) => void>(() => {})

/** Says to a screen reader what changed without the focus moving: answers, results of a filter. */
export const useAnnounce = (): ((words: string) => void) => useContext(AnnouncerContext)

export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ words: '', turn: 0 })
  const announce = useCallback((words: string) => setSaid(({ turn }) => ({ words, turn: turn + 1 })), [])
  return (
    <AnnouncerContext value={announce}>
      {children}
      <div role="status" aria-live="polite">
        {/* A new element each time: the same words twice are said twice. */}
        <Spoken key={said.turn}>{said.words}</Spoken>
      </div>
    </AnnouncerContext>
  )
}

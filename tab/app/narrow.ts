import { useCallback, useSyncExternalStore } from 'react'

/** Whether the window is narrower than so many pixels, followed live. */
export function useNarrow(pixels: number): boolean {
  const query = `(max-width: ${pixels - 1}px)`
  const follow = useCallback(
    (changed: () => void) => {
      const list = matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    [query],
  )
  return useSyncExternalStore(follow, () => matchMedia(query).matches)
}

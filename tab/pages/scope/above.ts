import { type RefObject, useLayoutEffect, useState } from 'react'

/**
 * Pixels of the page above an element. Looked at when the page has grown or shrunk, once the browser has laid it out for
 * itself: asking in between would have everything laid out for the answer.
 */
export function useAbove(element: RefObject<HTMLElement | null>): number {
  const [above, setAbove] = useState(0)
  useLayoutEffect(() => {
    const look = () => {
      const top = (element.current?.getBoundingClientRect().top ?? 0) + window.scrollY
      setAbove((before) => (Math.abs(top - before) >= 1 ? top : before))
    }
    // Drawn at the right place from the start, also by who comes back to the middle of the list.
    look()
    const observer = new ResizeObserver(look)
    observer.observe(document.body)
    return () => observer.disconnect()
  }, [element])
  return above
}

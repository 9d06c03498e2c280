import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { addressOf } from '../address/pages'
import { useHost } from '../host/context'

/** Follows the link that opened the page, and goes back inside the page when the client's back button is pressed. */
export function useWayBack(): void {
  const host = useHost()
  const [, go] = useLocation()
  useEffect(() => {
    if (!host) return
    const linked = addressOf(host.subPageId)
    if (linked !== undefined) go(linked, { replace: true })
    let steps = 0
    const further = () => {
      steps += 1
    }
    const back = () => {
      steps = Math.max(0, steps - 1)
    }
    // wouter tells of each step by this event.
    window.addEventListener('pushState', further)
    window.addEventListener('popstate', back)
    host.onBack(() => {
      if (steps === 0) return false
      window.history.back()
      return true
    })
    return () => {
      window.removeEventListener('pushState', further)
      window.removeEventListener('popstate', back)
    }
  }, [host, go])
}

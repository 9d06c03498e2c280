import type { VirtualItem } from '@tanstack/react-virtual'
import type { MouseEvent } from 'react'
import type { ServiceId } from '../../../src/knowledge/types'

/** Where a person left the list: the row to come back to, how far it was scrolled, and what its rows measured. */
export interface Place {
  id: ServiceId | undefined
  /** Undefined where the list was never shown: an address led straight to one service. */
  scrolled?: { top: number; measured: VirtualItem[] }
}

/**
 * Goes back to the list by the step that led away from it, so that going back once more leads on; where the list was never
 * shown, the link is followed as it is.
 */
export const goBack = (place: Place | null) => (event: MouseEvent) => {
  if (place?.scrolled === undefined || event.metaKey || event.ctrlKey || event.shiftKey) return
  event.preventDefault()
  window.history.back()
}

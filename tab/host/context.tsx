import { createContext, type ReactNode, useContext } from 'react'
import type { Host } from './types'

/** The client around the page, null on the web, undefined while that is not known. */
const HostContext = createContext<Host | null | undefined>(undefined)

export function HostProvider({ host, children }: { host: Host | null | undefined; children: ReactNode }) {
  return <HostContext value={host}>{children}</HostContext>
}

export const useHost = (): Host | null | undefined => useContext(HostContext)

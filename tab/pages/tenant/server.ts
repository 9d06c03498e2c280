import { ask, authorized, type Refusal, told } from '../../app/own-server'
import type { TenantFile } from './desk'

/** Whether the server reads licences, and where a person allows it to. */
export type Status = { configured: false } | { configured: true; clientId: string; login: string; scope: string }

/** The person's own tenant, and when it was read: ISO date and time, UTC. */
export interface OwnTenant extends TenantFile {
  asOf: string
}

const send = (path: string, init?: RequestInit) => ask(`tenant/${path}`, init)

/** Rejects where the server cannot be reached. */
export async function statusOfServer(): Promise<Status> {
  const response = await send('status')
  return response.ok ? ((await response.json()) as Status) : { configured: false }
}

/** The person's own tenant, read anew where that is wanted; or why not. Rejects where the server cannot be reached. */
export async function askForTenant(token: string, anew: boolean): Promise<OwnTenant | Refusal> {
  const headers = authorized(token)
  return told<OwnTenant>(await (anew ? send('refresh', { method: 'POST', headers }) : send('coverage', { headers })))
}

/** Has the server forget what it keeps of the person. */
export async function signOutOfServer(token: string): Promise<void> {
  await send('sign-out', { method: 'POST', headers: authorized(token) })
}

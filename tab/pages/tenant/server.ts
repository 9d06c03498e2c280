import type { HealthPost, ServiceHealth } from '../../../src/tenant'
import { ask, authorized, type Refusal, told } from '../../app/own-server'
import type { TenantFile } from './desk'

/** Whether the server reads licences, and where it is allowed to. */
export type Status =
  | { configured: false }
  | {
      configured: true
      clientId: string
      login: string
      /** By the names of permissions: what Entra is asked to allow. */
      scopes: Readonly<Record<string, string>>
      /** In whose name Graph is asked: a person's, or else the app's own. */
      access: string
    }

/** The person's own tenant, and when it was read: ISO date and time, UTC. */
export interface OwnTenant extends TenantFile {
  asOf: string
}

/** A part of the service health, or why it is not told. */
export type Part<Told> = { told: Told } | { refusal: Refusal }

/** The health of the tenant's services; `asOf` are ISO dates and times, UTC. */
export interface TenantHealth {
  health: Part<ServiceHealth & { asOf: string }>
  posts: Part<{ posts: HealthPost[]; asOf: string }>
}

const send = (path: string, init?: RequestInit) => ask(`tenant/${path}`, init)

/** Rejects where the server cannot be reached, or does not answer as one that is well: nothing is known of it then. */
export async function statusOfServer(): Promise<Status> {
  const response = await send('status')
  if (!response.ok) throw new Error(`The server answered ${response.status}`)
  return (await response.json()) as Status
}

/** The person's own tenant, read anew where that is wanted; or why not. Rejects where the server cannot be reached. */
export async function askForTenant(token: string, anew: boolean): Promise<OwnTenant | Refusal> {
  const headers = authorized(token)
  return told(await (anew ? send('refresh', { method: 'POST', headers }) : send('coverage', { headers })))
}

/** The health of its services, likewise. */
export async function askForHealth(token: string, anew: boolean): Promise<TenantHealth | Refusal> {
  const headers = authorized(token)
  return told(await (anew ? send('health/refresh', { method: 'POST', headers }) : send('health', { headers })))
}

/** Has the server forget what it keeps of the person. Rejects where it did not. */
export async function signOutOfServer(token: string): Promise<object> {
  const response = await send('sign-out', { method: 'POST', headers: authorized(token) })
  if (!response.ok) throw new Error(`The server answered ${response.status}`)
  return {}
}

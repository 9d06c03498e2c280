import type { HealthPost, ServiceHealth } from '../../../src/tenant'
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

/** Why the server does not tell it, in its own sentences. */
export interface Refusal {
  code: string
  title: string
  nextStep: string
  /** The permission of Microsoft Graph that is missing. */
  permission?: string
  /** What the next sign-in has to meet. */
  claims?: string
}

/** Milliseconds. The server answers within five seconds; a network takes its own time. */
const PATIENCE = 15_000

const isRefusal = (body: unknown): body is Refusal =>
  typeof body === 'object' && body !== null && 'code' in body && 'title' in body && 'nextStep' in body

const send = (path: string, init: RequestInit = {}) =>
  fetch(`/api/tenant/${path}`, { ...init, cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) })

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

/** Rejects where the server cannot be reached. */
export async function statusOfServer(): Promise<Status> {
  const response = await send('status')
  return response.ok ? ((await response.json()) as Status) : { configured: false }
}

async function told<Told>(response: Response): Promise<Told | Refusal> {
  const body: unknown = await response.json()
  if (response.ok) return body as Told
  if (isRefusal(body)) return body
  throw new Error(`The server answered ${response.status}`)
}

/** The person's own tenant, read anew where that is wanted; or why not. Rejects where the server cannot be reached. */
export async function askForTenant(token: string, anew: boolean): Promise<OwnTenant | Refusal> {
  const headers = bearer(token)
  return told(await (anew ? send('refresh', { method: 'POST', headers }) : send('coverage', { headers })))
}

/** The health of its services, likewise. */
export async function askForHealth(token: string, anew: boolean): Promise<TenantHealth | Refusal> {
  const headers = bearer(token)
  return told(await (anew ? send('health/refresh', { method: 'POST', headers }) : send('health', { headers })))
}

/** Has the server forget what it keeps of the person. */
export async function signOutOfServer(token: string): Promise<void> {
  await send('sign-out', { method: 'POST', headers: bearer(token) })
}

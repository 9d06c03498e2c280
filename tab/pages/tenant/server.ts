import type { TenantFile } from './desk'

/** Whether the server reads licences, and where a person allows it to. */
export type Status = { configured: false } | { configured: true; clientId: string; login: string; scope: string }

/** The person's own tenant, and when it was read: ISO date and time, UTC. */
export interface OwnTenant extends TenantFile {
  asOf: string
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

/** Rejects where the server cannot be reached. */
export async function statusOfServer(): Promise<Status> {
  const response = await send('status')
  return response.ok ? ((await response.json()) as Status) : { configured: false }
}

/** The person's own tenant, read anew where that is wanted; or why not. Rejects where the server cannot be reached. */
export async function askForTenant(token: string, anew: boolean): Promise<OwnTenant | Refusal> {
  const headers = { authorization: `Bearer ${token}` }
  const response = await (anew ? send('refresh', { method: 'POST', headers }) : send('coverage', { headers }))
  const body: unknown = await response.json()
  if (response.ok) return body as OwnTenant
  if (isRefusal(body)) return body
  throw new Error(`The server answered ${response.status}`)
}

/** Has the server forget what it keeps of the person. */
export async function signOutOfServer(token: string): Promise<void> {
  await send('sign-out', { method: 'POST', headers: { authorization: `Bearer ${token}` } })
}

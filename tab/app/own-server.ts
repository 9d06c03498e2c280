/** Why the server does not tell something, in its own sentences. */
export interface Refusal {
  code: string
  title: string
  nextStep: string
  /** The permission of Microsoft Graph that is missing. */
  permission?: string
  /** What the next sign-in has to meet. */
  claims?: string
}

/** Milliseconds. The server answers within a few seconds; a network takes its own time. */
const PATIENCE = 15_000

const isRefusal = (body: unknown): body is Refusal =>
  typeof body === 'object' && body !== null && 'code' in body && 'title' in body && 'nextStep' in body

/** Asks this app's own server, which keeps nothing of it in a cache. Rejects where it cannot be reached. */
export const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`/api/${path}`, { ...init, cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) })

export const authorized = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` })

/** What the server told, or why it did not. */
export async function told<Told>(response: Response): Promise<Told | Refusal> {
  const body: unknown = await response.json()
  if (response.ok) return body as Told
  if (isRefusal(body)) return body
  throw new Error(`The server answered ${response.status}`)
}

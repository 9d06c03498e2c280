import { Client, HTTPMessageHandler, type Middleware } from '@microsoft/microsoft-graph-client'
import { AppError } from '../errors'
import { AskLater, type Budget, patiently, waitOf } from './budget'
import { claimsOf } from './refusals'

/** Entries on each page are a tenant's products: a hundred make a large tenant. A longer chain of pages is a fault. */
const MOST_PAGES = 50

interface Page {
  value?: unknown
  '@odata.nextLink'?: unknown
}

type RequestContext = Parameters<Middleware['execute']>[0]

/**
 * Sends with the token and within the time, and to Graph alone: a redirect is not followed. The answer stays at hand, because
 * the client leaves its headers out of the failures it makes where the body is not one of Graph's.
 */
class WithToken implements Middleware {
  last: Response | undefined
  #next: Middleware | undefined
  readonly #token: string
  readonly #signal: AbortSignal

  constructor(token: string, signal: AbortSignal) {
    this.#token = token
    this.#signal = signal
  }

  setNext(next: Middleware): void {
    this.#next = next
  }

  async execute(context: RequestContext): Promise<void> {
    const headers = { Accept: 'application/json', Authorization: `Bearer ${this.#token}` }
    context.options = { ...context.options, headers, redirect: 'error', signal: this.#signal }
    this.last = undefined
    await this.#next?.execute(context)
    this.last = context.response
  }
}

/** What went wrong, by the status alone: codes and words of Graph change, and can be missing. */
function failureOf(thrown: unknown, answer: Response | undefined): AppError | AskLater {
  if (answer === undefined || answer.ok) return new AppError('microsoft-unavailable', { cause: thrown })
  const { status, headers } = answer
  const cause = new Error(`Graph answered ${status}`)
  if (status === 401) {
    const claims = claimsOf(headers.get('www-authenticate'))
    return new AppError('sign-in-again', { ...(claims === undefined ? {} : { wanted: { claims } }), cause })
  }
  if (status === 403) return new AppError('role-missing', { cause })
  if (status === 429 || status === 503 || status === 504) {
    return new AskLater(waitOf(headers.get('retry-after'), Date.now()))
  }
  return new AppError('microsoft-unavailable', { cause })
}

/** Asks Graph in the name of one person, within the time of one reading. */
export class GraphRequests {
  readonly #client: Client
  readonly #sender: WithToken
  readonly #root: string
  readonly #budget: Budget

  constructor(root: string, token: string, budget: Budget) {
    this.#root = root
    this.#budget = budget
    this.#sender = new WithToken(token, budget.signal)
    this.#client = Client.initWithMiddleware({
      baseUrl: root,
      defaultVersion: 'v1.0',
      middleware: [this.#sender, new HTTPMessageHandler()],
    })
  }

  /**
   * The entries of a collection, all pages joined. `path` may carry a query.
   * Throws AppError: `role-missing`, `sign-in-again`, `microsoft-unavailable`, `microsoft-busy`.
   */
  async all(path: string): Promise<unknown[]> {
    const entries: unknown[] = []
    const followed = new Set<string>()
    let next: string | undefined = path
    while (next !== undefined) {
      const page: Page = await this.page(next)
      if (!Array.isArray(page.value)) throw new AppError('licences-invalid')
      entries.push(...page.value)
      next = this.#linkOf(page)
      if (next !== undefined && (followed.has(next) || followed.size >= MOST_PAGES))
        throw new AppError('licences-invalid')
      if (next !== undefined) followed.add(next)
    }
    return entries
  }

  /** One page, asked for again as often as Graph wants that. */
  page(address: string): Promise<Page> {
    return patiently(this.#budget, async () => {
      try {
        const page: unknown = await this.#client.api(address).get()
        return typeof page === 'object' && page !== null ? page : {}
      } catch (thrown) {
        throw failureOf(thrown, this.#sender.last)
      }
    })
  }

  /** The link to the next page. It is followed with the token, so only within Graph. */
  #linkOf({ '@odata.nextLink': link }: Page): string | undefined {
    if (link === undefined || link === null) return undefined
    if (typeof link !== 'string' || !link.startsWith(`${this.#root}/`)) throw new AppError('licences-invalid')
    return link
  }
}

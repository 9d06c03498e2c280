import { Client, HTTPMessageHandler, type Middleware } from '@microsoft/microsoft-graph-client'
import { AppError } from '../errors'
import { AskLater, type Budget, patiently, waitOf } from './budget'
import type { OneAtATime } from './one-at-a-time'
import { claimsOf } from './refusals'
import type { Subject } from './subjects'

/** A page of Graph has a hundred entries or more, of which a large tenant fills a few. A longer chain of pages is a fault. */
const MOST_PAGES = 50

/** What the requests for one reading are made with. */
export interface Asking {
  /** The root of Graph, without a trailing slash. */
  root: string
  tenant: string
  /** Whose turn it is in each tenant. */
  turns: OneAtATime
  token: string
  budget: Budget
  subject: Subject
  /** Why Graph refuses the token: Access has it. */
  refusal(status: 401 | 403, subject: Subject, claims: string | undefined): AppError
  /** Called before each request; what it throws stops the reading. */
  before?: () => void
}

/** Graph no longer takes the token, and does not say what the next one has to meet: it may have ended in the middle. */
export class TokenOutworn extends Error {
  constructor() {
    super('Graph answered 401')
    this.name = 'TokenOutworn'
  }
}

interface Page {
  value?: unknown
  '@odata.nextLink'?: unknown
}

type RequestContext = Parameters<Middleware['execute']>[0]

/**
 * Sends with the token, and to Graph alone: a redirect is not followed. The answer stays at hand, because
 * the client leaves its headers out of the failures it makes where the body is not one of Graph's.
 */
class WithToken implements Middleware {
  last: Response | undefined
  #next: Middleware | undefined
  readonly #asking: Asking

  constructor(asking: Asking) {
    this.#asking = asking
  }

  setNext(next: Middleware): void {
    this.#next = next
  }

  async execute(context: RequestContext): Promise<void> {
    const { token } = this.#asking
    const headers = { Accept: 'application/json', Authorization: `Bearer ${token}` }
    context.options = { ...context.options, headers, redirect: 'error' }
    this.last = undefined
    await this.#next?.execute(context)
    this.last = context.response
  }
}

/** What went wrong, by the status alone: codes and words of Graph change, and can be missing. */
function failureOf(thrown: unknown, answer: Response | undefined, asking: Asking): AppError | AskLater | TokenOutworn {
  if (answer === undefined || answer.ok) return new AppError('microsoft-unavailable', { cause: thrown })
  const { status, headers } = answer
  const claims = claimsOf(headers.get('www-authenticate'))
  if (status === 401 && claims === undefined) return new TokenOutworn()
  if (status === 401 || status === 403) return asking.refusal(status, asking.subject, claims)
  if (status === 429 || status === 503 || status === 504) {
    return new AskLater(waitOf(headers.get('retry-after'), Date.now()))
  }
  return new AppError('microsoft-unavailable', { cause: new Error(`Graph answered ${status}`) })
}

/** Asks Graph with one token, within the time of one reading. */
export class GraphRequests {
  readonly #client: Client
  readonly #sender: WithToken
  readonly #asking: Asking

  constructor(asking: Asking) {
    this.#asking = asking
    this.#sender = new WithToken(asking)
    this.#client = Client.initWithMiddleware({
      baseUrl: asking.root,
      defaultVersion: 'v1.0',
      middleware: [this.#sender, new HTTPMessageHandler()],
    })
  }

  /**
   * The entries of a collection, all pages joined. `path` may carry a query.
   * Throws AppError: that consent or a role is missing, `sign-in-again`, `microsoft-unavailable`, `microsoft-busy`, or that
   * the answer is not what Graph documents.
   */
  async all(path: string): Promise<unknown[]> {
    const entries: unknown[] = []
    const followed = new Set<string>()
    let next: string | undefined = path
    while (next !== undefined) {
      const page: Page = await this.page(next)
      if (!Array.isArray(page.value)) throw this.#invalid()
      entries.push(...page.value)
      next = this.#linkOf(page)
      if (next !== undefined && (followed.has(next) || followed.size >= MOST_PAGES)) throw this.#invalid()
      if (next !== undefined) followed.add(next)
    }
    return entries
  }

  /** One page when it is its turn, asked for again as often as Graph wants that; others go first meanwhile. */
  page(address: string): Promise<Page> {
    const { budget, tenant, turns } = this.#asking
    return patiently(budget, () => turns.run(tenant, budget.signal, (signal) => this.#get(address, signal)))
  }

  async #get(address: string, signal: AbortSignal): Promise<Page> {
    this.#asking.before?.()
    try {
      const page: unknown = await this.#client.api(address).option('signal', signal).get()
      return typeof page === 'object' && page !== null ? page : {}
    } catch (thrown) {
      throw failureOf(thrown, this.#sender.last, this.#asking)
    }
  }

  /** The link to the next page. It is followed with the token, so only within Graph. */
  #linkOf({ '@odata.nextLink': link }: Page): string | undefined {
    if (link === undefined || link === null) return undefined
    if (typeof link !== 'string' || !link.startsWith(`${this.#asking.root}/`)) throw this.#invalid()
    return link
  }

  #invalid(): AppError {
    return new AppError(this.#asking.subject.invalid)
  }
}

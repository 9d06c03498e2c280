import type { Endpoints, SignedIn } from '../identity'
import type { Access } from './access'
import { type Budget, withBudget } from './budget'
import type { OneAtATime } from './one-at-a-time'
import { type Asking, GraphRequests, TokenOutworn } from './requests'
import type { Subject } from './subjects'

/** What is asked, of whom, and in whose name. */
export interface Reading {
  access: Access
  endpoints: Endpoints
  turns: OneAtATime
  person: SignedIn
  subject: Subject
  /** Called before each request; what it throws stops the reading. */
  before?: () => void
}

async function withToken<Result>(
  { access, endpoints, turns, person, subject, before }: Reading,
  budget: Budget,
  work: (asking: Asking) => Promise<Result>,
): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    const token = await access.token(person, subject, budget)
    const refusal: Asking['refusal'] = (...given) => access.refusal(...given)
    try {
      const { tenant } = person
      return await work({
        root: endpoints.graph,
        tenant,
        turns,
        token,
        budget,
        subject,
        refusal,
        ...(before && { before }),
      })
    } catch (thrown) {
      // The next try starts with a new token: this one may be what was refused.
      await access.drop(person, subject)
      if (!(thrown instanceof TokenOutworn)) throw thrown
      if (tries === 2) throw access.refusal(401, subject, undefined)
    }
  }
}

/**
 * Reads from Graph within five seconds, and once more with a new token where it no longer takes the one that was kept. Throws
 * an AppError with its sentence for everything that can go wrong between here and Graph.
 */
export const readFromGraph = <Result>(reading: Reading, work: (asking: Asking) => Promise<Result>): Promise<Result> =>
  withBudget((budget) => withToken(reading, budget, work))

/** All entries of a collection, by its path with its query. */
export const entriesOf = (asking: Asking, path: string): Promise<unknown[]> => new GraphRequests(asking).all(path)

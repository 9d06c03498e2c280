import { randomUUID } from 'node:crypto'
import { asAppError, type Problem, toProblem } from '../errors'
import type { HealthReader } from '../graph'
import type { Session, SignedIn } from '../identity'
import type { Log } from '../log'
import { DAYS_BACK, type HealthPost, healthPosts, type ServiceHealth, serviceHealth } from '../tenant'
import type { Audience } from './audience'
import { Readings } from './readings'

/** What `GET /api/tenant/health` tells: each part, or why not. A permission that is missing costs its own part alone. */
export interface TenantHealth {
  health: { told: ServiceHealth & AsOf } | { refusal: Problem }
  posts: { told: { posts: HealthPost[] } & AsOf } | { refusal: Problem }
}

interface AsOf {
  /** When Graph was asked: ISO date and time, UTC. */
  asOf: string
}

interface Parts {
  reader: HealthReader
  audience: Audience
  log: Log
  /** Milliseconds since 1970. */
  clock: () => number
  /** Whether the tenants are in the cloud whose admin centre has a known address. */
  global: boolean
}

const DAY = 24 * 60 * 60 * 1000

/** The service health of people's tenants, for those whom it is for. */
export class TenantHealths {
  readonly #health: Readings
  readonly #posts: Readings
  readonly #audience: Audience
  readonly #log: Log

  constructor({ reader, audience, log, clock, global }: Parts) {
    this.#audience = audience
    this.#log = log
    const asOf = (at: number): AsOf => ({ asOf: new Date(at).toISOString() })
    const since = (at: number) => at - DAYS_BACK * DAY
    this.#health = new Readings(
      audience,
      async (person, at) => ({
        ...serviceHealth(await reader.health(person, since(at)), at, global),
        ...asOf(at),
      }),
      clock,
    )
    this.#posts = new Readings(
      audience,
      async (person, at) => ({ posts: healthPosts(await reader.posts(person, since(at)), global), ...asOf(at) }),
      clock,
    )
  }

  /** The health as JSON. Throws where the person is shown nothing of the tenant at all. */
  async of(person: SignedIn, anew: boolean): Promise<string> {
    this.#audience.admit(person)
    const [health, posts] = await Promise.all([
      this.#part(this.#health.of(person, anew)),
      this.#part(this.#posts.of(person, anew)),
    ])
    return `{"health":${health},"posts":${posts}}`
  }

  /** Forgets what was the person's own in a session that has ended. */
  forget(session: Session): void {
    this.#health.forget(session)
    this.#posts.forget(session)
  }

  async #part(work: Promise<string>): Promise<string> {
    try {
      return `{"told":${await work}}`
    } catch (thrown) {
      const error = asAppError(thrown)
      const reference = error.reportable ? randomUUID() : undefined
      if (reference !== undefined) this.#log.failure(error, { reference }, 'a part of service health could not be read')
      return JSON.stringify({ refusal: toProblem(error, reference) })
    }
  }
}

import type { Session, SignedIn } from '../identity'
import { Recent } from '../identity/recent'
import { type Audience, STANDS_FOR } from './audience'

/** Readings that are kept: some 25 kB each, and as many as the settings take tenants. */
const READINGS_KEPT = 1000

interface Kept {
  json: string
  /** Milliseconds since 1970. */
  at: number
}

/**
 * Readings of one kind from Graph, kept for a quarter of an hour for those whom they are for. However many ask at once, one
 * reading for the same people is under way.
 */
export class Readings {
  readonly #kept = new Recent<Kept>(READINGS_KEPT)
  readonly #underWay = new Map<string, Promise<Kept>>()
  readonly #audience: Audience
  readonly #read: (person: SignedIn, at: number) => Promise<unknown>
  readonly #clock: () => number

  /** `read` gives what is kept, as JSON; it is told when it is read, in milliseconds since 1970. */
  constructor(audience: Audience, read: (person: SignedIn, at: number) => Promise<unknown>, clock: () => number) {
    this.#audience = audience
    this.#read = read
    this.#clock = clock
  }

  /**
   * The reading as JSON, as it was taken within the last quarter of an hour; taken now where it was not, or where `anew` asks
   * for it. Throws where the person is shown nothing, and as the reading does.
   */
  async of(person: SignedIn, anew: boolean): Promise<string> {
    this.#audience.admit(person)
    const key = this.#audience.keyOf(person)
    const kept = this.#kept.get(key)
    if (kept !== undefined && this.#clock() - kept.at < (anew ? this.#audience.justRead : STANDS_FOR)) return kept.json
    const { json } = await (this.#underWay.get(key) ?? this.#start(key, person))
    return json
  }

  /** The reading as JSON where there is one that stands: nothing is asked. Throws where the person is shown nothing. */
  known(person: SignedIn): string | undefined {
    this.#audience.admit(person)
    const kept = this.#kept.get(this.#audience.keyOf(person))
    return kept !== undefined && this.#clock() - kept.at < STANDS_FOR ? kept.json : undefined
  }

  /** Milliseconds in which reading anew gives the same. */
  get pause(): number {
    return this.#audience.justRead
  }

  /** Forgets what was the person's own in a session that has ended. What is being read is still answered, and not kept. */
  forget(session: Session): void {
    if (!this.#audience.personal) return
    const key = this.#audience.keyOf(session)
    this.#kept.delete(key)
    this.#underWay.delete(key)
  }

  #start(key: string, person: SignedIn): Promise<Kept> {
    const reading = this.#take(person)
    this.#underWay.set(key, reading)
    const end = (done?: Kept) => {
      // Somebody who signed out meanwhile has another reading under way, or none.
      if (this.#underWay.get(key) !== reading) return
      this.#underWay.delete(key)
      if (done === undefined) this.#kept.delete(key)
      else this.#kept.set(key, done)
    }
    // Whoever waits for the reading gets its failure.
    reading.then(end, () => end())
    return reading
  }

  async #take(person: SignedIn): Promise<Kept> {
    const at = this.#clock()
    return { json: JSON.stringify(await this.#read(person, at)), at }
  }
}

import type { LicenceReader } from '../graph'
import { keyOf, type Person } from '../identity'
import { Recent } from '../identity/recent'
import type { Knowledge } from '../knowledge/types'
import { coverageCsv, type Licences, type TenantSheet, tenantSheet } from '../tenant'

/** Milliseconds for which a reading stands: licences change by the day, not by the minute. */
export const STANDS_FOR = 15 * 60 * 1000
/** Milliseconds in which reading anew gives the same: a person clicks more than once. */
export const JUST_READ = 5000
/** People whose reading is kept. */
const PEOPLE_KEPT = 200

/** What a person is shown of their tenant. */
export interface TenantCoverage {
  sheet: TenantSheet
  csv: string
  /** When Graph was asked: ISO date and time, UTC. */
  asOf: string
}

interface Reading {
  /** A coverage as JSON. */
  json: string
  /** Milliseconds since 1970. */
  at: number
}

/**
 * Readings by person, never by tenant: what Graph told one person is shown to nobody else, since Graph may refuse it them.
 * However often somebody asks, one reading of theirs is under way at a time.
 */
export class TenantCoverages {
  readonly #kept = new Recent<Reading>(PEOPLE_KEPT)
  readonly #underWay = new Map<string, Promise<Reading>>()
  readonly #reader: LicenceReader
  readonly #knowledge: Knowledge
  readonly #licences: Licences
  readonly #clock: () => number

  constructor(reader: LicenceReader, knowledge: Knowledge, licences: Licences, clock: () => number) {
    this.#reader = reader
    this.#knowledge = knowledge
    this.#licences = licences
    this.#clock = clock
  }

  /**
   * The coverage of the person's tenant as JSON, as it was read within the last quarter of an hour; read now where it was
   * not, or where `anew` asks for it. Throws as the reader and `tenantSheet` do.
   */
  async of(person: Person, anew: boolean): Promise<string> {
    const key = keyOf(person)
    const kept = this.#kept.get(key)
    if (kept !== undefined && this.#clock() - kept.at < (anew ? JUST_READ : STANDS_FOR)) return kept.json
    const { json } = await (this.#underWay.get(key) ?? this.#start(key, person))
    return json
  }

  /** Forgets what is kept of the person. What is being read for them is still answered, and not kept. */
  forget(person: Person): void {
    const key = keyOf(person)
    this.#kept.delete(key)
    this.#underWay.delete(key)
    this.#reader.forget(person)
  }

  #start(key: string, person: Person): Promise<Reading> {
    const reading = this.#read(person)
    this.#underWay.set(key, reading)
    const end = (done?: Reading) => {
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

  async #read(person: Person): Promise<Reading> {
    const at = this.#clock()
    const sheet = tenantSheet(this.#knowledge, this.#licences, await this.#reader.read(person))
    const coverage: TenantCoverage = { sheet, csv: coverageCsv(sheet.coverage), asOf: new Date(at).toISOString() }
    return { json: JSON.stringify(coverage), at }
  }
}

import type { LicenceReader } from '../graph'
import type { Session, SignedIn } from '../identity'
import type { Knowledge } from '../knowledge/types'
import { coverageCsv, type Licences, type NationalCloud, type TenantSheet, tenantSheet } from '../tenant'
import type { Audience } from './audience'
import { Readings } from './readings'

/** What a person is shown of their tenant. */
export interface TenantCoverage {
  sheet: TenantSheet
  csv: string
  /** When Graph was asked: ISO date and time, UTC. */
  asOf: string
}

interface Options {
  audience: Audience
  /** Milliseconds since 1970. */
  clock: () => number
  /** The cloud that the tenants are in; null where their licences tell. */
  place: NationalCloud | null
}

/** The coverage of people's tenants, for those whom it is for. */
export class TenantCoverages {
  readonly #readings: Readings

  constructor(reader: LicenceReader, knowledge: Knowledge, licences: Licences, { audience, clock, place }: Options) {
    const read = async (person: SignedIn, at: number): Promise<TenantCoverage> => {
      const sheet = tenantSheet(knowledge, licences, await reader.read(person), place)
      return { sheet, csv: coverageCsv(sheet.coverage), asOf: new Date(at).toISOString() }
    }
    this.#readings = new Readings(audience, read, clock)
  }

  /** The coverage of the person's tenant as JSON. Throws as Readings and the reader do. */
  of(person: SignedIn, anew: boolean): Promise<string> {
    return this.#readings.of(person, anew)
  }

  /** What the person's organisation is called, where that was read of late. Throws where the person is shown nothing. */
  organisation(person: SignedIn): string | null {
    const known = this.#readings.known(person)
    return known === undefined ? null : (JSON.parse(known) as TenantCoverage).sheet.organisation
  }

  /** Milliseconds in which reading anew gives the same. */
  get pause(): number {
    return this.#readings.pause
  }

  /** Forgets what was the person's own in a session that has ended. */
  forget(session: Session): void {
    this.#readings.forget(session)
  }
}

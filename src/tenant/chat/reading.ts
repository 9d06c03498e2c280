import type { Knowledge } from '../../knowledge/types'
import type { Licences } from '../licences'
import { SAMPLE_TENANT } from '../sample'
import { type TenantSheet, tenantSheet } from '../sheet'

/** What a tenant's licences were found to bring, and when. */
export interface TenantReading {
  sheet: TenantSheet
  /** When Graph was asked: ISO date and time, UTC. Empty for the sample, which nobody was asked for. */
  asOf: string
}

/** The made-up tenant. Takes some milliseconds. */
export function sampleReading(knowledge: Knowledge, licences: Licences): TenantReading {
  return { sheet: tenantSheet(knowledge, licences, SAMPLE_TENANT), asOf: '' }
}

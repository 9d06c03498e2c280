import { coverageCsv, loadLicences, SAMPLE_TENANT, type TenantSheet, tenantSheet } from '../../../src/tenant'
import type { DeskParts } from '../../engine/desk'

/** A sheet, and the same as a file. */
export interface TenantFile {
  sheet: TenantSheet
  csv: string
}

/** What the page "Your tenant" asks. */
export function tenantDesk({ knowledge }: DeskParts) {
  return {
    /** The made-up tenant. */
    sampleTenant(): TenantFile {
      const sheet = tenantSheet(knowledge, loadLicences(), SAMPLE_TENANT)
      return { sheet, csv: coverageCsv(sheet.coverage) }
    },
  }
}

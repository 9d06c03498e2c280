import { coverageCsv, loadLicences, SAMPLE_TENANT, type TenantSheet, tenantSheet } from '../../../src/tenant'
import type { DeskParts } from '../../engine/desk'

/** A sheet, and the same as a file. */
export interface TenantFile {
  sheet: TenantSheet
  csv: string
}

/** The made-up tenant. The names of licences are loaded with this page and not before. */
export function sampleTenant({ knowledge }: DeskParts): TenantFile {
  const sheet = tenantSheet(knowledge, loadLicences(), SAMPLE_TENANT)
  return { sheet, csv: coverageCsv(sheet.coverage) }
}

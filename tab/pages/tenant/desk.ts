import {
  coverageCsv,
  healthPosts,
  loadLicences,
  SAMPLE_HEALTH,
  SAMPLE_TENANT,
  serviceHealth,
  type TenantSheet,
  tenantSheet,
} from '../../../src/tenant'
import type { DeskParts } from '../../engine/desk'
import type { TenantHealth } from './server'

/** A sheet, and the same as a file. */
export interface TenantFile {
  sheet: TenantSheet
  csv: string
}

/** What the page "Your tenant" asks. */
export function tenantDesk({ knowledge }: DeskParts) {
  return {
    /** The made-up tenant, and the health of its services. */
    sampleTenant(): { file: TenantFile; health: TenantHealth } {
      const sheet = tenantSheet(knowledge, loadLicences(), SAMPLE_TENANT)
      const { asOf, messages } = SAMPLE_HEALTH
      return {
        file: { sheet, csv: coverageCsv(sheet.coverage) },
        health: {
          // Its ids are invented, so that no address in the admin centre is made of them.
          health: { told: { ...serviceHealth(SAMPLE_HEALTH, Date.parse(asOf), false), asOf } },
          posts: { told: { posts: healthPosts(messages, false), asOf } },
        },
      }
    },
  }
}

import { csvOf } from '../csv'
import type { Coverage } from './types'

const COLUMNS = [
  'service',
  'verdict',
  'state',
  'licensed',
  'consumed',
  'skus',
  'freeOnly',
  'via',
  'conditionMet',
  'skusOutsideCondition',
] as const

/** The rows of a coverage as CSV. Of a made-up tenant every line says so in a last column. */
export function coverageCsv({ services, sample }: Coverage): string {
  return sample
    ? csvOf(
        [...COLUMNS, 'sample'],
        services.map((row) => ({ ...row, sample: true })),
      )
    : csvOf(COLUMNS, services)
}

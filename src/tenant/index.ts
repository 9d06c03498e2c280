export { coverage, NOT_VISIBLE } from './coverage'
export { coverageCsv } from './csv'
export {
  DAYS_BACK,
  HEALTH_STATES,
  type HealthIssue,
  type HealthPost,
  type HealthState,
  healthPosts,
  type ServiceHealth,
  serviceHealth,
} from './health'
export { type HealthNow, healthNow } from './health-now'
export { type Licences, loadLicences } from './licences'
export { SAMPLE_HEALTH, SAMPLE_TENANT } from './sample'
export { type SheetCheck, type SheetRow, type TenantSheet, tenantSheet } from './sheet'
export {
  type CoverageSummary,
  type NationalCloud,
  STANDINGS,
  type Standing,
  summarise,
  type VerdictGroup,
} from './summary'
export { type ConditionRow, type Coverage, type ServiceRow, STATES, type State } from './types'

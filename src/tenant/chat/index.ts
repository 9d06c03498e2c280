export { createTenantTeller, type TenantTeller } from './answer'
export { phrase } from './phrases'
export { type TenantQuestion, tenantQuestion } from './question'
export type { TenantReading } from './reading'

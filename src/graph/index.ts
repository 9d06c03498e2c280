export { type Access, createAccess } from './access'
export { createHealthReader, type GivenHealth, type HealthReader } from './health-reader'
export { createLicenceReader, type GivenByGraph, type LicenceReader } from './licence-reader'
export { HEALTH, LICENCES, MESSAGES } from './subjects'

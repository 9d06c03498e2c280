export { ENDPOINTS, type Endpoints } from './clouds'
export { createWhoAsks, keyOf, type Person, type WhoAsks } from './person'
export { APP_ROLES, mayAdminister, mayReadCoverage } from './roles'

import type { Person } from './person'

/** The app roles of the registration (aad.manifest.json). An administrator gives them to people or groups. */
export const APP_ROLES = {
  /** Is shown what the app reads of the tenant by itself. */
  readCoverage: 'Coverage.Read',
  /** Sees what was shared anywhere in the tenant. */
  administer: 'Admin',
} as const

/** The roles in a token that was checked. What is no list of names holds none. */
export const rolesIn = (claim: unknown): readonly string[] =>
  Array.isArray(claim) ? claim.filter((role) => typeof role === 'string') : []

/** Whether the person is shown what the app reads of their tenant by itself. */
export const mayReadCoverage = ({ roles }: Pick<Person, 'roles'>): boolean => roles.includes(APP_ROLES.readCoverage)

/** Whether the person sees what was shared anywhere in their tenant. One role does not hold the other. */
export const mayAdminister = ({ roles }: Pick<Person, 'roles'>): boolean => roles.includes(APP_ROLES.administer)

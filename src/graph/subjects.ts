import type { ErrorCode } from '../errors'

/** Something that Graph is asked for, under a permission of its own, and what a person is told where it is not to be had. */
export interface Subject {
  /** The permission of Microsoft Graph that it takes, and no more; delegated and application bear the same name. */
  permission: string
  /** Nobody has consented to the permission. */
  consentMissing: ErrorCode
  /** The person may not read it. */
  roleMissing: ErrorCode
  /** The answer does not have the form that Graph documents. */
  invalid: ErrorCode
}

export const LICENCES: Subject = {
  permission: 'LicenseAssignment.Read.All',
  consentMissing: 'consent-needed',
  roleMissing: 'role-missing',
  invalid: 'licences-invalid',
}

export const HEALTH: Subject = {
  permission: 'ServiceHealth.Read.All',
  consentMissing: 'health-consent-needed',
  roleMissing: 'health-role-missing',
  invalid: 'health-invalid',
}

export const MESSAGES: Subject = { ...HEALTH, permission: 'ServiceMessage.Read.All' }

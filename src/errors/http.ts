import type { AppError } from './app-error'
import type { ErrorCode } from './catalogue'

const STATUS: Record<ErrorCode, number> = {
  'settings-invalid': 500,
  'tab-not-built': 500,
  'port-taken': 500,
  'knowledge-unusable': 503,
  'malformed-json': 400,
  'request-invalid': 400,
  'body-too-large': 413,
  'media-type-unsupported': 415,
  'not-found': 404,
  'method-not-allowed': 405,
  'host-refused': 403,
  'service-address-refused': 403,
  'too-many-requests': 429,
  'not-authorised': 401,
  'key-server-unreachable': 503,
  'activity-invalid': 400,
  'turn-failed': 500,
  'usage-invalid': 400,
  'line-invalid': 400,
  // What the server reads of licences comes from Graph, not from the caller.
  'licences-invalid': 502,
  'licences-incomplete': 502,
  'tenant-not-configured': 404,
  'sign-in-invalid': 401,
  'sign-in-keys-unreachable': 503,
  'sign-in-unusable': 502,
  'sign-in-again': 403,
  'consent-needed': 403,
  'role-missing': 403,
  'app-consent-needed': 403,
  'coverage-role-missing': 403,
  'coverage-for-members': 403,
  'health-consent-needed': 403,
  'health-role-missing': 403,
  'health-invalid': 502,
  'microsoft-unavailable': 502,
  'microsoft-busy': 503,
  'microsoft-slow': 504,
  'file-unreadable': 500,
  'storage-unavailable': 503,
  'storage-newer': 503,
  'storage-conflict': 409,
  'share-gone': 404,
  'share-place-closed': 403,
  'share-refused': 502,
  'share-uncertain': 502,
  'share-not-recorded': 503,
  'undo-not-yours': 403,
  'undo-refused': 502,
  'teams-unreachable': 503,
  'activity-not-configured': 404,
  internal: 500,
}

/** Problem details (RFC 9457) with the product's code, the next step and the reference that is found in the log. */
export interface Problem {
  type: 'about:blank'
  title: string
  status: number
  detail: string
  code: ErrorCode
  nextStep: string
  problems?: readonly string[]
  /** The permission of Microsoft Graph that is missing. */
  permission?: string
  /** What Entra wants the next sign-in to meet, as it says it. */
  claims?: string
  reference?: string
}

/** The media type of problem details. */
export const PROBLEM_TYPE = 'application/problem+json'

/** The answer to an HTTP client. */
export function toProblem(error: AppError, reference?: string): Problem {
  return {
    type: 'about:blank',
    title: error.sentence,
    status: STATUS[error.code],
    detail: error.detail ?? error.sentence,
    code: error.code,
    nextStep: error.nextStep,
    ...(error.problems.length > 0 ? { problems: error.problems } : {}),
    ...error.wanted,
    ...(reference === undefined ? {} : { reference }),
  }
}

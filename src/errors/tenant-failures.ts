import type { ErrorEntry } from './entry'

/** What can keep somebody from seeing their own tenant. */
export const TENANT_FAILURES = {
  'tenant-not-configured': {
    sentence: 'This server does not read the licences of a tenant: signing in is not set up on it.',
    nextStep: 'Ask whoever runs the server to follow docs/sign-in.md. Everything else works without it.',
    reportable: false,
  },
  'sign-in-invalid': {
    sentence: 'The sign-in is missing, has run out, or is not for this app and one of its tenants.',
    nextStep: 'Open the app in Microsoft Teams and sign in again.',
    reportable: false,
  },
  'sign-in-keys-unreachable': {
    sentence: 'The signing keys of Microsoft Entra cannot be fetched, so that no sign-in can be checked.',
    nextStep: 'Try again in a minute. The server has to reach the sign-in address of its cloud.',
    reportable: true,
  },
  'sign-in-unusable': {
    sentence: 'Microsoft Entra does not accept the app registration with which this server asks on your behalf.',
    nextStep: 'Ask whoever runs the server to check TAB_CLIENT_ID, and TAB_CLIENT_SECRET and its expiry.',
    reportable: true,
  },
  'sign-in-again': {
    sentence: 'Your organisation asks for another step of signing in before this may be read.',
    nextStep: 'Sign in again, and do what is asked there.',
    reportable: false,
  },
  'consent-needed': {
    sentence: 'Nobody has yet allowed this app to read the licences of your organisation.',
    nextStep:
      'Allow it yourself if your organisation lets you; else ask a Privileged Role Administrator, Cloud Application Administrator or Application Administrator to grant the permission that is named.',
    reportable: false,
  },
  'role-missing': {
    sentence: 'Your account may not read the licences of your organisation.',
    nextStep: 'Ask an administrator for the role Directory Readers or Global Reader, or let somebody who has it look.',
    reportable: false,
  },
  'app-consent-needed': {
    sentence: 'No administrator has yet allowed this app to read this of your organisation by itself.',
    nextStep:
      'Ask a Privileged Role Administrator to grant the permission that is named to the app, for the whole organisation.',
    reportable: false,
  },
  'coverage-role-missing': {
    sentence: 'What this app reads of your organisation is shown to people with its role Coverage.Read.',
    nextStep: 'Ask an administrator to assign the role to you, in Microsoft Entra under Enterprise applications.',
    reportable: false,
  },
  'coverage-for-members': {
    sentence:
      'What this app reads of the organisation is shown to its members, and your sign-in does not say that you are one.',
    nextStep: 'Guests can ask a member. Members can ask whoever runs the server to add the claim acct to its tokens.',
    reportable: false,
  },
  'health-consent-needed': {
    sentence: 'Nobody has yet allowed this app to read this part of the service health of your organisation.',
    nextStep:
      'Ask a Privileged Role Administrator, Cloud Application Administrator or Application Administrator to grant the permission that is named.',
    reportable: false,
  },
  'health-role-missing': {
    sentence: 'Your account may not read this part of the service health of your organisation.',
    nextStep:
      'Ask an administrator for the role Service Support Administrator or Global Reader, or for the posts Message Center Reader.',
    reportable: false,
  },
  'health-invalid': {
    sentence: 'What Microsoft Graph says of service health does not have the form that it documents.',
    nextStep: 'Try again in a few minutes.',
    reportable: true,
  },
  'microsoft-unavailable': {
    sentence: 'Microsoft’s services that know your organisation did not give a usable answer.',
    nextStep: 'Try again in a few minutes.',
    reportable: true,
  },
  'microsoft-busy': {
    sentence: 'Microsoft’s services that know your organisation take no more requests for a moment.',
    nextStep: 'Wait for the time in the Retry-After header and try again.',
    reportable: false,
  },
  'microsoft-slow': {
    sentence: 'Microsoft’s services that know your organisation did not answer in time.',
    nextStep: 'Try again in a minute.',
    reportable: true,
  },
} as const satisfies Record<string, ErrorEntry>

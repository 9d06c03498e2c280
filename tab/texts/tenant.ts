import type { Standing, State } from '../../src/tenant'
import type { Translated } from '.'

const standings: Record<Standing, string> = {
  named: 'Named, without a condition',
  'condition-met': 'Named, and the licences meet the condition',
  'condition-partly-met': 'Named, and some licences meet the condition',
  'condition-not-met': 'Named, but the condition does not reach these licences',
  'condition-open': 'Named, with a condition that licences do not settle',
  'in-named-suite': 'In a suite that is named',
  'not-named-here': 'Not named on the page, or referred elsewhere',
}
const states: Record<State, string> = {
  enabled: 'Usable',
  warning: 'In grace period',
  pending: 'Not set up',
  suspended: 'Suspended',
  disabled: 'Switched off',
}

const en = {
  title: 'Your tenant',
  lead: 'Which of the services that an organisation holds licences for Microsoft’s ISO 22301 page names. It does not say that a service is used, or that the organisation is certified.',
  sample: 'Sample',
  sampleTenant: (name: string) =>
    `This is a made-up tenant, ${name}. It shows what your own would look like; nothing was read from your organisation.`,
  covered: (covered: string, of: string, share: string) =>
    `${covered} of ${of} services that can be used today (${share}) are named without a condition, or with one that every licence meets.`,
  coveredNone: 'No service can be used today with these licences.',
  chart: 'Services that can be used today, by what the page says of them',
  notUsable: (count: string) =>
    `${count} more cannot be used today: the licence is suspended, switched off or not set up.`,
  services: 'Services',
  filter: 'Filter by service or licence',
  found: (shown: string, all: string) => `${shown} of ${all} services`,
  columns: {
    service: 'Service',
    verdict: 'What the page says',
    state: 'State',
    seats: 'Seats',
    licences: 'Licences',
  },
  seats: (consumed: string, licensed: string) => `${consumed} of ${licensed} in use`,
  freeOnly: 'free licences only',
  outside: (names: string) => `The condition does not reach: ${names}`,
  sortedBy: (column: string) => `Sort by ${column}`,
  standings,
  states,
  nothingFound: 'No service or licence has these words in its name.',
  clear: 'Clear the filter',
  download: 'Download as CSV',
  workbook: 'Download as XLSX',
  workbookFailed: 'The workbook could not be made. The CSV holds the same rows.',
  print: 'Print',
  checks: 'What to ask your auditor',
  notVisible: 'What licences never show',
  notVisibleReason:
    'These are bought in other ways. Whether the organisation has them, a list of licences cannot tell:',
  unknown: 'Plans that are not known here',
  unknownReason: 'Nothing is said about what they bring:',
  clients: 'Installed programs',
  clientsReason: 'Programs on a device are not cloud services, so that no verdict is given:',
  printed: (organisation: string, moment: string) =>
    `${organisation}, printed on ${moment} from ISO 22301 Assistant. The sources, with their dates, stand below.`,
  sheets: { services: 'Services', about: 'About' },
  about: {
    organisation: 'Organisation',
    sample: 'A made-up tenant: nothing was read from an organisation.',
    read: 'Read from Microsoft Graph',
    what: 'What it says',
    source: 'Source',
  },
  extraColumns: {
    standing: 'How the licences stand',
    consumed: 'In use',
    outside: 'Licences that the condition does not reach',
  },
  own: {
    offer:
      'See this for your own organisation. Its licences are read from Microsoft Graph in your name, and shown to you alone.',
    offerOfApp:
      'See this for your own organisation. This app reads its licences from Microsoft Graph, and shows them to those whom your administrator chose.',
    show: 'Show my tenant',
    elsewhere: {
      title: 'Your own tenant is shown in Microsoft Teams',
      reason: 'Open this page in the app in Teams: there you are signed in, and your organisation can be read.',
    },
    showSample: 'Show a made-up tenant',
    loading: 'Reading the licences of your organisation …',
    stillLoading: 'Microsoft Graph is taking its time. It is waited for five seconds, no longer.',
    unnamed: 'Your organisation',
    asOf: (moment: string) => `Your organisation, as Microsoft Graph had it on ${moment}.`,
    refresh: 'Read again',
    signOut: 'Sign out',
    signingOut: 'Signing you out …',
    notSignedOut: {
      title: 'You could not be signed out',
      reason: 'The server of this app did not confirm it. What it keeps to read your organisation may still be there.',
    },
    allow: 'Allow it',
    signIn: 'Sign in again',
    again: 'Try again',
    allowForEverybody: 'Allow it for everybody (administrators)',
    delegated: 'delegated',
    application: 'as an application permission',
    permission: (name: string, kind: string) => `The permission is ${name} of Microsoft Graph, ${kind}.`,
    failed: {
      client: {
        title: 'Microsoft Teams did not sign you in',
        reason: 'You may have closed its window, or your organisation may not let this app sign people in.',
      },
      network: {
        title: 'The server of this app did not answer',
        reason: 'The network may be gone. Everything else in this app works without it.',
      },
    },
    window: {
      title: 'Allow reading licences',
      waiting: 'One moment …',
      broken: 'This window belongs to Microsoft Teams and cannot go on by itself. Close it and try again there.',
    },
  },
}

/** The texts of the page "Your tenant". */
export const tenantTexts: Translated<typeof en> = { en }

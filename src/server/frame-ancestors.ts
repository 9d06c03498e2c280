import type { Cloud } from '../settings'

/** Microsoft's clients by cloud: the hosts that may hold the tab, as its tab requirements list them. */
const CLIENTS: Record<Cloud, readonly string[]> = {
  global: [
    'https://*.cloud.microsoft',
    'https://teams.microsoft.com',
    'https://*.teams.microsoft.com',
    'https://*.microsoft365.com',
    'https://*.office.com',
    'https://outlook.office.com',
    'https://outlook.office365.com',
    'https://outlook-sdf.office.com',
    'https://outlook-sdf.office365.com',
  ],
  'us-government-l4': [
    'https://teams.microsoft.us',
    'https://gov.teams.microsoft.us',
    'https://outlook.office365.us',
    'https://portal.office365.us',
    'https://www.office365.us',
  ],
  'us-government-l5': [
    'https://teams.microsoft.us',
    'https://dod.teams.microsoft.us',
    'https://outlook-dod.office365.us',
    'https://webmail.apps.mil',
    'https://portal.apps.mil',
    'https://www.ohome.apps.mil',
  ],
  // teams-js believes no client of the cloud in China, and Microsoft's list of clouds names none: there the tab is a web page.
  china: [],
}

/** The `frame-ancestors` of the tab in this cloud. */
export const frameAncestors = (cloud: Cloud): string => ["'self'", ...CLIENTS[cloud]].join(' ')

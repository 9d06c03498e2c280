import type { HealthState } from '../../src/tenant'
import type { Translated } from '.'

const states: Record<HealthState, string> = {
  operational: 'Operational',
  investigating: 'Being investigated',
  degraded: 'Degraded',
  interrupted: 'Interrupted',
  restoring: 'Being restored',
  restored: 'Restored',
  reviewed: 'Post-incident report published',
  suspended: 'Investigation suspended',
  'false-positive': 'No fault was found',
  other: 'In a state that is not known here',
}

const en = {
  title: 'Service health',
  lead: 'What Microsoft tells the organisation about the services above: what is open now, and what was in the last 30 days. It can be evidence for your own continuity work. An incident is no statement about the certification.',
  loading: 'Reading the service health …',
  asOf: (moment: string) => `As Microsoft Graph had it on ${moment}.`,
  asOfSample: (moment: string) => `Made up, as it could have been on ${moment}.`,
  issues: 'Incidents and advisories',
  noIssues: 'None is open for these services, and none ended in the last 30 days.',
  posts: 'Message centre posts that touch these services',
  noPosts: 'None was written or changed in the last 30 days.',
  incident: 'Incident',
  advisory: 'Advisory',
  states,
  time: (start: string | null, end: string | null, resolved: boolean) =>
    [
      start === null ? '' : `from ${start}`,
      end !== null ? `to ${end}` : resolved ? 'ended at a time that is not given' : 'not ended',
    ]
      .filter(Boolean)
      .join(' '),
  major: 'Major change',
  posted: (moment: string) => `posted ${moment}`,
  actionBy: (moment: string) => `something to do until ${moment}`,
  viewIssue: 'View in the Microsoft 365 admin center',
  viewReport: 'View the post-incident report in the Microsoft 365 admin center',
  viewPost: 'View in the message center',
  reported: 'The post-incident report is in the admin center of your cloud.',
  failed: 'The service health could not be read',
  failedReason: 'The server of this app did not answer, or Microsoft Teams did not sign you in.',
  now: (state: string, open: number) =>
    open === 0 ? `Health: ${state.toLowerCase()}` : `Health: ${state.toLowerCase()}, issues open: ${open}`,
}

/** The texts about service health on the page "Your tenant". */
export const healthTexts: Translated<typeof en> = { en }

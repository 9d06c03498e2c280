import type { ActivityState } from '../../src/activity'
import type { Translated } from '.'

const states: Record<ActivityState, string> = {
  posted: 'Posted',
  posting: 'Begun; whether it arrived is not known',
  undoing: 'Being taken back',
  undone: 'Taken back',
}

const en = {
  title: 'What was shared',
  lead: 'What this app posted into channels, for whom and when: your own shares, and those in the teams that you are a member of.',
  offer:
    'Teams are private to their members, so that this page asks who you are first. Nothing about you is kept by it.',
  show: 'Show what was shared',
  loading: 'Asking your teams …',
  outside: {
    title: 'Only inside Microsoft Teams',
    reason:
      'On the web nobody here knows who you are. Open the app in Microsoft Teams to see this. Every other page works here too.',
  },
  off: {
    title: 'Not set up on this server',
    reason:
      'This server has no sign-in by which it would know you. In Microsoft Teams, ask the bot: “what was shared”.',
  },
  elsewhere: 'What needs no sign-in:',
  failed: {
    client: {
      title: 'Microsoft Teams did not sign you in',
      reason: 'You may have closed its window, or your organisation may not let this app sign people in.',
    },
    network: { title: 'The server of this app did not answer', reason: 'The network may be gone.' },
  },
  again: 'Try again',
  refresh: 'Ask again',
  nothing: 'Nothing was shared yet. Answers in the chat have a button “Share to a channel”.',
  nothingFound: 'Nothing that was shared fits these filters.',
  clear: 'Clear the filters',
  unasked: (count: string) => `Could not be asked, and missing here: ${count} of the teams with this app.`,
  found: (shown: string, all: string) => `${shown} of ${all} shares`,
  filters: 'Filters',
  words: 'Filter by words',
  team: 'Team',
  everyTeam: 'Every team',
  state: 'State',
  everyState: 'Every state',
  own: 'Mine only',
  download: 'Download as CSV',
  columns: { at: 'When', title: 'What', place: 'Where', by: 'By whom', state: 'State' },
  place: (team: string, channel: string) => `${team} › ${channel}`,
  states,
}

/** The texts of the page of what was shared. */
export const activityTexts: Translated<typeof en> = { en }

import type { ErrorEntry } from './entry'

/** What can go wrong with sharing, and with telling what was shared. */
export const SHARE_FAILURES = {
  'share-gone': {
    sentence: 'What was to be shared is not in the catalogue any more, or the button is from another copy of the app.',
    nextStep: 'Ask again, and share the new answer.',
    reportable: false,
  },
  'share-place-closed': {
    sentence:
      'This channel takes no post of yours: you are not a member of its team, or the app is not installed there.',
    nextStep: 'Choose a channel from the list of a new dialog.',
    reportable: false,
  },
  'share-refused': {
    sentence: 'Microsoft Teams did not take the post. Nothing was shared.',
    nextStep:
      'Try again in a minute. If it happens again, ask an owner of the team whether apps may post in that channel.',
    reportable: true,
  },
  'share-uncertain': {
    sentence: 'Whether the post arrived is not known. So that it does not appear twice, it is not sent again.',
    nextStep: 'Look in the channel. If it is not there, open the dialog anew and share again.',
    reportable: true,
  },
  'share-not-recorded': {
    sentence: 'Nothing was shared: what is shared is recorded first, and that is not possible at the moment.',
    nextStep: 'Try again in a minute.',
    reportable: true,
  },
  'undo-not-yours': {
    sentence: 'This post can no longer be taken back here: only who shared it can, within ten minutes.',
    nextStep: 'Delete it in the channel, or ask an owner of the team to.',
    reportable: false,
  },
  'undo-refused': {
    sentence: 'Microsoft Teams did not take the post back.',
    nextStep: 'Press Undo once more, or delete the post in the channel.',
    reportable: true,
  },
  'teams-unreachable': {
    sentence: 'Microsoft Teams does not say at the moment which teams you are a member of.',
    nextStep: 'Try again in a minute.',
    reportable: true,
  },
  'activity-not-configured': {
    sentence: 'What was shared is shown to members only, and this server has no sign-in by which it would know them.',
    nextStep:
      'Ask the bot in a personal chat: “what was shared”. Or ask whoever runs the server to follow docs/sign-in.md.',
    reportable: false,
  },
} as const satisfies Record<string, ErrorEntry>

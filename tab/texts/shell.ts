import type { Translated } from '.'

const en = {
  app: 'ISO 22301 Assistant',
  pages: { ask: 'Ask', scope: 'Scope', reports: 'Reports', tenant: 'Your tenant', activity: 'Shared', about: 'About' },
  navigation: 'Pages',
  skip: 'Skip to the content',
  loading: 'Loading …',
  loadingPage: (page: string) => `Loading ${page} …`,
  failed: {
    title: 'This part could not be loaded',
    reason: 'The network may be gone, or the app may have been updated meanwhile.',
    retry: 'Try again',
  },
  broken: {
    title: 'Something went wrong on this page',
    reason: 'What you were looking at is still in the address. Nothing was lost.',
    retry: 'Load the page again',
  },
  missing: {
    title: 'There is no such page',
    reason: 'The address may be from an older version, or a part of it is missing.',
    home: 'Go to Ask',
  },
  offline: 'You are offline. Scope, reports and answers still work: they are kept on this device.',
  stale: (date: string) =>
    `The catalogue was last reviewed on ${date}, more than a year ago. Confirm answers in the Service Trust Portal.`,
  outside: '(opens outside this app)',
  independent: 'An independent app, affiliated with neither Microsoft nor ISO.',
  share: 'Share to Teams',
  nothingToShare: 'There is no page to share that says the same.',
  copied: 'Copied',
  copy: {
    title: 'Copy',
    hint: 'This place does not let a page copy by itself. The text is selected: copy it with Ctrl+C or ⌘C.',
    label: 'Text to copy',
    close: 'Close',
  },
}

/** The texts of the frame around the pages. */
export const shellTexts: Translated<typeof en> = { en }

import type { Translated } from '.'

const en = {
  title: 'What this tab shows',
  lead: 'Everyone in the channel or chat sees the same. Nothing here depends on who looks at it.',
  outside: {
    title: 'This page belongs to Microsoft Teams',
    reason:
      'It opens when somebody adds the app as a tab to a channel or a chat. Here you can put the same link together and pass it on.',
  },
  now: (address: string) => `The tab shows now: ${address}`,
  kind: 'What should the tab show?',
  kinds: {
    app: { label: 'The whole app', hint: 'Opens where questions are asked.' },
    page: { label: 'One page', hint: 'Opens with scope, reports, or what the app knows.' },
    comparison: { label: 'A comparison', hint: 'Two to four services side by side.' },
    list: { label: 'A filtered list', hint: 'The services of one verdict, suite or cloud.' },
  },
  page: 'Page',
  pages: { scope: 'Scope', reports: 'Reports', about: 'About' },
  choose: 'Choose …',
  search: 'Search for a service',
  found: (shown: string, all: string) => `${shown} of ${all} services shown. Type to find others.`,
  foundAll: (all: string) => `${all} services found`,
  noneFound: 'No service of this name. Check the spelling, or try another name for it.',
  results: 'Services',
  chosen: (count: string) => `Chosen: ${count}. Two to four services can be compared.`,
  remove: 'Remove',
  full: 'Four are chosen. Remove one to choose another.',
  filters: {
    verdict: 'Verdict',
    suite: 'Suite',
    env: 'Cloud',
    q: 'Name contains',
  },
  any: 'Any',
  preview: {
    title: 'What everyone will see',
    incomplete: {
      none: 'Choose what the tab shows.',
      app: '',
      page: 'Choose a page.',
      comparison: 'Choose two to four services.',
      list: 'Choose at least one filter.',
    },
    app: 'The whole app, opening where questions are asked.',
    page: (page: string) => `The page “${page}”; the other pages are one click away.`,
    comparison: (names: string) => `A comparison of ${names}.`,
    list: (filters: string) => `The list of services, filtered by ${filters}.`,
    filter: (name: string, value: string) => `${name.toLowerCase()} “${value}”`,
    address: 'Address',
  },
  /** The name on the tab, which a person can change in Teams. */
  names: {
    app: 'ISO 22301',
    page: (page: string) => `ISO 22301 ${page}`,
    comparison: (first: string, others: string) => `${first} and ${others} more`,
    list: (filters: string) => `ISO 22301: ${filters}`,
  },
  copy: 'Copy the link',
}

/** The texts of the page on which a channel's tab is set up. */
export const configureTexts: Translated<typeof en> = { en }

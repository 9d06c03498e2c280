import type { Translated } from '.'

const en = {
  title: 'About',
  lead: 'What this app knows and from when, where its sources disagree, and what they do not say.',
  knows: {
    title: 'What it knows, and from when',
    reviewed: 'Last reviewed as a whole',
    facts: 'Facts',
    factsMore: (medium: string) => `${medium} of them older, partial or indirect`,
    services: 'Services with an entry of their own',
    servicesMore: (names: string) => `and ${names} more names that are recognised`,
    sources: 'Sources',
    reports: 'Reports',
    years: 'Sources and facts by the year of their date',
    yearsHint: 'Where a source carries several dates, the earliest counts.',
    year: 'Year',
    undated: 'Undated',
  },
  conflicts: {
    title: 'Where the sources disagree',
    lead: 'Each difference, both sides of it, and how answers deal with it.',
    sides: 'What the sources say',
    answer: 'How it is answered',
    facts: 'Facts behind it',
  },
  silences: {
    title: 'What it does not know',
    lead: 'The sources read here do not say this. Asking about the subject tells what is known around it.',
    ask: 'Ask about this:',
  },
  privacy: {
    title: 'Privacy',
    text: 'What you ask or search for on these pages is answered on this device and sent nowhere. Questions in a chat are answered inside the app’s own server, are not written to its log, and go to a language model only where the organisation that runs this copy has switched on one of its own.',
    links: { privacy: 'Privacy', terms: 'Terms of use', support: 'Support' },
  },
  independence: {
    title: 'Independence',
    text: 'This app is independent: it is affiliated with neither Microsoft nor ISO. Its answers are no certificate and no legal advice.',
  },
  version: {
    title: 'Version',
    app: (version: string) => `App: version ${version}`,
    knowledge: (date: string) => `Knowledge: as reviewed on ${date}`,
  },
  sources: {
    title: 'All sources',
    lead: 'Every public document that facts rest on, with its own date.',
  },
}

/** The texts of the page "About". */
export const aboutTexts: Translated<typeof en> = { en }

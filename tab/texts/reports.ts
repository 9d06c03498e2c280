import type { Translated } from '.'

const en = {
  title: 'Reports',
  lead: 'Certificates, audit reports and other evidence, by their published titles. The documents are never stored or quoted here, only linked.',
  notStated: 'Not stated',
  notStatedHint:
    '“Not stated” means that no source read here gives it. The documents themselves have not been read: open them for what they state.',
  filters: 'Filter the reports',
  kind: 'Kind',
  everyKind: 'Every kind',
  cloud: 'Cloud',
  everyCloud: 'Every cloud',
  view: 'View',
  views: { cards: 'Cards', table: 'Table' },
  count: (shown: string, all: string) => `${shown} of ${all} reports`,
  clear: 'Clear the filters',
  none: { title: 'No report fits these filters', reason: 'Choose another kind or cloud, or clear the filters.' },
  kinds: {
    certificate: 'Certificate',
    'assessment-report': 'Assessment report',
    addendum: 'Addendum',
    'scope-list': 'Scope list',
    'programme-description': 'Programme description',
    'test-evidence': 'Test evidence',
    section: 'Page or section',
  },
  clouds: { azure: 'Azure', 'office-365': 'Office 365', all: 'All clouds' },
  document: 'Document',
  actions: 'Actions',
  fields: {
    edition: 'Edition',
    auditPeriod: 'Audit period',
    issued: 'Issued',
    expires: 'Expires',
    lastChecked: 'Last checked',
    needs: 'Opening it needs',
    link: 'The link itself',
  },
  lastCheckedHint: '“Last checked” is the day on which the entry was last compared with its sources.',
  needsSignIn: 'Sign-in',
  needsNda: 'Acceptance of an NDA',
  needsNothing: 'No sign-in',
  search: (term: string) => `In the portal, search for “${term}”`,
  copySearch: 'Copy search term',
  copyLink: 'Copy link',
  sources: 'Sources of this entry',
  sourcesAnd: (count: string) => `Sources and their dates (${count})`,
  about: 'About the dates',
  back: 'All reports',
  facts: 'Facts behind this entry',
  unknown: {
    title: 'There is no such report',
    reason: 'The link may be from an older version of the catalogue.',
  },
}

/** The texts of the page "Reports". */
export const reportTexts: Translated<typeof en> = { en }

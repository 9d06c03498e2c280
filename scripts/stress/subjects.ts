import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildCatalogue, type Catalogue } from '../../src/answers/names/catalogue'
import { tokenise } from '../../src/answers/names/tokens'
import type { Knowledge, ServiceId } from '../../src/knowledge/types'
import { linesOf, questionsFile, ROOT } from '../repository'
import { readLicenceTable, suiteByPart } from './licence-table'

export type Group = 'service' | 'ambiguous' | 'product' | 'licence' | 'decoy'

/** A name to ask about and the services that it may certify. */
export interface Subject {
  group: Group
  name: string
  /** What the name stands for; empty where nothing may be certified. */
  means: ServiceId[]
}

/** src/knowledge/data/licence-names.json: rows of ids, codes, display names, rules and services. */
export interface LicenceNames {
  skus: [id: string, part: string, display: string, as: ServiceId | null][]
  plans: [id: string, code: string, display: string, rule: string, as: ServiceId | null][]
}

function readLicenceNames(): LicenceNames {
  return JSON.parse(readFileSync(join(ROOT, 'src/knowledge/data/licence-names.json'), 'utf8')) as LicenceNames
}

const OFFICE_BUNDLE = /^(microsoft-365|office-365)(-|$)(?!workload|copilot)/

function licences(table: string | undefined): Subject[] {
  const names = readLicenceNames()
  const own = [
    ...names.skus.flatMap(([, part, display, as]) => {
      // A bundle is one of the Office suites, whatever it is sold as.
      const brings = as && OFFICE_BUNDLE.test(as) ? [as, suiteByPart(part)] : as ? [as] : []
      return [part, display].map((name) => ({ name, brings }))
    }),
    ...names.plans.flatMap(([, code, display, , as]) =>
      [code, display].map((name) => ({ name, brings: as ? [as] : [] })),
    ),
  ]
  // The table knows every plan of a licence, so where it is at hand it judges instead of the data.
  const rows = (table ? readLicenceTable(table, names) : own).filter(({ name }) => name)
  // One text may stand for several plans ("FLOW FOR DYNAMICS 365"): a person who types it may mean any of them.
  const meanings = new Map<string, Set<ServiceId>>()
  for (const { name, brings } of rows) {
    const key = name.toLowerCase().replace(/[^a-z0-9]+/g, '')
    const known = meanings.get(key) ?? new Set<ServiceId>()
    for (const id of brings) known.add(id)
    meanings.set(key, known)
  }
  return rows
    .map(({ name }) => ({ name, brings: [...(meanings.get(name.toLowerCase().replace(/[^a-z0-9]+/g, '')) ?? [])] }))
    .map(({ name, brings }) => ({ group: 'licence', name, means: brings }))
}

/** Every name there is to ask about, each once for each meaning. `table`: a licence table, where there is one. */
export function allSubjects(knowledge: Knowledge, table: string | undefined): Subject[] {
  const subjects: Subject[] = [
    ...knowledge.services.flatMap(({ id, name, aliases }) =>
      [name, ...aliases].map((text): Subject => ({ group: 'service', name: text, means: [id] })),
    ),
    ...knowledge.ambiguous.flatMap(({ names }) =>
      names.map((name): Subject => ({ group: 'ambiguous', name, means: [] })),
    ),
    ...linesOf(questionsFile('decoys.txt')).map((name): Subject => ({ group: 'decoy', name, means: [] })),
    ...licences(table),
    ...knowledge.products.flatMap(({ name, aliases = [], as }) =>
      [name, ...aliases].map((text): Subject => ({ group: 'product', name: text, means: as ? [as] : [] })),
    ),
  ]
  const seen = new Set<string>()
  return subjects.filter(({ group, name, means }) => {
    // Names of products come partly from the licence data, which are judged as licences.
    const key = `${group} ${name.toLowerCase()} ${[...means].sort().join(' ')}`
    return !seen.has(key) && seen.add(key)
  })
}

/** A joint between two names, and a cloud behind a name as people write it. */
const TWO_NAMES = /^(.+?) (?:or|and) (.+)$/i
const IN_CLOUD = /^(.+) (?:gov|government|gcc|gcch|gcc high|dod)$/i

/**
 * Tells what a text names as it stands: a mistyped name may be another one exactly. So may it be two names ("Power Automate
 * or Office 365 F3", out of "for": whoever writes that asks about both) or a name with a cloud ("w365 gov", out of "d365 gov"
 * by a neighbouring key: Windows 365 for government). Nobody could read these as anything else, and so they prove nothing.
 */
export function createNameCheck(knowledge: Knowledge): (text: string) => ServiceId | undefined {
  const { names }: Catalogue = buildCatalogue(knowledge)
  const one = (text: string): ServiceId | undefined => {
    const joined = tokenise(text)
      .map(({ word }) => word)
      .join('')
    const found = names.get(joined) ?? names.get(joined.replace(/s$/, '')) ?? names.get(`${joined}s`)
    return found?.entity.service
  }
  return (text) => {
    const [, first = '', second = ''] = TWO_NAMES.exec(text) ?? []
    const [, placed = ''] = IN_CLOUD.exec(text) ?? []
    const both = one(second) !== undefined ? one(first.replace(/^microsoft /i, '')) : undefined
    return one(text) ?? both ?? one(placed)
  }
}

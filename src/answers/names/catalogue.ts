import type { AmbiguousName, FactId, Knowledge, Service, ServiceId, Verdict } from '../../knowledge/types'
import { letterMask } from './letters'
import { wordsOf } from './tokens'

/** Something that a name stands for. */
export interface Entity {
  /** The service id that an answer reports. */
  service: ServiceId
  /** The name to show. */
  name: string
  verdict: Verdict
  facts: FactId[]
  conditions: string[]
  partOf: ServiceId | undefined
  /** Known by name only: answered as a general service, or as not named. */
  product: boolean
  /** Set where the name stands for several services. */
  choices: ServiceId[] | undefined
}

/** A name as it is looked up: its words run together, since blanks and hyphens vary. */
export interface Name {
  joined: string
  words: string[]
  entity: Entity
  /** Also an ordinary word: counts only where the sentence means the product. */
  general: boolean
  /** One bit a letter: a quick bound on the number of edits. */
  letters: number
  digits: string
  /** The how-manieth name it is: of two that are equally near, the first counts. */
  order: number
}

export interface Catalogue {
  names: Map<string, Name>
  /** Names of two words and more in the other number: "event hub", "function apps". */
  otherNumber: Map<string, Name>
  /** The first letters of all names, in either number: what begins otherwise is no name. */
  beginnings: Set<string>
  /** The names that hold a word. */
  holding: Map<string, Name[]>
  /** Names by the length of their joined form and by its first and its second letter, for typing mistakes. */
  byLength: Map<string, Name[]>[]
  /** The words that occur in names. */
  words: Set<string>
  longest: number
  services: Map<ServiceId, Service>
  entities: Map<ServiceId, Entity>
}

/** At these lengths the beginning of a run is compared before anything is looked up. */
export const BEGINNINGS = [4, 8, 14] as const

/** Short forms of families, so that every member is known by them as well. */
const SHORT_FORMS: [string, string[]][] = [
  ['dynamics 365 ', ['d365 ', 'dynamics ']],
  ['office 365 ', ['o365 ']],
  ['microsoft 365 ', ['m365 ']],
  ['power bi ', ['pbi ']],
  ['windows 365 ', ['w365 ', 'win 365 ']],
  ['windows ', ['win ']],
  ['microsoft ', ['']],
]
/** Stripping "Microsoft" may leave an ordinary word ("Lists", "To Do"): only names of two words and more lose it. */
const NEEDS_TWO_WORDS = 'microsoft '

export const digitsOf = (text: string): string => text.replace(/\D+/g, ' ').trim()

export const slug = (name: string): string =>
  wordsOf(name)
    .map((word) => word.replace(/'/g, ''))
    .join('-')

function variants(name: string): string[] {
  const lower = name.toLowerCase()
  const out = [lower]
  if (lower.includes(' microsoft 365')) out.push(lower.replace(' microsoft 365', ' m365'))
  if (lower.includes(' office 365')) out.push(lower.replace(' office 365', ' o365'))
  for (const [long, shorts] of SHORT_FORMS) {
    if (!lower.startsWith(long)) continue
    const rest = lower.slice(long.length)
    if (long === NEEDS_TWO_WORDS && (wordsOf(rest).length < 2 || rest.startsWith('365') || rest === 'to do')) continue
    for (const short of shorts) out.push(short + rest)
  }
  return out
}

/** The names of everything that is known, ready for look-up. The first claim on a name wins: services, then products. */
export function buildCatalogue(knowledge: Knowledge): Catalogue {
  const catalogue: Catalogue = {
    names: new Map(),
    otherNumber: new Map(),
    beginnings: new Set(),
    holding: new Map(),
    byLength: [],
    words: new Set(),
    longest: 1,
    services: new Map(knowledge.services.map((s) => [s.id, s])),
    entities: new Map(),
  }
  const add = (text: string, entity: Entity, general: boolean) => {
    const words = wordsOf(text)
    const joined = words.join('')
    if (!joined || catalogue.names.has(joined)) return
    catalogue.names.set(joined, {
      joined,
      words,
      entity,
      general,
      letters: letterMask(joined),
      digits: digitsOf(joined),
      order: catalogue.names.size,
    })
    catalogue.longest = Math.max(catalogue.longest, words.length)
    for (const w of words) catalogue.words.add(w)
  }
  const ambiguous = (a: AmbiguousName): Entity => ({
    service: '',
    name: a.label,
    verdict: 'unrecognised',
    facts: [],
    conditions: [],
    partOf: undefined,
    product: true,
    choices: a.choices,
  })
  for (const service of knowledge.services) {
    const entity: Entity = {
      service: service.id,
      name: service.name,
      verdict: service.verdict,
      facts: service.facts,
      conditions: service.conditions ?? [],
      partOf: service.partOf,
      product: false,
      choices: undefined,
    }
    catalogue.entities.set(service.id, entity)
    const general = new Set(service.generalTerms)
    for (const alias of service.aliases) add(alias, entity, general.has(alias))
  }
  for (const service of knowledge.services)
    for (const v of variants(service.name)) add(v, catalogue.entities.get(service.id)!, false)
  for (const service of knowledge.services)
    for (const a of service.aliases) for (const v of variants(a)) add(v, catalogue.entities.get(service.id)!, false)
  for (const a of knowledge.ambiguous)
    for (const name of a.names) add(name, ambiguous(a), a.generalTerms?.includes(name) ?? false)
  const notNamed = knowledge.facts.some((f) => f.id === NOT_NAMED) ? [NOT_NAMED] : []
  for (const product of knowledge.products) {
    const as = product.as ? catalogue.entities.get(product.as) : undefined
    // An edition goes by the name of its service, since that is what the sources name; a member of a general entry keeps its own.
    const entity: Entity = as
      ? { ...as, name: GENERAL.has(as.service) ? product.name : as.name, product: true }
      : {
          service: slug(product.name),
          name: product.name,
          verdict: 'not-named',
          facts: notNamed,
          conditions: [],
          partOf: undefined,
          product: true,
          choices: undefined,
        }
    const general = new Set(product.generalTerms)
    for (const text of [product.name.toLowerCase(), ...(product.aliases ?? [])]) {
      for (const v of variants(text)) add(v, entity, general.has(text) || general.has(v))
    }
  }
  const begin = (joined: string) => {
    for (const length of BEGINNINGS) catalogue.beginnings.add(joined.slice(0, length))
  }
  for (const name of catalogue.names.values()) {
    begin(name.joined)
    for (const word of new Set(name.words)) {
      const holding = catalogue.holding.get(word)
      if (holding) holding.push(name)
      else catalogue.holding.set(word, [name])
    }
    if (name.words.length > 1) {
      const other = name.joined.endsWith('s') ? name.joined.slice(0, -1) : `${name.joined}s`
      if (!catalogue.names.has(other)) {
        catalogue.otherNumber.set(other, name)
        begin(other)
      }
    }
    catalogue.byLength[name.joined.length] ??= new Map()
    const alike = catalogue.byLength[name.joined.length]!
    for (const letter of new Set(name.joined.slice(0, 2))) {
      const names = alike.get(letter)
      if (names) names.push(name)
      else alike.set(letter, [name])
    }
  }
  return catalogue
}

/** Entries that stand for many products. */
const GENERAL = new Set([
  'azure-service',
  'office-365-workload',
  'dynamics-365',
  'other-vendor',
  'windows-server',
  'sql-server',
  'windows-client',
  'office-desktop-apps',
  'exchange-server',
  'sharepoint-server',
  'microsoft-purview',
  'power-pages',
  'dataverse',
  'copilot-studio',
])

/** The fact that says what Microsoft's page does not state; a product without an entry rests on it. */
const NOT_NAMED: FactId = 'SEED-42'

/** The service itself, its suite, the suite of that, and so on. */
export function lineage(catalogue: Catalogue, id: ServiceId): ServiceId[] {
  const out: ServiceId[] = []
  for (let s: ServiceId | undefined = id; s && !out.includes(s); s = catalogue.services.get(s)?.partOf) out.push(s)
  return out
}

import type { Environment } from '../answers/names/environments'
import type { Confidence, FactId, ServiceId, SourceId, Verdict } from '../knowledge/types'

/** The environments that a list can be narrowed to: the ordinary cloud, and those that questions name. */
export const ENVIRONMENTS = ['commercial', 'government', 'gcc', 'gcc-high', 'dod', 'education', 'china'] as const
export type ScopeEnvironment = (typeof ENVIRONMENTS)[number] & ('commercial' | Environment)

/** One line of the list. */
export interface ScopeRow {
  id: ServiceId
  name: string
  /** Its verdict, in the environment that the list is narrowed to. */
  verdict: Verdict
  /** The uppermost suite or platform that it belongs to; absent where it belongs to none. */
  suite?: { id: ServiceId; name: string }
  /** The date of its newest source, in the source's words; absent where it rests on no source. */
  asOf?: string
  /** Known by name only: it has no entry of its own. */
  nameOnly: boolean
}

/** The list as a selection leaves it. */
export interface ScopeTable {
  rows: ScopeRow[]
  /** How many there are before anything is searched or narrowed. */
  total: number
  /**
   * How many of each verdict there are, were the verdicts not narrowed. Those that the whole list has, in their order: the
   * places of the counts stay the same while somebody types.
   */
  counts: { verdict: Verdict; count: number }[]
  /** How the verdicts are called. */
  labels: Record<Verdict, string>
  /** What to narrow the suites to. */
  suites: { id: ServiceId; name: string }[]
}

export interface NamedSource {
  id: SourceId
  title: string
  url?: string
  asOf: string
}

export interface NamedFact {
  id: FactId
  statement: string
  note?: string
  asOf: string
  confidence: Confidence
  sources: NamedSource[]
}

/** What is said of a service in an environment. */
export interface InEnvironment {
  environment: ScopeEnvironment
  verdict: Verdict
  label: string
  notes: string[]
}

/** Everything that is known of one line of the list. */
export interface ScopeDetails {
  id: ServiceId
  name: string
  verdict: Verdict
  label: string
  nameOnly: boolean
  conditions: string[]
  /** The suites it belongs to, the nearest first. */
  suites: { id: ServiceId; name: string }[]
  /** What belongs to it. */
  members: { id: ServiceId; name: string }[]
  environments: InEnvironment[]
  /** The facts that its verdict rests on. */
  facts: NamedFact[]
  /** Earlier versions of Microsoft's page on it: what is said, and the facts. */
  history: { sentences: string[]; facts: NamedFact[] }
  /** Changes of its name that a source states. */
  renames: { old: string; new: string; asOf: string; source?: NamedSource }[]
  /** Other names under which it is found, former ones among them. */
  otherNames: string[]
  /** The question that gives its verdict. */
  question: string
}

/**
 * The shapes of what the product knows. The data files beside this module hold the content; nothing else does.
 */

/** How sure a fact is: `high` was read in the named source, `medium` is older, partial or inferred, `low` never reaches a person. */
export type Confidence = 'high' | 'medium' | 'low'

export type FactId = string
export type SourceId = string
export type ServiceId = string
export type LinkId = string

/** A public document that facts rest on. `asOf` is the source's own date, as far as it is known. */
export interface Source {
  id: SourceId
  title: string
  publisher: string
  /** https, on the allow-list of hosts; absent where there is no page to point to. */
  url?: string
  asOf: string
}

/** One restated fact. */
export interface Fact {
  id: FactId
  statement: string
  sources: SourceId[]
  asOf: string
  confidence: Confidence
  /** What a reader should keep in mind about it. */
  note?: string
}

export const VERDICTS = [
  'certified',
  'certified-with-conditions',
  'part-of-certified-suite',
  'see-azure-offering',
  'earlier-version-only',
  'named-in-service-doc',
  'not-named',
  'outside-microsoft-scope',
  'unrecognised',
] as const
export type Verdict = (typeof VERDICTS)[number]

/** Whether a verdict says of a service itself that it is certified; a member of a certified suite is not meant. */
export const isCertified = (verdict: Verdict): boolean =>
  verdict === 'certified' || verdict === 'certified-with-conditions'

/** A service with an id of its own. */
export interface Service {
  id: ServiceId
  name: string
  verdict: Verdict
  facts: FactId[]
  /** Lower case. What people type for it, besides its name. */
  aliases: string[]
  /** The aliases that are also ordinary words or general terms: they count only where the sentence means the product. */
  generalTerms?: string[]
  /** The suite it belongs to. */
  partOf?: ServiceId
  /** What has to be true for a `certified-with-conditions`. */
  conditions?: string[]
  note?: string
}

/**
 * A product that is known by name only. It is answered as the service in `as` (for example `azure-service`), or, without
 * `as`, under an id made of its own name with the verdict `not-named`.
 */
export interface Product {
  name: string
  aliases?: string[]
  generalTerms?: string[]
  as?: ServiceId
}

/** A name that stands for several services: the answer asks back with the choices. */
export interface AmbiguousName {
  names: string[]
  /** The names that are also ordinary words. */
  generalTerms?: string[]
  /** What is asked about, as shown: "Defender". */
  label: string
  choices: ServiceId[]
}

/** An address that answers and cards may send people to. */
export interface Link {
  id: LinkId
  label: string
  url: string
  /** What opening needs, in words a person reads, for example "sign-in and acceptance of an NDA". */
  access: string
}

/** A date of a report: stated by a source, or plainly not stated. */
export type ReportDate = { date: string; facts: FactId[] } | { date: null }

/** One entry of the report catalogue. The documents themselves are never stored, quoted or summarised: they are linked. */
export interface Report {
  id: string
  /** The title as published. */
  title: string
  kind:
    | 'certificate'
    | 'assessment-report'
    | 'addendum'
    | 'scope-list'
    | 'programme-description'
    | 'test-evidence'
    | 'section'
  /** What the document shows, in words that rest on `facts`. */
  proves: string
  facts: FactId[]
  cloud: 'azure' | 'office-365' | 'all'
  edition: ReportDate | { edition: string; facts: FactId[] } | { edition: null }
  auditPeriod: ReportDate
  issued: ReportDate
  expires: ReportDate
  /** The day on which the entry was last compared with its sources. */
  lastChecked: string
  link: LinkId
  /** What to type into the portal's search. */
  searchFor: string
  needs: { signIn: boolean; nda: boolean; facts: FactId[] }
}

/** A place where sources disagree, and how that is answered. */
export interface Conflict {
  id: string
  topic: string
  sides: string[]
  facts: FactId[]
  answer: string
}

/** The subjects an answer can have. */
export type Topic = string

/**
 * A sentence that may be said, and the facts that carry it. `{name:ID}` stands for a catalogue name and `{link:ID}` for an
 * address of the link list. If one of the facts is gone, the sentence is gone.
 */
export interface Statement {
  text: string
  facts: [FactId, ...FactId[]]
  /** `lead` answers the question, `detail` adds, `check` says what to look at next. Without a lead there is no answer. */
  role: 'lead' | 'detail' | 'check'
  /** A lead that says that no source states it: the answer is `not-stated` then. */
  silent?: true
  /** Said only where the question names one of these services or uses one of these words (lower case, whole words or phrases). */
  when?: { services?: ServiceId[]; words?: string[] }
  /** Not said where the question names one of these services or uses one of these words. */
  unless?: { services?: ServiceId[]; words?: string[] }
}

/** What is said about a topic. */
export interface TopicEntry {
  topic: Topic
  /** `not-stated` topics are on the subject, but no source read here states them. */
  kind: 'answer' | 'not-stated'
  /** A short name for choices and buttons, sentence case. */
  label: string
  /** A question that a person can send to get this answer. */
  ask: string
  statements: Statement[]
  links: LinkId[]
  /** Topics to suggest next. */
  next: Topic[]
}

/** A sentence of the assistant about itself. It claims nothing about the certification. */
export type PhraseId = string

/** A name that changed. */
export interface Rename {
  old: string
  new: string
  source: SourceId
  asOf: string
}

/** How a verdict is said. `{name}`, `{names}`, `{suite}` and `{condition}` are filled from the catalogue. */
export interface VerdictText {
  label: string
  headline: string
  sentence: string
  sentenceMany: string
  /** What to look at next; empty where there is nothing to add. */
  check: string
  /** The facts that the sentences rest on beside those of the service. */
  facts: FactId[]
}

/** Everything the answers are made of. */
export interface Knowledge {
  /** The day on which the knowledge was last reviewed as a whole, ISO date. */
  reviewed: string
  sources: Source[]
  facts: Fact[]
  services: Service[]
  products: Product[]
  ambiguous: AmbiguousName[]
  links: Link[]
  reports: Report[]
  conflicts: Conflict[]
  renames: Rename[]
  topics: TopicEntry[]
  phrases: Record<PhraseId, string>
  verdicts: Record<Verdict, VerdictText>
  /** What else is said about a service, or about an environment (`environment:gcc-high`). */
  serviceNotes: Record<string, Statement[]>
}

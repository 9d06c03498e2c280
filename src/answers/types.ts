import type { Confidence, FactId, Report, ServiceId, SourceId, Topic, Verdict } from '../knowledge/types'

/** What a person typed, and nothing else. */
export interface Turn {
  text: string
  /** Milliseconds since 1970, given by the caller: the engine has no clock. Follow-ups older than 15 minutes are not followed. */
  at?: number
}

export type AnswerKind = 'verdict' | 'answer' | 'clarify' | 'not-stated' | 'off-topic' | 'smalltalk' | 'action'

/** One service and what the sources say about it. */
export interface AnswerItem {
  service: ServiceId
  verdict: Verdict
  /** The name to show: the service's own, or the product's where the service is a general one ("A single Azure service"). */
  name: string
  /** The verdict in a few words, for example "Named, with a condition". */
  label: string
  /** The conditions that are part of the verdict. */
  conditions: string[]
}

/** A sentence of the answer. `facts` is empty only for sentences of the assistant about itself. */
export interface Sentence {
  text: string
  facts: FactId[]
  role: 'reading' | 'lead' | 'detail' | 'check' | 'chrome'
}

/** A source as cited: `n` is its number in the answer, from 1. */
export interface Citation {
  n: number
  id: SourceId
  title: string
  url?: string
  asOf: string
}

/** A button: `send` is exactly what typing would be. */
export interface Choice {
  label: string
  send: string
}

/** An address outside, with a label that says where it leads ("View in Service Trust Portal"). */
export interface AnswerLink {
  label: string
  url: string
}

/** Why the answer is what it is: offsets, ids and scores, never words of the question. */
export interface Trace {
  rule: string
  spans: { start: number; end: number; service: string; how: string }[]
  scores: { intent: string; score: number }[]
  facts: FactId[]
  /** The state of the conversation that was used, if any. */
  followed?: string
}

export interface Answer {
  kind: AnswerKind
  topic: Topic | null
  items: AnswerItem[]
  /** A few words for the top of a card: "Named as certified". */
  headline: string
  sentences: Sentence[]
  /** The sentences joined, choices included, plain text without citation numbers. */
  text: string
  sources: Citation[]
  facts: FactId[]
  /** The lowest confidence of the facts used; null where no fact is used. */
  confidence: Exclude<Confidence, 'low'> | null
  /** For `clarify`: what to choose from. */
  choices: Choice[]
  followUps: Choice[]
  links: AnswerLink[]
  /** The answer as a row for a questionnaire: text with sources and dates, plain. Empty where there is nothing to copy. */
  questionnaire: string
  trace: Trace
}

/** What a conversation remembers. Plain JSON; ids only, never words of a question. */
export interface Conversation {
  v: 1
  services: string[]
  environment: string | null
  topic: Topic | null
  kind: AnswerKind
  /** What was offered to choose from. */
  choices: string[]
  at: number | null
}

/** An answer and the conversation after it. */
export interface Reply {
  answer: Answer
  conversation: Conversation
}

/** The engine: pure and deterministic. */
export interface Assistant {
  reply(turn: Turn, conversation?: Conversation): Reply
}

/** What can be told without a question: ids of the catalogue. */
export type Subject =
  /** `environment` is one of the ids that a conversation carries, or null. */
  { services: ServiceId[]; environment: string | null } | { topic: Topic; services: ServiceId[] }

/** What is told about a report of the catalogue. Its document is linked, never quoted. */
export interface ReportTold {
  id: string
  title: string
  kind: Report['kind']
  sentences: Sentence[]
  /** What the sources date, in the words of a table; a date that none states says so. */
  dates: { label: string; value: string }[]
  sources: Citation[]
  link: AnswerLink
  /** What opening the link needs, in words that a person reads. */
  access: string
  searchFor: string
  /** The day on which the entry was last compared with its sources, ISO date. */
  lastChecked: string
}

/** Tells what the catalogue says about ids; null where it lacks one of them or where no fact is left to tell. */
export interface Teller {
  tell(subject: Subject): Answer | null
  tellReport(id: string): ReportTold | null
}

/** The engine as it ships: it answers questions, and tells by ids. */
export type Engine = Assistant & Teller

/** The engine, or an assistant around it that may have to wait for something outside. */
export type AnyAssistant = { reply(turn: Turn, conversation?: Conversation): Reply | Promise<Reply> }

import type { ServiceId, Topic } from '../knowledge/types'

/** What a reader may choose from: the catalogue's own ids and questions, and nothing else. */
export interface Offered {
  services: { id: ServiceId; name: string }[]
  /** `ask` is the question that stands for the topic. */
  topics: { topic: Topic; ask: string }[]
}

/** What a reader is meant to give. Each quote is the words of the question that mean the service. */
export interface QuestionRead {
  services: { id: ServiceId; quote: string }[]
  topic: Topic | null
}

/**
 * Something outside the engine, such as a language model, that reads a question. It chooses among what is offered and
 * writes nothing that a person sees.
 */
export interface QueryReader {
  /**
   * Meant to give a `QuestionRead`; typed as unknown, so that nothing is made of it unchecked. May fail in any way; after
   * `signal` has fired nobody waits for it.
   */
  read(text: string, offered: Offered, signal: AbortSignal): Promise<unknown>
}

export type ReaderFailureCode = 'unreachable' | 'status' | 'too-large' | 'not-json' | 'no-answer'

/** Why a reader gave nothing: a code and, where there was one, the HTTP status. It holds no words of the question. */
export class ReaderFailure extends Error {
  constructor(
    readonly code: ReaderFailureCode,
    readonly status?: number,
  ) {
    super(code)
    this.name = 'ReaderFailure'
  }
}

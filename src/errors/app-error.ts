import { ERRORS, type ErrorCode } from './catalogue'

/** What is particular to one occurrence. None of it may hold words of a question or a secret. */
export interface Occurrence {
  /** Particulars in a sentence, shown to the person: "Port 3978 is taken." */
  detail?: string
  /** Single faults, each shown as a line of its own. */
  problems?: readonly string[]
  /** What a sign-in lacks: a permission of Microsoft Graph, or the claims that Entra wants it to meet. */
  wanted?: { permission?: string; claims?: string }
  /** Seconds after which it may go better. */
  retryAfter?: number
  /** For the log only. */
  cause?: unknown
}

/** A failure with a name. The sentence and the next step come from the catalogue. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly sentence: string
  readonly nextStep: string
  readonly reportable: boolean
  readonly detail: string | undefined
  readonly problems: readonly string[]
  readonly wanted: { permission?: string; claims?: string }
  readonly retryAfter: number | undefined

  constructor(code: ErrorCode, occurrence: Occurrence = {}) {
    const entry = ERRORS[code]
    super(occurrence.detail ?? entry.sentence, { cause: occurrence.cause })
    this.name = 'AppError'
    this.code = code
    this.sentence = entry.sentence
    this.nextStep = entry.nextStep
    this.reportable = entry.reportable
    this.detail = occurrence.detail
    this.problems = occurrence.problems ?? []
    this.wanted = occurrence.wanted ?? {}
    this.retryAfter = occurrence.retryAfter
  }
}

/** The failure as it is, or as an `internal` one that keeps it as its cause. */
export function asAppError(thrown: unknown): AppError {
  return thrown instanceof AppError ? thrown : new AppError('internal', { cause: thrown })
}

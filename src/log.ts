import pino, { type DestinationStream } from 'pino'
import { AppError } from './errors'
import type { LogLevel } from './settings/types'

/** Ids, counts and durations. Never words of a question, names of people or tokens. */
export type LogFields = Record<
  string,
  string | number | boolean | null | undefined | readonly string[] | readonly number[]
>

/** Where the product writes what it does. */
export interface Log {
  info(fields: LogFields, message: string): void
  warn(fields: LogFields, message: string): void
  /** A failure with the reference that the person was told. */
  failure(error: unknown, fields: LogFields, message: string): void
}

/** Fields that could hold what a person wrote or a secret: should one get here by mistake, its value is not written. */
const WITHHELD = [
  'text',
  'question',
  'value',
  'body',
  'name',
  'authorization',
  'token',
  'password',
  'secret',
  'apiKey',
  'key',
]

const QUOTED = /["'`].*["'`]/s
const TOKEN_LIKE = /\b[\w-]{20,}\.[\w-]{20,}\.[\w-]*|\bBearer\s+\S+/gi
const LONGEST_MESSAGE = 200

/** Messages of errors that libraries raise quote their input (JSON.parse does): from the first quote mark to the last is left out. */
function withoutInput(message: string): string {
  return message.replace(TOKEN_LIKE, '…').replace(QUOTED, '…').slice(0, LONGEST_MESSAGE)
}

/** The kind, code and place of a failure, and of what caused it. */
function describe(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : undefined
  return {
    type: error.name,
    code,
    status,
    message: error instanceof AppError ? error.message : withoutInput(error.message),
    at: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 8)
      .map((line) => line.trim()),
    ...(error.cause === undefined ? {} : { cause: describe(error.cause) }),
  }
}

/** One JSON line a record, on standard output unless a destination is given. */
export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: WITHHELD, censor: '[withheld]' },
  }
  const sink = destination === undefined ? pino(options) : pino(options, destination)
  return {
    info: (fields, message) => sink.info(fields, message),
    warn: (fields, message) => sink.warn(fields, message),
    failure: (error, fields, message) => sink.error({ ...fields, failure: describe(error) }, message),
  }
}

import { randomUUID } from 'node:crypto'
import type { ErrorRequestHandler, RequestHandler, Response } from 'express'
import { AppError, asAppError, type ErrorCode, PROBLEM_TYPE, toProblem } from '../errors'
import type { Log } from '../log'

/** What Express and its body reader raise, by status. Their messages quote the body, so they are not passed on. */
const BY_STATUS: Record<number, ErrorCode> = {
  400: 'malformed-json',
  413: 'body-too-large',
  415: 'media-type-unsupported',
}

function named(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown
  if (thrown instanceof URIError) return new AppError('not-found')
  const status =
    thrown instanceof Error && 'status' in thrown && typeof thrown.status === 'number' ? thrown.status : 500
  const code = BY_STATUS[status]
  return code === undefined ? asAppError(thrown) : new AppError(code, { cause: thrown })
}

/** Sends problem details. A failure that somebody has to look into is written to the log under the reference sent. */
export function sendProblem(response: Response, error: AppError, log: Log): void {
  const reference = error.reportable ? randomUUID() : undefined
  const problem = toProblem(error, reference)
  if (reference !== undefined) log.failure(error, { reference, status: problem.status }, 'request failed')
  if (problem.status === 401) response.set('WWW-Authenticate', 'Bearer')
  if (error.retryAfter !== undefined) response.set('Retry-After', String(Math.ceil(error.retryAfter)))
  response.status(problem.status).type(PROBLEM_TYPE).send(JSON.stringify(problem))
}

/** The end of the line for addresses that nothing serves. */
export const nothingHere: RequestHandler = (_request, _response, next) => {
  next(new AppError('not-found'))
}

/** Refuses the other methods of an address, naming those it takes. */
export function onlyMethods(...methods: string[]): RequestHandler {
  return (_request, response, next) => {
    response.set('Allow', methods.join(', '))
    next(new AppError('method-not-allowed'))
  }
}

/** The end of the line for failures: always problem details, never a page with a stack. */
export function failures(log: Log): ErrorRequestHandler {
  return (thrown, _request, response, next) => {
    if (response.headersSent) {
      log.failure(thrown, {}, 'request failed after its response had begun')
      next(thrown)
      return
    }
    sendProblem(response, named(thrown), log)
  }
}

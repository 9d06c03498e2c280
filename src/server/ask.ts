import type { RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import type { AnyAssistant } from '../answers/types'
import { AppError } from '../errors'
import type { Log } from '../log'
import { ASK_REQUEST, ASK_RESPONSE } from './ask-schema'
import { sendProblem } from './failures'

/** Questions an address may send in a minute. A company often shares one address. */
export const QUESTIONS_A_MINUTE = 240

/** Refuses an address that asks too often. */
export function questionLimit(log: Log, limit = QUESTIONS_A_MINUTE): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // Some front ends write the caller's port into X-Forwarded-For; it would make every connection a caller of its own.
    keyGenerator: (request) => ipKeyGenerator((request.ip ?? '').replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')),
    validate: { xForwardedForHeader: false, ip: false },
    handler: (_request, response) => sendProblem(response, new AppError('too-many-requests'), log),
  })
}

/** `POST /api/ask`: a question in, the answer and the conversation after it out, both checked against their schema. */
export function ask(assistant: AnyAssistant, clock: () => number): RequestHandler {
  return async (request, response) => {
    const asked = ASK_REQUEST.safeParse(request.body)
    if (!asked.success) {
      const problems = asked.error.issues.map(
        (issue) => `${issue.path.join('.') || 'body'}: ${issue.code.replaceAll('_', ' ')}`,
      )
      throw new AppError('request-invalid', { problems })
    }
    const { text, conversation } = asked.data
    const reply = ASK_RESPONSE.safeParse(await assistant.reply({ text, at: clock() }, conversation))
    if (!reply.success) {
      const places = reply.error.issues.map((issue) => issue.path.join('.'))
      throw new AppError('internal', {
        cause: new AppError('internal', { detail: `answer breaks its schema at ${places}` }),
      })
    }
    response.json(reply.data)
  }
}

import type { RequestHandler, Response } from 'express'
import { AppError } from '../src/errors'
import { TokenRefused } from '../src/identity/signed-token'
import type { Log } from '../src/log'
import { isLoopbackServiceUrl } from '../src/settings'
import type { BotSettings } from '../src/settings/types'
import { readActivity } from './activity'
import type { TeamsAdapter } from './adapter'
import type { AssistantHandler } from './handler'

/** Where replies may go: on this machine only while nobody is authenticated, else over https (or to this machine). */
export function checkServiceAddress(serviceUrl: string, settings: BotSettings): void {
  if (isLoopbackServiceUrl(serviceUrl)) return
  if (settings.mode === 'local') throw new AppError('service-address-refused')
  if (!serviceUrl.startsWith('https://'))
    throw new AppError('activity-invalid', { problems: ['serviceUrl: https is required'] })
}

function send(response: Response, answer: { status: number; body?: unknown } | undefined): void {
  response.status(answer?.status ?? 200)
  if (answer?.body === undefined) response.end()
  else response.json(answer.body)
}

/** The handler of `POST /api/messages`: a parsed body in, a status out; failures go on as AppErrors. */
export function receiveMessages(
  adapter: TeamsAdapter,
  handler: AssistantHandler,
  settings: BotSettings,
  log: Log,
): RequestHandler {
  const turn = handler.run.bind(handler)
  return async (request, response, next) => {
    try {
      const activity = readActivity(request.body)
      checkServiceAddress(activity.serviceUrl, settings)
      send(response, await adapter.receive(activity, request.headers.authorization ?? '', turn))
    } catch (error) {
      if (error instanceof TokenRefused) {
        log.warn({ reason: error.reason }, 'request refused')
        next(new AppError('not-authorised', { cause: error }))
      } else next(error)
    }
  }
}

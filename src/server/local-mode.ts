import type { RequestHandler } from 'express'
import { AppError } from '../errors'
import { isLoopbackHost } from '../settings'

/** In local mode nobody is authenticated, so only requests that name this machine are served. */
export const onlyLoopbackHosts: RequestHandler = (request, _response, next) => {
  next(isLoopbackHost(request.headers.host) ? undefined : new AppError('host-refused'))
}

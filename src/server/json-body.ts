import express, { type RequestHandler } from 'express'
import { AppError } from '../errors'

/**
 * Reads a JSON body of at most `limit` bytes. A body of another type is refused: browsers send those to other sites
 * without asking, JSON they do not.
 */
export function jsonBody(limit: number): RequestHandler[] {
  const isJson: RequestHandler = (request, _response, next) => {
    next(request.is('application/json') ? undefined : new AppError('media-type-unsupported'))
  }
  return [isJson, express.json({ limit, type: 'application/json' })]
}

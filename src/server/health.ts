import type { RequestHandler } from 'express'

/** What `GET /healthz` tells. */
export interface Health {
  status: 'ready'
  /** The version of the app. */
  version: string
  node: string
  /** The day on which the knowledge was last reviewed, ISO date. */
  knowledgeReviewed: string
  /** True where nobody is authenticated. */
  local: boolean
}

/** `GET /healthz`: the server listens only once everything is loaded, so whoever gets an answer gets `ready`. */
export function health(state: Health): RequestHandler {
  return (_request, response) => {
    response.json(state)
  }
}

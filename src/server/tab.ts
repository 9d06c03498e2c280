import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type RequestHandler, Router } from 'express'
import sirv from 'sirv'
import { AppError } from '../errors'
import type { Cloud } from '../settings'
import { onlyMethods } from './failures'
import { frameAncestors } from './frame-ancestors'

/** Where the tab is, and who may hold it. */
export interface TabParts {
  /** The folder that the build wrote. */
  folder: string
  cloud: Cloud
  /** The build may write the folder anew while the server runs: each file is looked up when it is asked for. */
  rebuilt?: boolean
}

/** Where teams-js looks up which hosts to believe; without an answer it goes by its own list. */
const TEAMS_JS_LIST = 'https://res.cdn.office.net'

/**
 * The tab's own content policy. Styles alone may be inline: Fluent writes its rules into the page as it draws, and a nonce
 * for them would make each delivery of the page another one, so that neither a cache nor a visit without a network could
 * use it. Scripts never are. No `X-Frame-Options`: Teams would show an empty frame.
 */
const contentPolicy = (cloud: Cloud): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${TEAMS_JS_LIST}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${frameAncestors(cloud)}`,
  ].join('; ')

/** A file with a hash in its name never changes; anything else is asked for again, and is mostly a 304. */
const caching = (path: string): string =>
  path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'

/** `/tab`: the files of the build, compressed as they lie there. Every address of a page gives the one page. */
export function tab({ folder, cloud, rebuilt = false }: TabParts): Router {
  const router = Router({ strict: true })
  const policy = contentPolicy(cloud)
  const headers: RequestHandler = (_request, response, next) => {
    response.set('Content-Security-Policy', policy)
    // A sign-in window has to be able to answer the client that opened it.
    response.set('Cross-Origin-Opener-Policy', 'unsafe-none')
    next()
  }
  const isBuilt = () => existsSync(join(folder, 'index.html'))
  if (!isBuilt()) throw new AppError('tab-not-built')
  const files = sirv(folder, {
    dev: rebuilt,
    etag: true,
    gzip: true,
    brotli: true,
    single: 'index.html',
    ignores: ['^/assets/', '\\.\\w+$'],
    setHeaders: (response, path) => response.setHeader('Cache-Control', caching(path)),
  })
  router.get('/tab', (_request, response) => response.redirect(308, '/tab/'))
  const refuse = onlyMethods('GET', 'HEAD')
  router.use('/tab/', headers, (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(request, response, next)
    files(request, response, () => next(isBuilt() ? undefined : new AppError('tab-not-built')))
  })
  return router
}

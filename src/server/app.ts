import express, { type Express, type RequestHandler } from 'express'
import type { AnyAssistant } from '../answers/types'
import type { Log } from '../log'
import { type ActivityParts, activity } from './activity'
import { ask, questionLimit } from './ask'
import { failures, nothingHere, onlyMethods } from './failures'
import { securityHeaders } from './headers'
import { type Health, health } from './health'
import { jsonBody } from './json-body'
import { type LinkPageParts, linkPages } from './links'
import { onlyLoopbackHosts } from './local-mode'
import { pages } from './pages'
import { type TabParts, tab } from './tab'
import { type TenantParts, tenant } from './tenant'

/** Bytes. A question of 30,000 characters fits, escaped or in any script. */
const LARGEST_QUESTION = 256 * 1024
/** Bytes. Teams stays near 100 KB, and says a message twice: as text and as HTML. */
const LARGEST_ACTIVITY = 512 * 1024

export interface AppParts {
  assistant: AnyAssistant
  /** The bot's end of `POST /api/messages`; it finds the parsed body in `request.body`. */
  messages: RequestHandler
  health: Health
  shared: LinkPageParts
  log: Log
  trustedProxies: number
  /** Left out where only the interfaces are served. */
  tab?: TabParts
  /** Left out where signing in is not set up. */
  tenant?: TenantParts
  /** The same. */
  activity?: ActivityParts
  /** Milliseconds since 1970. */
  clock: () => number
  /** Questions an address may send to `/api/ask` in a minute, and to `/api/tenant` and `/api/activity` as many. */
  questionsAMinute?: number
}

/** The web application, not yet listening. */
export function createApp(parts: AppParts): Express {
  const { log } = parts
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', parts.trustedProxies)
  app.set('query parser', false)

  app.use(securityHeaders(!parts.health.local))
  if (parts.health.local) app.use(onlyLoopbackHosts)
  app.route('/healthz').get(health(parts.health)).all(onlyMethods('GET', 'HEAD'))
  app.route('/api/messages').post(jsonBody(LARGEST_ACTIVITY), parts.messages).all(onlyMethods('POST'))
  app
    .route('/api/ask')
    .post(questionLimit(log, parts.questionsAMinute), jsonBody(LARGEST_QUESTION), ask(parts.assistant, parts.clock))
    .all(onlyMethods('POST'))
  app.use('/api/tenant', questionLimit(log, parts.questionsAMinute), tenant(parts.tenant))
  app.use('/api/activity', questionLimit(log, parts.questionsAMinute), activity(parts.activity))
  app.use('/r', linkPages(parts.shared))
  app.use(pages())
  if (parts.tab !== undefined) app.use(tab(parts.tab))
  app.use(nothingHere)
  app.use(failures(log))
  return app
}

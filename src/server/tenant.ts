import { type RequestHandler, Router } from 'express'
import { AppError } from '../errors'
import type { WhoAsks } from '../identity'
import { onlyMethods } from './failures'
import type { TenantCoverages } from './tenant-coverage'

/** What signing in takes, on the tab and in the chat. */
export interface TenantParts {
  whoAsks: WhoAsks
  coverages: TenantCoverages
  signIn: SignInAddresses
  /** The address of the app's own interface, for which Teams gives the bot a token; null where none is set. */
  resource: string | null
}

/** Where a person allows the app to read licences. None of it is secret: a browser sends it to Entra. */
export interface SignInAddresses {
  clientId: string
  /** https, without a trailing slash. */
  login: string
  /** The full name of the permission. */
  scope: string
}

/** What `GET /api/tenant/status` tells. */
export type TenantStatus = { configured: false } | ({ configured: true } & SignInAddresses)

const notConfigured: RequestHandler = (_request, _response, next) => {
  next(new AppError('tenant-not-configured'))
}

function withParts({ whoAsks, coverages }: TenantParts): Record<'coverage' | 'refresh' | 'signOut', RequestHandler> {
  const tell =
    (anew: boolean): RequestHandler =>
    async (request, response) => {
      const person = await whoAsks(request.headers.authorization)
      response.type('json').send(await coverages.of(person, anew))
    }
  return {
    coverage: tell(false),
    refresh: tell(true),
    async signOut(request, response) {
      coverages.forget(await whoAsks(request.headers.authorization))
      response.status(204).end()
    },
  }
}

/**
 * `/api/tenant`: what the licences of a person's own tenant bring, read from Graph in their name. `GET /status` says whether
 * this server does that at all; the rest takes the token of `authentication.getAuthToken`: `GET /coverage`,
 * `POST /refresh` for the same read anew, `POST /sign-out`.
 */
export function tenant(parts: TenantParts | undefined): Router {
  const router = Router()
  const status: TenantStatus = parts === undefined ? { configured: false } : { configured: true, ...parts.signIn }
  const { coverage, refresh, signOut } =
    parts === undefined ? { coverage: notConfigured, refresh: notConfigured, signOut: notConfigured } : withParts(parts)
  router
    .route('/status')
    .get((_request, response) => {
      response.json(status)
    })
    .all(onlyMethods('GET', 'HEAD'))
  router.route('/coverage').get(coverage).all(onlyMethods('GET', 'HEAD'))
  router.route('/refresh').post(refresh).all(onlyMethods('POST'))
  router.route('/sign-out').post(signOut).all(onlyMethods('POST'))
  return router
}

import { type RequestHandler, Router } from 'express'
import { AppError } from '../errors'
import type { Sessions, SignedIn, TokenCache, Who, WhoAsks } from '../identity'
import type { GraphAccess } from '../settings'
import { onlyMethods } from './failures'
import type { TenantCoverages } from './tenant-coverage'
import type { TenantHealths } from './tenant-health'

/** What signing in takes, on the tab and in the chat. */
export interface TenantParts {
  whoAsks: WhoAsks
  coverages: TenantCoverages
  healths: TenantHealths
  sessions: Sessions
  /** Where the tokens of sessions are kept for all instances; null where nothing of them is stored. */
  cache: TokenCache | null
  /** Ends the session of a person, and forgets what was kept for it; whether there was one. Throws where the store is away. */
  signOut(who: Who): Promise<boolean>
  signIn: SignInAddresses
  /** The address of the app's own interface, for which Teams gives the bot a token; null where none is set. */
  resource: string | null
}

/** Where a person, or an administrator, allows the app to read. None of it is secret: a browser sends it to Entra. */
export interface SignInAddresses {
  clientId: string
  /** https, without a trailing slash. */
  login: string
  /** By the names of the permissions that a refusal can name: what Entra is asked to allow. */
  scopes: Readonly<Record<string, string>>
  access: GraphAccess
}

/** What `GET /api/tenant/status` tells. */
export type TenantStatus = { configured: false } | ({ configured: true } & SignInAddresses)

/** The addresses for people who are signed in, and the method of each. */
const FOR_PEOPLE = {
  coverage: 'get',
  refresh: 'post',
  health: 'get',
  'health/refresh': 'post',
  'sign-out': 'post',
} as const

type Told = (person: SignedIn) => Promise<string | undefined>

/** What each address answers a person: JSON, or nothing. */
const answers = ({ coverages, healths, signOut }: TenantParts): Record<keyof typeof FOR_PEOPLE, Told> => ({
  coverage: (person) => coverages.of(person, false),
  refresh: (person) => coverages.of(person, true),
  health: (person) => healths.of(person, false),
  'health/refresh': (person) => healths.of(person, true),
  'sign-out': (person) => signOut(person).then(() => undefined),
})

const notConfigured: RequestHandler = (_request, _response, next) => {
  next(new AppError('tenant-not-configured'))
}

const toPerson =
  ({ whoAsks, sessions }: TenantParts, told: Told): RequestHandler =>
  async (request, response) => {
    const json = await told(await sessions.of(await whoAsks(request.headers.authorization)))
    if (json === undefined) response.status(204).end()
    else response.type('json').send(json)
  }

/**
 * `/api/tenant`: what the licences of a person's own tenant bring, and how its services are, read from Graph. `GET /status`
 * says whether this server does that at all; the rest takes the token of `authentication.getAuthToken`: `GET /coverage` and
 * `GET /health`, `POST /refresh` and `POST /health/refresh` for the same read anew, `POST /sign-out`.
 */
export function tenant(parts: TenantParts | undefined): Router {
  const router = Router()
  const status: TenantStatus = parts === undefined ? { configured: false } : { configured: true, ...parts.signIn }
  router
    .route('/status')
    .get((_request, response) => {
      response.json(status)
    })
    .all(onlyMethods('GET', 'HEAD'))
  const told = parts && answers(parts)
  for (const [path, method] of Object.entries(FOR_PEOPLE)) {
    const handler = parts && told ? toPerson(parts, told[path as keyof typeof FOR_PEOPLE]) : notConfigured
    const allowed = method === 'get' ? ['GET', 'HEAD'] : ['POST']
    router
      .route(`/${path}`)
      [method](handler)
      .all(onlyMethods(...allowed))
  }
  return router
}

import { createAccess, createHealthReader, createLicenceReader, HEALTH, LICENCES, MESSAGES, OneAtATime } from '../graph'
import { createWhoAsks, ENDPOINTS, Sealing, Sessions, TokenCache, type Who } from '../identity'
import type { Knowledge } from '../knowledge/types'
import type { Log } from '../log'
import type { Cloud, Settings, SignInSettings } from '../settings'
import type { Storage } from '../storage'
import { loadLicences } from '../tenant'
import { audienceOf } from './audience'
import type { SignInAddresses, TenantParts } from './tenant'
import { TenantCoverages } from './tenant-coverage'
import { TenantHealths } from './tenant-health'

/** What is put together from, and the clock: milliseconds since 1970. */
interface Given {
  knowledge: Knowledge
  log: Log
  storage: Storage
  clock: () => number
}

/**
 * Where permissions are allowed: a person allows one by its name; to the app itself an administrator grants all that its
 * registration lists.
 */
function addressesOf({ clientId, access }: SignInSettings, cloud: Cloud): SignInAddresses {
  const { login, graph } = ENDPOINTS[cloud]
  const scopes = [LICENCES, HEALTH, MESSAGES].map(({ permission }) => {
    return [permission, `${graph}/${access === 'delegated' ? permission : '.default'}`]
  })
  return { clientId, login, access, scopes: Object.fromEntries(scopes) }
}

/** Puts together what signing in takes, on the tab and in the chat. Nothing is asked of Microsoft before somebody signs in. */
export function tenantParts(
  signIn: SignInSettings,
  { cloud }: Pick<Settings, 'cloud'>,
  { knowledge, log, storage, clock }: Given,
): TenantParts {
  const endpoints = ENDPOINTS[cloud]
  const { tokenCacheKey: key } = signIn
  const cache = key && new TokenCache({ storage, sealing: new Sealing(key), cloud, now: clock })
  if (cache === null) log.info({}, 'TOKEN_CACHE_KEY is not set: tokens are kept in the memory of this process alone')
  const sessions = new Sessions(storage, clock)
  const access = createAccess(signIn, endpoints, cache)
  const turns = new OneAtATime()
  const audience = audienceOf(signIn.access)
  const licences = createLicenceReader(access, endpoints, turns)
  const reader = createHealthReader(access, endpoints, turns, clock)
  const coverages = new TenantCoverages(licences, knowledge, loadLicences(), {
    clock,
    audience,
    place: endpoints.environment,
  })
  const healths = new TenantHealths({ reader, audience, log, clock, global: cloud === 'global' })
  return {
    whoAsks: createWhoAsks(signIn, endpoints, clock),
    sessions,
    cache,
    coverages,
    healths,
    async signOut(who: Who) {
      const ended = await sessions.end(who)
      if (ended === undefined) return false
      for (const part of [access, coverages, healths]) part.forget(ended)
      return true
    },
    resource: signIn.resource,
    signIn: addressesOf(signIn, cloud),
  }
}

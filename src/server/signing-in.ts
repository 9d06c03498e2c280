import { createAccess, createHealthReader, createLicenceReader, HEALTH, LICENCES, MESSAGES } from '../graph'
import { createWhoAsks, ENDPOINTS } from '../identity'
import type { Knowledge } from '../knowledge/types'
import type { Log } from '../log'
import type { Cloud, Settings, SignInSettings } from '../settings'
import { loadLicences } from '../tenant'
import { audienceOf } from './audience'
import type { SignInAddresses, TenantParts } from './tenant'
import { TenantCoverages } from './tenant-coverage'
import { TenantHealths } from './tenant-health'

/** What is put together from, and the clock: milliseconds since 1970. */
interface Given {
  knowledge: Knowledge
  log: Log
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
  { knowledge, log, clock }: Given,
): TenantParts {
  const endpoints = ENDPOINTS[cloud]
  const access = createAccess(signIn, endpoints)
  const audience = audienceOf(signIn.access)
  const licences = createLicenceReader(access, endpoints)
  const reader = createHealthReader(access, endpoints, clock)
  return {
    whoAsks: createWhoAsks(signIn, endpoints, clock),
    coverages: new TenantCoverages(licences, knowledge, loadLicences(), {
      clock,
      audience,
      place: endpoints.environment,
    }),
    healths: new TenantHealths({ reader, audience, log, clock, global: cloud === 'global' }),
    resource: signIn.resource,
    signIn: addressesOf(signIn, cloud),
  }
}

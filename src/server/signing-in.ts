import { createLicenceReader, PERMISSION } from '../graph'
import { createWhoAsks, ENDPOINTS } from '../identity'
import type { Knowledge } from '../knowledge/types'
import type { Settings, SignInSettings } from '../settings'
import { loadLicences } from '../tenant'
import type { TenantParts } from './tenant'
import { TenantCoverages } from './tenant-coverage'

/** Puts together what signing in takes, on the tab and in the chat. Nothing is asked of Microsoft before somebody signs in. */
export function tenantParts(
  signIn: SignInSettings,
  { cloud }: Pick<Settings, 'cloud'>,
  knowledge: Knowledge,
): TenantParts {
  const endpoints = ENDPOINTS[cloud]
  return {
    whoAsks: createWhoAsks(signIn, endpoints, Date.now),
    coverages: new TenantCoverages(createLicenceReader(signIn, endpoints), knowledge, loadLicences(), Date.now),
    resource: signIn.resource,
    signIn: { clientId: signIn.clientId, login: endpoints.login, scope: `${endpoints.graph}/${PERMISSION}` },
  }
}

import { redirectHosts } from '../../../scripts/stand-ins/redirect-hosts'
import { loadKnowledge } from '../../../src/knowledge'
import { type Memberships, seenByMembers } from '../../../src/server/activity'
import { tenantParts } from '../../../src/server/signing-in'
import { type Cloud as CloudName, type GraphAccess, Secret } from '../../../src/settings'
import type { Storage } from '../../../src/storage'
import { readableLog } from '../../reader/questions'
import { type Running, run } from '../../server/running'
import { storeInMemory } from '../../storage/stores'
import { CLIENT_ID, CLIENT_SECRET, Cloud, OTHER_TENANT, RESOURCE, TENANT } from './cloud'

const knowledge = loadKnowledge()

/** The real application, signing in with a stand-in of Microsoft's cloud. */
export interface TenantServer extends Running {
  cloud: Cloud
  /** Moves the app's clock, in milliseconds. The tokens' own times are those of the machine. */
  later(by: number): void
  /** How far it was moved. */
  offset(): number
  get(token: string | undefined, path?: string): Promise<Response>
  post(token: string | undefined, path: string): Promise<Response>
}

interface Options {
  cloudName?: CloudName
  secret?: string
  access?: GraphAccess
  /** The folder of the built tab. */
  tab?: string
  /** What was shared, and who is a member of which team; left out, nothing is told of it. */
  shared?: { storage: Storage; roster: Memberships }
  /** Under which tokens are kept in the store. */
  key?: Secret | null
  /** The store of several instances, which closes it; else each has one of its own. */
  storage?: Storage
  /** The cloud of another instance, which closes it. */
  cloud?: Cloud
}

export async function startTenantServer({
  cloudName = 'global',
  secret = CLIENT_SECRET,
  access = 'delegated',
  tab,
  shared,
  key = null,
  storage: kept,
  cloud: given,
}: Options = {}): Promise<TenantServer> {
  const storage = kept ?? storeInMemory()
  const cloud = given ?? (await new Cloud().start())
  const restore = given ? () => {} : redirectHosts(cloud.port)
  let offset = 0
  const clock = () => Date.now() + offset
  const signIn = {
    clientId: CLIENT_ID,
    clientSecret: new Secret(secret),
    tenants: [TENANT, OTHER_TENANT],
    resource: RESOURCE,
    access,
    tokenCacheKey: key,
  }
  const { log, lines } = readableLog()
  const tenant = tenantParts(signIn, { cloud: cloudName }, { knowledge, log, storage, clock })
  const running = await run({
    local: false,
    log,
    questionsAMinute: 100_000,
    ...(tab === undefined ? {} : { tab: { folder: tab, cloud: cloudName } }),
    ...(shared && {
      activity: { whoAsks: tenant.whoAsks, seenBy: seenByMembers(shared.roster), storage: shared.storage },
    }),
    tenant,
  })
  const send = (method: string) => (token: string | undefined, path: string) =>
    fetch(`${running.address}/api/tenant/${path}`, {
      method,
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    })
  return {
    ...running,
    lines,
    cloud,
    later: (by) => {
      offset += by
    },
    offset: () => offset,
    get: (token, path = 'coverage') => send('GET')(token, path),
    post: send('POST'),
    async close() {
      await running.close()
      restore()
      if (given === undefined) await cloud.close()
      if (kept === undefined) await storage.close()
      // Every test of this server is a test of this too.
      expect(cloud.wrong).toEqual([])
    },
  }
}

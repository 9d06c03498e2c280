import { ENDPOINTS } from '../../src/identity'
import type { TenantCoverage } from '../../src/server/tenant-coverage'
import { CLOUDS, type Cloud } from '../../src/settings/types'
import { SAMPLE_TENANT } from '../../src/tenant'
import { TENANT } from './stand-ins/cloud'
import { healthAt } from './stand-ins/health'
import { startTenantServer } from './stand-ins/tenant-server'

/** As Microsoft's pages pair them. */
const PAIRS: Record<Cloud, [login: string, graph: string]> = {
  global: ['login.microsoftonline.com', 'graph.microsoft.com'],
  'us-government-l4': ['login.microsoftonline.us', 'graph.microsoft.us'],
  'us-government-l5': ['login.microsoftonline.us', 'dod-graph.microsoft.us'],
  china: ['login.partner.microsoftonline.cn', 'microsoftgraph.chinacloudapi.cn'],
}

test.each(CLOUDS)(
  '%s: one setting gives the login, the Graph and the permissions that belong together',
  async (cloudName) => {
    const [login, graph] = PAIRS[cloudName]
    expect(ENDPOINTS[cloudName]).toMatchObject({ login: `https://${login}`, graph: `https://${graph}` })
    const server = await startTenantServer({ cloudName })
    server.cloud.holdings = () => ({ name: 'Fabrikam', skus: SAMPLE_TENANT.subscribedSkus.value })
    server.cloud.health = healthAt(Date.now())
    const status = (await (await server.get(undefined, 'status')).json()) as { login: string; scopes: object }
    expect(status.login).toBe(`https://${login}`)
    for (const scope of Object.values(status.scopes)) expect(scope).toMatch(`https://${graph}/`)

    // A token of each other cloud is refused.
    for (const [other] of Object.values(PAIRS)) {
      const token = server.cloud.signIn({ iss: `https://${other}/${TENANT}/v2.0` })
      expect((await server.get(token)).status).toBe(other === login ? 200 : 401)
    }
    const health = await server.get(server.cloud.signIn({ iss: `https://${login}/${TENANT}/v2.0` }), 'health')
    expect((await health.text()).includes('admin.microsoft.com')).toBe(cloudName === 'global')
    expect(new Set(server.cloud.calls.map(({ host }) => host))).toEqual(new Set([login, graph]))
    await server.close()
  },
)

/** What is said of the sample's services in a cloud: how many count as covered, and whether any is named as certified. */
async function saidIn(cloudName: Cloud): Promise<{ covered: number; verdicts: string[] }> {
  const server = await startTenantServer({ cloudName })
  server.cloud.holdings = () => ({ name: 'Fabrikam', skus: SAMPLE_TENANT.subscribedSkus.value })
  const iss = `${ENDPOINTS[cloudName].login}/${TENANT}/v2.0`
  const { sheet } = (await (await server.get(server.cloud.signIn({ iss }))).json()) as TenantCoverage
  await server.close()
  return {
    covered: sheet.summary.covered.services.length,
    verdicts: sheet.summary.verdicts.map(({ verdict }) => verdict),
  }
}

test('licences that name no cloud are in the one they were read in: nothing is more certain there than an answer says', async () => {
  const global = await saidIn('global')
  expect(global.covered).toBeGreaterThan(0)
  expect(global.verdicts).toContain('certified')
  for (const cloud of ['us-government-l4', 'us-government-l5'] as const) {
    const { covered, verdicts } = await saidIn(cloud)
    expect(covered).toBe(0)
    expect(verdicts).not.toContain('certified')
  }
})

test('in China nothing leans on Microsoft’s certificate: another company runs that cloud', async () => {
  const { covered, verdicts } = await saidIn('china')
  expect(covered).toBe(0)
  expect(verdicts).toContain('outside-microsoft-scope')
  for (const verdict of ['certified', 'certified-with-conditions', 'part-of-certified-suite'])
    expect(verdicts).not.toContain(verdict)
})

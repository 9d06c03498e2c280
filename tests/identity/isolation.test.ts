import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import type { TenantCoverage } from '../../src/server/tenant-coverage'
import type { TenantHealth } from '../../src/server/tenant-health'
import { Secret } from '../../src/settings'
import { SAMPLE_TENANT } from '../../src/tenant'
import { storeInMemory } from '../storage/stores'
import { OTHER_TENANT, TENANT } from './stand-ins/cloud'
import { interleaved } from './stand-ins/interleaved'
import { startTenantServer, type TenantServer } from './stand-ins/tenant-server'

const TENANTS = [TENANT, OTHER_TENANT]
/** The same ids in both tenants: only both together say who somebody is, and whose licences are meant. */
const PEOPLE = ['aaaaaaaa-1111-4222-8333-555555555555', 'aaaaaaaa-2222-4222-8333-555555555555']
const [SKU] = SAMPLE_TENANT.subscribedSkus.value
/** A number that is one person's alone. */
const seatsOf = (tenant: string, person: string): number => 7 * (1 + TENANTS.indexOf(tenant)) + PEOPLE.indexOf(person)
/** Where the app asks in its own name, there is nobody. */
const NOBODY = ''

const act = fc.record({
  tenant: fc.constantFrom(...TENANTS),
  person: fc.constantFrom(...PEOPLE),
  instance: fc.constantFrom(0, 1),
  what: fc.constantFrom('coverage', 'coverage', 'health', 'refresh', 'sign-out', 'refused', 'later'),
  together: fc.boolean(),
})

type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never

test.each(['delegated', 'application'] as const)(
  '%s: two tenants, two people each, at two instances, in any order and at once: everybody sees what Graph told them or their tenant, or nothing',
  async (access) => {
    const shared = { access, storage: storeInMemory(), key: new Secret(randomBytes(32).toString('base64')) }
    const server = await startTenantServer(shared)
    const servers = [server, await startTenantServer({ ...shared, cloud: server.cloud })]
    server.cloud.granted.add('Organization.Read.All')
    const meant = (tenant: string, person: string) => seatsOf(tenant, access === 'delegated' ? person : NOBODY)
    server.cloud.healthOf = (tenant, person = NOBODY) => ({
      overviews: [],
      issues: [{ id: `EX${seatsOf(tenant, person)}`, service: 'Exchange Online', isResolved: false }],
      posts: [],
    })
    server.cloud.holdings = (tenant, person = NOBODY) => ({
      name: `Organisation of ${tenant}`,
      skus: [{ ...SKU, consumedUnits: seatsOf(tenant, person) }],
    })
    server.cloud.delay = 2
    const seen = { shown: 0, refused: 0 }

    const doing = async ({ tenant, person, instance, what }: Act) => {
      const asked = servers[instance] as TenantServer
      const token = server.cloud.signIn({ tid: tenant, oid: person, roles: ['Coverage.Read'] })
      if (what === 'health') {
        const { health } = (await (await asked.get(token, 'health')).json()) as TenantHealth
        return expect(health).toMatchObject({ told: { issues: [{ id: `EX${meant(tenant, person)}` }] } })
      }
      if (what === 'later') for (const one of servers) one.later(10 * 60_000)
      if (what === 'refused') server.cloud.planted.skus.push({ status: 403 })
      if (what === 'sign-out') return expect((await asked.post(token, 'sign-out')).status).toBe(204)
      const anew = what === 'refresh' || what === 'refused'
      const response = anew ? await asked.post(token, 'refresh') : await asked.get(token)
      if (response.status === 403) {
        seen.refused += 1
        return response.text()
      }
      expect(response.status).toBe(200)
      const { sheet } = (await response.json()) as TenantCoverage
      expect(sheet.organisation).toBe(`Organisation of ${tenant}`)
      expect(Math.max(...sheet.rows.map(({ consumed }) => consumed))).toBe(meant(tenant, person))
      seen.shown += 1
    }

    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: 12 }), async (acts) => {
        await interleaved(acts, doing)
        server.cloud.planted.skus = []
        // The clock of the app may not leave the life of its tokens behind.
        for (const one of servers) one.later(-one.offset())
      }),
      { numRuns: 60 },
    )
    expect(seen.shown).toBeGreaterThan(100)
    expect(seen.refused).toBeGreaterThan(0)
    // Nobody's token was used for another: Graph was asked in the name of each, or of the app in each tenant.
    const inGraph = server.cloud.calls.filter(({ path }) => path.includes('subscribedSkus'))
    const inNames = new Set(inGraph.map(({ tenant, person }) => `${tenant} ${person}`))
    expect(inNames.size).toBe(access === 'delegated' ? 4 : 2)
    await servers[1]?.close()
    await server.close()
    await shared.storage.close()
  },
)

test('what one person is refused is not shown to them because another was shown it', async () => {
  const server = await startTenantServer()
  server.cloud.holdings = () => ({ name: 'Fabrikam', skus: [SKU as object] })
  const [first, second] = PEOPLE.map((oid) => server.cloud.signIn({ oid }))
  expect((await server.get(first)).status).toBe(200)
  server.cloud.planted.skus.push({ status: 403 })
  const refused = await server.get(second)
  expect(refused.status).toBe(403)
  expect(await refused.text()).not.toContain('Fabrikam')
  await server.close()
})

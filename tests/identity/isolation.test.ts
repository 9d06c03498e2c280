import fc from 'fast-check'
import type { TenantCoverage } from '../../src/server/tenant-coverage'
import { SAMPLE_TENANT } from '../../src/tenant'
import { OTHER_TENANT, TENANT } from './stand-ins/cloud'
import { startTenantServer } from './stand-ins/tenant-server'

const TENANTS = [TENANT, OTHER_TENANT]
/** The same ids in both tenants: only both together say who somebody is, and whose licences are meant. */
const PEOPLE = ['aaaaaaaa-1111-4222-8333-555555555555', 'aaaaaaaa-2222-4222-8333-555555555555']
const [SKU] = SAMPLE_TENANT.subscribedSkus.value
/** A number that is one person's alone. */
const seatsOf = (tenant: string, person: string): number => 7 * (1 + TENANTS.indexOf(tenant)) + PEOPLE.indexOf(person)

const act = fc.record({
  tenant: fc.constantFrom(...TENANTS),
  person: fc.constantFrom(...PEOPLE),
  what: fc.constantFrom('coverage', 'coverage', 'refresh', 'sign-out', 'refused', 'later'),
  together: fc.boolean(),
})

test('two tenants, two people each, in any order and at once: everybody sees what Graph told them, or nothing', async () => {
  const server = await startTenantServer()
  server.cloud.holdings = (tenant, person = '') => ({
    name: `Organisation of ${tenant}`,
    skus: [{ ...SKU, consumedUnits: seatsOf(tenant, person) }],
  })
  server.cloud.delay = 2
  const seen = { shown: 0, refused: 0 }

  const doing = async ({ tenant, person, what }: { tenant: string; person: string; what: string }) => {
    const token = server.cloud.signIn({ tid: tenant, oid: person })
    if (what === 'later') server.later(10 * 60_000)
    if (what === 'refused') server.cloud.planted.skus.push({ status: 403 })
    if (what === 'sign-out') return expect((await server.post(token, 'sign-out')).status).toBe(204)
    const anew = what === 'refresh' || what === 'refused'
    const response = anew ? await server.post(token, 'refresh') : await server.get(token)
    if (response.status === 403) {
      seen.refused += 1
      return response.text()
    }
    expect(response.status).toBe(200)
    const { sheet } = (await response.json()) as TenantCoverage
    expect(sheet.organisation).toBe(`Organisation of ${tenant}`)
    expect(Math.max(...sheet.rows.map(({ consumed }) => consumed))).toBe(seatsOf(tenant, person))
    seen.shown += 1
  }

  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: 12 }), async (acts) => {
      let underWay: Promise<unknown>[] = []
      for (const one of acts) {
        underWay.push(doing(one))
        if (!one.together) {
          await Promise.all(underWay)
          underWay = []
        }
      }
      await Promise.all(underWay)
      server.cloud.planted.skus = []
      // The clock of the app may not leave the life of its tokens behind.
      server.later(-server.offset())
    }),
    { numRuns: 60 },
  )
  expect(seen.shown).toBeGreaterThan(100)
  expect(seen.refused).toBeGreaterThan(0)
  // Nobody's token was used for another: Graph was asked in the name of each.
  const asked = server.cloud.calls.filter(({ path }) => path.includes('subscribedSkus'))
  expect(new Set(asked.map(({ tenant, person }) => `${tenant} ${person}`)).size).toBe(4)
  await server.close()
})

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

import { run } from '../server/running'
import { storeInMemory } from '../storage/stores'
import { type BotServer, startBot } from '../wire/stand-ins/bot-server'
import { ANN, aTeam, BEN, formFor, install, submit } from '../wire/stand-ins/team'
import { OTHER_TENANT, TENANT } from './stand-ins/cloud'
import { startTenantServer, type TenantServer } from './stand-ins/tenant-server'

let bot: BotServer
let server: TenantServer
let time = Date.UTC(2026, 10, 24)
const compliance = aTeam('Compliance')
const sales = aTeam('Sales')

beforeAll(async () => {
  const storage = storeInMemory()
  bot = await startBot({ storage, tenant: TENANT, now: () => time })
  server = await startTenantServer({ shared: { storage, roster: bot.roster } })
  compliance.members.set(BEN.id, BEN.aadObjectId)
  await install(bot, compliance)
  await install(bot, sales)
  await submit(bot, await formFor(bot, 'Compliance › Audits'))
  await submit(bot, await formFor(bot, 'Sales › General'))
})
afterAll(async () => {
  await server.close()
  await bot.close()
})

async function seenBy(
  oid: string,
  tid = TENANT,
  roles: string[] = [],
): Promise<{ rows: Record<string, unknown>[]; unasked: number }> {
  const authorization = `Bearer ${server.cloud.signIn({ oid, tid, roles })}`
  const response = await fetch(`${server.address}/api/activity`, { headers: { authorization } })
  expect(response.status).toBe(200)
  return response.json() as never
}
const placesOf = async (...who: [string, string?, string[]?]) =>
  (await seenBy(...who)).rows.map(({ channel, team }) => `${team} › ${channel}`)

test('a person sees their own shares: what, where, by whom and when, but no id of anybody', async () => {
  const { rows, unasked } = await seenBy(ANN.aadObjectId)
  expect(unasked).toBe(0)
  expect(rows).toHaveLength(2)
  expect(rows.find(({ team }) => team === 'Compliance')).toEqual({
    link: expect.stringMatching(/^report\.azure-certificate\.[0-9a-f]{8}$/),
    title: 'Azure, Dynamics 365, and Online Services: ISO22301 Certificate',
    team: 'Compliance',
    channel: 'Audits',
    by: 'Ann Berg',
    at: '2026-11-24T00:00:00.000Z',
    state: 'posted',
    own: true,
  })
})

test('a member sees what others shared in the team, and nothing of other teams', async () => {
  expect(await placesOf(BEN.aadObjectId)).toEqual(['Compliance › Audits'])
  expect((await seenBy(BEN.aadObjectId)).rows[0]).toMatchObject({ own: false })
})

test('a person who is no member, or of another tenant, reaches nothing', async () => {
  expect(await placesOf('aaaaaaaa-1111-4222-8333-777777777777')).toEqual([])
  expect(await placesOf(ANN.aadObjectId, OTHER_TENANT)).toEqual([])
})

test('the app role Admin sees all of its own tenant, another role nothing more, and neither anything of another tenant', async () => {
  const nobody = 'aaaaaaaa-1111-4222-8333-777777777777'
  expect((await placesOf(nobody, TENANT, ['Admin'])).sort()).toEqual(['Compliance › Audits', 'Sales › General'])
  expect(await placesOf(nobody, TENANT, ['Coverage.Read'])).toEqual([])
  expect(await placesOf(nobody, OTHER_TENANT, ['Admin'])).toEqual([])
})

test('who left the team sees nothing of it after five minutes at the latest', async () => {
  compliance.members.delete(BEN.id)
  time += 5 * 60_000 + 1
  expect(await placesOf(BEN.aadObjectId)).toEqual([])
})

test('where Teams does not say who is a member, nothing is told', async () => {
  time += 5 * 60_000 + 1
  bot.connector.refuse = Array.from({ length: 6 }, () => ({ status: 502 }))
  const authorization = `Bearer ${server.cloud.signIn({ oid: BEN.aadObjectId })}`
  const response = await fetch(`${server.address}/api/activity`, { headers: { authorization } })
  expect([response.status, await response.json()]).toEqual([
    503,
    expect.objectContaining({ code: 'teams-unreachable' }),
  ])
  bot.connector.refuse = []
})

test.each([undefined, 'Bearer nonsense', 'Bearer a.b.c'])(
  '%s is nobody, and is told nothing',
  async (authorization) => {
    const headers = authorization === undefined ? {} : { authorization }
    const response = await fetch(`${server.address}/api/activity`, { headers })
    expect([response.status, await response.json()]).toEqual([
      401,
      expect.objectContaining({ code: 'sign-in-invalid' }),
    ])
  },
)

test('a server without sign-in tells nothing, and says why', async () => {
  const without = await run()
  const response = await fetch(`${without.address}/api/activity`)
  expect([response.status, await response.json()]).toEqual([
    404,
    expect.objectContaining({ code: 'activity-not-configured' }),
  ])
  await without.close()
})

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Route } from 'playwright-core'
import { createStorage } from '../../src/storage'
import { SAMPLE_TENANT } from '../../src/tenant'
import { CLIENT_ID, PERSON, refusal, TENANT } from '../identity/stand-ins/cloud'
import { startTenantServer, type TenantServer } from '../identity/stand-ins/tenant-server'
import { openBrowser } from '../playground/browser'
import { readableLog } from '../reader/questions'
import { violations } from './axe'
import { type Held, openInTeams, TAB } from './client/teams'
import { BUILT } from './serve'

const SKUS = SAMPLE_TENANT.subscribedSkus.value
const NO_CONSENT = refusal('invalid_grant', 65001, { suberror: 'consent_required' })
const ENTRA = 'https://login.microsoftonline.com'

let server: TenantServer
let browser: Browser
let held: Held | undefined

beforeAll(async () => {
  server = await startTenantServer({ tab: BUILT })
  server.cloud.holdings = () => ({ name: 'Fabrikam', skus: SKUS.slice(0, 3) })
  browser = await openBrowser(process.env.BROWSER_PATH ?? '')
})

afterEach(async () => {
  await held?.close()
  held = undefined
  server.later(3_600_000)
})

afterAll(async () => {
  await browser.close()
  await server.close()
})

jest.setTimeout(60_000)

/** The page "Your tenant" in a client that has a token for it. Each is for another sign-in, so that nothing is kept of it. */
async function open(): Promise<Held> {
  const now = Math.floor((Date.now() + server.offset()) / 1000)
  const token = server.cloud.signIn({ nbf: now - 10, exp: now + 3600 })
  held = await openInTeams(browser, server.address, '/tab/tenant', { token, loginHint: 'hint-of-adele' })
  return held
}

const button = ({ tab }: Held, name: string) => tab.getByRole('button', { name, exact: true })
const SAMPLE = /This is a made-up tenant/

test('nothing is asked of anybody before they want it; then their own tenant replaces the sample', async () => {
  const client = await open()
  await button(client, 'Show my tenant').waitFor()
  // The server reads real tenants: a made-up one is for whoever asks for it.
  await button(client, 'Show a made-up tenant').waitFor()
  expect(await client.tab.getByText(SAMPLE).count()).toBe(0)
  expect((await client.everything()).filter(({ func }) => func.startsWith('authentication'))).toEqual([])
  await button(client, 'Show my tenant').click()
  await client.tab.getByRole('heading', { level: 2, name: 'Fabrikam' }).waitFor()
  await client.tab.getByText('Your organisation, as Microsoft Graph had it on').waitFor()
  expect(await client.tab.getByText(SAMPLE).count()).toBe(0)
  const frame = client.page.frames().find((one) => one.url().startsWith(TAB))!
  expect(await violations(frame)).toEqual([])

  // Another page and back: it is still there. Signed out: the sample, and the offer.
  await client.tab.getByRole('link', { name: 'About' }).click()
  await client.tab.getByRole('link', { name: 'Your tenant' }).click()
  await client.tab.getByRole('heading', { level: 2, name: 'Fabrikam' }).waitFor()
  await button(client, 'Sign out').click()
  await button(client, 'Show my tenant').waitFor()
  expect(await client.tab.getByText('Fabrikam').count()).toBe(0)
  await button(client, 'Show a made-up tenant').click()
  await client.tab.getByText(SAMPLE).waitFor()
})

test('while the store is away nobody is told that they are signed out, and may try again until they are', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sign-out-'))
  const blocked = join(folder, 'blocked')
  writeFileSync(blocked, 'a file where a folder should be')
  const file = join(blocked, 'store.db')
  let time = Date.now()
  const settings = { storage: { kind: 'sqlite', file }, retentionDays: 30 } as const
  const storage = createStorage(settings, readableLog().log, () => time)
  const other = await startTenantServer({ tab: BUILT, storage, cloud: server.cloud })
  held = await openInTeams(browser, other.address, '/tab/tenant', { token: server.cloud.signIn() })
  const client = held
  const notSignedOut = client.tab.getByRole('alert').getByText('You could not be signed out')
  await button(client, 'Show my tenant').click()
  await button(client, 'Sign out').click()
  await notSignedOut.waitFor()
  expect(await button(client, 'Show my tenant').count()).toBe(0)
  expect(await client.tab.getByText('Fabrikam').count()).toBe(0)
  expect(await violations(client.page.frames().find((one) => one.url().startsWith(TAB))!)).toEqual([])
  // The person is still signed in, which the page shows when they come back to it.
  await client.tab.getByRole('link', { name: 'About' }).click()
  await client.tab.getByRole('link', { name: 'Your tenant' }).click()
  await client.tab.getByRole('heading', { level: 2, name: 'Fabrikam' }).waitFor()
  await button(client, 'Sign out').click()
  await notSignedOut.waitFor()
  rmSync(blocked)
  mkdirSync(blocked)
  time += 60_000
  await button(client, 'Try again').click()
  await button(client, 'Show my tenant').waitFor()
  await client.close()
  await other.close()
  await storage.close()
  rmSync(folder, { recursive: true })
})

test('consent: named, given in a window from a click, and asked for once after it', async () => {
  const client = await open()
  server.cloud.planted.token.push(NO_CONSENT)
  const asked: URL[] = []
  await client.context.route(`${ENTRA}/**`, (route) => {
    const url = new URL(route.request().url())
    asked.push(url)
    const back = `${url.searchParams.get('redirect_uri')}#code=unused&state=${url.searchParams.get('state')}`
    return route.fulfill({
      contentType: 'text/html',
      body: `<script>location.replace(${JSON.stringify(back)})</script>`,
    })
  })
  await button(client, 'Show my tenant').click()
  await client.tab.getByText('The permission is LicenseAssignment.Read.All').waitFor()
  // It does not try by itself.
  const before = server.cloud.count(/\/v2.0\/token/)
  await client.page.waitForTimeout(500)
  expect(server.cloud.count(/\/v2.0\/token/)).toBe(before)
  expect(asked).toEqual([])
  const read = server.cloud.count(/subscribedSkus/)

  await button(client, 'Allow it').click()
  await client.tab.getByRole('heading', { level: 2, name: 'Fabrikam' }).waitFor()
  // One window, one reading. The health of the services, which is asked for then, has tokens of its own.
  expect(server.cloud.count(/subscribedSkus/)).toBe(read + 1)
  expect(asked).toHaveLength(1)
  const [url] = asked
  expect(url?.pathname).toBe('/11111111-1111-4111-8111-111111111111/oauth2/v2.0/authorize')
  expect(Object.fromEntries(url?.searchParams ?? [])).toMatchObject({
    client_id: CLIENT_ID,
    scope: 'https://graph.microsoft.com/LicenseAssignment.Read.All',
    redirect_uri: `${TAB}/tab/tenant/consent/done`,
    response_mode: 'fragment',
    prompt: 'consent',
    login_hint: 'hint-of-adele',
  })
})

test('consent that is refused leaves the refusal, and nothing loops', async () => {
  const client = await open()
  server.cloud.planted.token.push(NO_CONSENT)
  await client.context.route(`${ENTRA}/**`, (route) => {
    const url = new URL(route.request().url())
    const back = `${url.searchParams.get('redirect_uri')}#error=access_denied&state=${url.searchParams.get('state')}`
    return route.fulfill({
      contentType: 'text/html',
      body: `<script>location.replace(${JSON.stringify(back)})</script>`,
    })
  })
  await button(client, 'Show my tenant').click()
  await button(client, 'Allow it').click()
  await client.told('authentication.authenticate.failure')
  await button(client, 'Allow it').waitFor()
  await button(client, 'Show a made-up tenant').waitFor()
  expect((await client.told('authentication.authenticate')).length).toBe(1)
})

test('a missing role, and a client without a token, say what they are, and the rest goes on', async () => {
  const client = await open()
  server.cloud.planted.skus.push({ status: 403 })
  await button(client, 'Show my tenant').click()
  await client.tab.getByText('Your account may not read the licences of your organisation.').waitFor()
  await button(client, 'Show a made-up tenant').click()
  await client.tab.getByText(SAMPLE).waitFor()
  await client.close()
  held = await openInTeams(browser, server.address, '/tab/tenant')
  await button(held, 'Show my tenant').click()
  await held.tab.getByText('Microsoft Teams did not sign you in').waitFor()
})

test('on the web it says where the own tenant is shown, and a made-up one is for whoever asks for it', async () => {
  const context = await browser.newContext({ serviceWorkers: 'block' })
  const page = await context.newPage()
  await page.goto(`${server.address}/tab/tenant`)
  await page.getByText('Your own tenant is shown in Microsoft Teams').waitFor()
  expect(await page.getByText(SAMPLE).count()).toBe(0)
  expect(await page.getByRole('button', { name: 'Show my tenant' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Show a made-up tenant' }).click()
  await page.getByText(SAMPLE).waitFor()
  await context.close()
})

test('the stand-in is asked in the name of the person', () => {
  const asked = server.cloud.calls.filter(({ path }) => path.includes('subscribedSkus'))
  expect(asked.length).toBeGreaterThan(0)
  for (const call of asked) expect(call).toMatchObject({ tenant: TENANT, person: PERSON })
})

test.each<[string, (route: Route) => Promise<void>]>([
  ['cannot be reached', (route) => route.abort()],
  ['is not well', (route) => route.fulfill({ status: 503, body: 'Service Unavailable' })],
  [
    'is behind a page of somebody else',
    (route) => route.fulfill({ contentType: 'text/html', body: '<html>Sign in to Wi-Fi' }),
  ],
])(
  'where the server %s that is said, with a way to try again, and no made-up tenant in its place',
  async (_, answer) => {
    const context = await browser.newContext({ serviceWorkers: 'block' })
    const page = await context.newPage()
    await page.route('**/api/**', answer)
    await page.goto(`${server.address}/tab/tenant`)
    const said = page.getByRole('alert').getByText('The server of this app did not answer')
    await said.waitFor()
    expect(await page.getByText(SAMPLE).count()).toBe(0)
    expect(await violations(page.mainFrame())).toEqual([])
    // Still away: it says so again.
    await page.getByRole('button', { name: 'Try again' }).click()
    await said.waitFor()
    await page.unroute('**/api/**')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('Your own tenant is shown in Microsoft Teams').waitFor()
    expect(await said.count()).toBe(0)
    await context.close()
  },
)

test('in Teams the same: once the server is back, the own tenant is offered, and read', async () => {
  const client = await open()
  await client.tab.getByRole('link', { name: 'About' }).click()
  await client.context.route('**/api/**', (route) => route.abort())
  await client.tab.getByRole('link', { name: 'Your tenant' }).click()
  await client.tab.getByText('The server of this app did not answer').waitFor()
  expect(await client.tab.getByText(SAMPLE).count()).toBe(0)
  await client.context.unroute('**/api/**')
  await button(client, 'Try again').click()
  await button(client, 'Show my tenant').click()
  await client.tab.getByRole('heading', { level: 2, name: 'Fabrikam' }).waitFor()
  await button(client, 'Sign out').click()
  await button(client, 'Show my tenant').waitFor()
})

import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { SAMPLE_TENANT } from '../../src/tenant'
import { healthAt } from '../identity/stand-ins/health'
import { startTenantServer, type TenantServer } from '../identity/stand-ins/tenant-server'
import { openBrowser } from '../playground/browser'
import { violations } from './axe'
import { type Held, openInTeams, TAB } from './client/teams'
import { BUILT } from './serve'

const ENTRA = 'https://login.microsoftonline.com'

let server: TenantServer
let browser: Browser
let held: Held

const begin = async (access: 'delegated' | 'application', claims: object = {}) => {
  server = await startTenantServer({ tab: BUILT, access })
  server.cloud.holdings = () => ({ name: 'Fabrikam', skus: SAMPLE_TENANT.subscribedSkus.value })
  server.cloud.health = healthAt(Date.now())
  held = await openInTeams(browser, server.address, '/tab/tenant', { token: server.cloud.signIn({ ...claims }) })
  return held
}

/** Entra's pages, which send back at once; gives what was asked of them. */
async function entra(answer: (url: URL) => string): Promise<URL[]> {
  const asked: URL[] = []
  await held.context.route(`${ENTRA}/**`, (route) => {
    const url = new URL(route.request().url())
    asked.push(url)
    const back = `${url.searchParams.get('redirect_uri')}${answer(url)}`
    return route.fulfill({
      contentType: 'text/html',
      body: `<script>location.replace(${JSON.stringify(back)})</script>`,
    })
  })
  return asked
}

const frame = () => held.page.frames().find((one) => one.url().startsWith(TAB))!
const button = (name: string) => held.tab.getByRole('button', { name, exact: true })
const row = (name: string) =>
  held.tab.getByRole('row').filter({ has: held.tab.getByRole('link', { name, exact: true }) })

beforeAll(async () => {
  browser = await openBrowser(process.env.BROWSER_PATH ?? '')
})
afterEach(async () => {
  await held.close()
  await server.close()
})
afterAll(() => browser.close())

test('health stands beside each service and in a part of its own, and the files can be taken along', async () => {
  await begin('delegated')
  await button('Show my tenant').click()
  await held.tab.getByRole('heading', { name: 'Service health' }).waitFor()
  await row('Exchange Online').getByText('Health: degraded, issues open: 1').waitFor()
  await held.tab.getByText('An incident is no statement about the certification.').waitFor()
  await held.tab.getByText('Reports could not be refreshed in one region').waitFor()
  const report = held.tab.getByRole('link', { name: /View the post-incident report/ })
  expect(await report.getAttribute('href')).toMatch(/^https:\/\/admin\.microsoft\.com\/.*BI900002$/)
  await held.tab.getByText('MC900101').waitFor()
  expect(await violations(frame())).toEqual([])

  const download = held.page.waitForEvent('download')
  await button('Download as XLSX').click()
  const file = await download
  expect(file.suggestedFilename()).toBe('tenant.xlsx')
  expect(
    readFileSync(await file.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')
})

test('a permission that is missing costs its part alone, and is allowed from there, under its own name', async () => {
  await begin('delegated')
  server.cloud.granted.delete('ServiceMessage.Read.All')
  const asked = await entra((url) => `#code=unused&state=${url.searchParams.get('state')}`)
  await button('Show my tenant').click()
  await held.tab.getByText('The permission is ServiceMessage.Read.All of Microsoft Graph, delegated.').waitFor()
  await held.tab.getByText('Reports could not be refreshed in one region').waitFor()
  expect(await violations(frame())).toEqual([])
  expect(asked).toEqual([])
  server.cloud.granted.add('ServiceMessage.Read.All')
  await button('Allow it').click()
  await held.tab.getByText('MC900101').waitFor()
  expect(asked.map(({ searchParams }) => searchParams.get('scope'))).toEqual([
    'https://graph.microsoft.com/ServiceMessage.Read.All',
  ])
})

test('an administrator grants the app what it reads by itself, for everybody', async () => {
  await begin('application', { roles: ['Coverage.Read'] })
  server.cloud.granted.clear()
  const asked = await entra((url) => `?admin_consent=True&tenant=t&state=${url.searchParams.get('state')}`)
  await held.tab.getByText('shows them to those whom your administrator chose').waitFor()
  await button('Show my tenant').click()
  await held.tab.getByText('LicenseAssignment.Read.All of Microsoft Graph, as an application permission').waitFor()
  for (const name of ['LicenseAssignment.Read.All', 'ServiceHealth.Read.All', 'ServiceMessage.Read.All'])
    server.cloud.granted.add(name)
  await button('Allow it for everybody (administrators)').click()
  await held.tab.getByText('MC900101').waitFor()
  const [url] = asked
  expect(url?.pathname).toMatch(/\/v2\.0\/adminconsent$/)
  expect(url?.searchParams.get('scope')).toBe('https://graph.microsoft.com/.default')
})

test('without the app’s role the page says so, and offers what it has', async () => {
  await begin('application')
  await button('Show my tenant').click()
  await held.tab.getByText('is shown to people with its role Coverage.Read').waitFor()
  await button('Show a made-up tenant').waitFor()
  expect(server.cloud.count(/subscribedSkus/)).toBe(0)
})

test('a wait is shown at once, and explained when it gets long', async () => {
  await begin('delegated')
  server.cloud.delay = 3500
  await button('Show my tenant').click()
  await held.tab.getByText('Reading the licences of your organisation …').waitFor()
  await held.tab.getByText('Microsoft Graph is taking its time.').waitFor()
  server.cloud.delay = 0
  // The name of the organisation is not waited for so long.
  await held.tab.getByRole('heading', { level: 2, name: 'Your organisation' }).waitFor()
})

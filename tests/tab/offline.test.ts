import type { Browser } from 'playwright-core'
import { openBrowser } from '../playground/browser'
import type { Running } from '../server/running'
import { serveTab } from './serve'

let server: Running
let browser: Browser

beforeAll(async () => {
  server = await serveTab()
  browser = await openBrowser(process.env.BROWSER_PATH ?? '')
})

afterAll(async () => {
  await browser.close()
  await server.close()
})

test('after one visit every page opens and answers without a network', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  await page.goto(`${server.address}/tab/`)
  await page.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => active?.state))
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)

  await context.setOffline(true)
  await page.reload()
  await page.getByText('You are offline.').waitFor()
  await page.getByRole('textbox', { name: 'Your question' }).fill('is power bi in scope')
  await page.getByText('Named, with a condition').waitFor()
  for (const name of ['Scope', 'Reports', 'About']) {
    await page.getByRole('navigation').getByRole('link', { name }).click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
  }
  await page.goto(`${server.address}/tab/scope/power-bi`)
  await page.getByRole('navigation').waitFor()

  await context.setOffline(false)
  await page.getByText('You are offline.').waitFor({ state: 'detached' })
  await context.close()
})

import { servedTab } from './serve'

const served = servedTab()

test('after one visit every page opens and answers without a network', async () => {
  const { browser, server } = served
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

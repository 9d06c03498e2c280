import { TAB } from './client/teams'
import { heldTab } from './serve'

const at = heldTab()

test.each([
  ['a report', '/tab/reports/azure-certificate', 'report.azure-certificate.'],
  ['a service', '/tab/scope/intune', 'service.intune.'],
  ['a comparison', '/tab/scope?compare=intune,power-bi', 'compare.intune~power-bi.'],
  ['an answer', '/tab/?about=sway', 'service.sway.'],
])('%s is shared by the client, as a link of ours that opens for everybody', async (_, path, id) => {
  const held = await at.open(path)
  await held.told('appInitialization.success')
  await held.tab.getByRole('button', { name: 'Share to Teams' }).first().click()
  const [shared] = await held.told('sharing.shareWebContent')
  const request = shared?.args[0] as { content: { type: string; url: string; message: string }[] }
  const [content] = request.content
  expect(content).toMatchObject({ type: 'URL', preview: true })
  expect(content?.url.startsWith(`${TAB}/r/${id}`)).toBe(true)
  expect(content?.message).not.toBe('')
  const page = await fetch(content!.url.replace(TAB, at.server.address))
  expect(page.status).toBe(200)
})

test('a client without a dialog of its own opens that of Teams', async () => {
  const held = await at.open('/tab/scope/intune', { without: 'sharing' })
  await held.told('appInitialization.success')
  await held.tab.getByRole('button', { name: 'Share to Teams' }).click()
  const [opened] = await held.told('executeDeepLink')
  const url = new URL(String(opened?.args[0]))
  expect(url.origin + url.pathname).toBe('https://teams.microsoft.com/share')
  expect(url.searchParams.get('href')).toContain(`${TAB}/r/service.intune.`)
})

test('on the web the dialog of Teams opens beside the page; where it may not, the link is shown to be copied', async () => {
  const context = await at.browser.newContext({ serviceWorkers: 'block' })
  await context.route('https://teams.microsoft.com/**', (route) => route.fulfill({ body: 'Teams' }))
  const page = await context.newPage()
  await page.goto(`${at.server.address}/tab/scope/intune`)
  const [opened] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('button', { name: 'Share to Teams' }).click(),
  ])
  expect(opened.url()).toContain('https://teams.microsoft.com/share?href=')
  await page.evaluate(() => {
    window.open = () => null
  })
  await page.getByRole('button', { name: 'Share to Teams' }).click()
  expect(await page.getByRole('dialog').getByRole('textbox').inputValue()).toContain('/r/service.intune.')
  await context.close()
})

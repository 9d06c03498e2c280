import type { Frame, Page } from 'playwright-core'
import { filled, read } from '../package/filled'
import { violations } from './axe'
import { sayIn } from './client/teams'
import { focusedText, type Opened, open, overflowOf, setTheme, THEMES, withBrowser } from './opened'

interface Client {
  valid: boolean | undefined
  saved: boolean | undefined
  setting: { contentUrl?: string; websiteUrl?: string; suggestedDisplayName?: string; entityId?: string }
}

const stateOf = (client: Page) =>
  client.evaluate(() => {
    const { valid, saved, setting } = (window as unknown as { client: Client }).client
    return { valid, saved, setting }
  })

/** Waits until Save is what it should be. */
const saveIs = (client: Page, valid: boolean) =>
  client.waitForFunction((wanted) => (window as unknown as { client: Client }).client.valid === wanted, valid)

/** The preview itself; its words are also said to a screen reader, elsewhere in the page. */
const previewOf = (tab: Frame) => tab.getByRole('region', { name: 'What everyone will see' })

async function save(client: Page): Promise<Client['setting']> {
  await sayIn(client, 'settings.save', [{}])
  await client.waitForFunction(() => (window as unknown as { client: Client }).client.saved !== undefined)
  const { saved, setting } = await stateOf(client)
  expect(saved).toBe(true)
  return setting
}

/** The page as the manifest names it. */
const manifest = filled(read('appPackage/manifest.json'), { APP_DOMAIN: 'app.example' })
const { configurationUrl } = (JSON.parse(manifest) as { configurableTabs: [{ configurationUrl: string }] })
  .configurableTabs[0]
const PATH = new URL(configurationUrl).pathname.replace(/^\/tab/, '')
const SETTINGS = { frameContext: 'settings' }

// A browser on a busy machine takes its time.
jest.setTimeout(120_000)

withBrowser('the page on which a channel’s tab is set up', () => {
  let opened: Opened
  beforeAll(async () => {
    opened = await open()
  })
  afterAll(() => opened.close())

  test('the whole app: Save is locked until it is chosen, and keeps its address', async () => {
    const { client, tab } = await opened.inTeams(PATH, SETTINGS)
    await tab.getByRole('radio', { name: /The whole app/ }).waitFor()
    await saveIs(client, false)
    await tab.getByRole('radio', { name: /The whole app/ }).check()
    await saveIs(client, true)
    const url = `${opened.address}/tab/`
    expect(await save(client)).toEqual({
      entityId: 'channel',
      contentUrl: url,
      websiteUrl: url,
      suggestedDisplayName: 'ISO 22301',
    })
    await client.context().close()
  })

  test('with the keyboard alone: a comparison is searched, chosen, corrected and kept', async () => {
    const { client, tab } = await opened.inTeams(PATH, SETTINGS)
    await tab.getByRole('radio', { name: /The whole app/ }).focus()
    for (let i = 0; i < 2; i += 1) await client.keyboard.press('ArrowDown')
    await saveIs(client, false)
    await client.keyboard.press('Tab')
    await client.keyboard.type('power b')
    await tab.getByRole('checkbox', { name: 'Power BI', exact: true }).waitFor()
    await client.keyboard.press('Tab')
    await client.keyboard.press('Space')
    await previewOf(tab).getByText('Choose two to four services.').waitFor()
    await saveIs(client, false)
    await tab.getByLabel('Search for a service').focus()
    await client.keyboard.press('ControlOrMeta+a')
    await client.keyboard.type('intune')
    await tab.getByRole('checkbox', { name: 'Microsoft Intune', exact: true }).waitFor()
    await client.keyboard.press('Tab')
    await client.keyboard.press('Space')
    await saveIs(client, true)
    await previewOf(tab).getByText('A comparison of Power BI and Microsoft Intune.').waitFor()
    expect((await save(client)).contentUrl).toBe(`${opened.address}/tab/scope?compare=power-bi,intune`)

    // One is taken out again: Save is locked, and the focus stays in the page.
    await tab.getByRole('button', { name: 'Remove Power BI' }).press('Enter')
    await saveIs(client, false)
    expect(await tab.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search')
    await client.context().close()
  })

  test('four services are the most; the search says what it found', async () => {
    const { client, tab } = await opened.inTeams(PATH, SETTINGS)
    await tab.getByRole('radio', { name: /A comparison/ }).check()
    for (let i = 0; i < 4; i += 1) await tab.getByRole('checkbox').nth(i).check()
    await tab.getByText('Four are chosen. Remove one to choose another.').waitFor()
    expect(await tab.getByRole('checkbox').nth(4).isDisabled()).toBe(true)
    await saveIs(client, true)
    await tab.getByLabel('Search for a service').fill('zzzz')
    await tab.getByText('No service of this name.').first().waitFor()
    await tab.getByRole('status').getByText('No service of this name.').waitFor({ state: 'attached' })
    await client.context().close()
  })

  test('a filtered list, and a change of mind: what was chosen before is still there', async () => {
    const { client, tab } = await opened.inTeams(PATH, SETTINGS)
    await tab.getByRole('radio', { name: /A filtered list/ }).check()
    await tab.getByLabel('Verdict', { exact: true }).selectOption('certified')
    await tab.getByLabel('Name contains').fill('azure')
    await saveIs(client, true)
    await previewOf(tab)
      .getByText('The list of services, filtered by verdict “Named as certified” and name contains “azure”.')
      .waitFor()
    await tab.getByRole('radio', { name: /One page/ }).check()
    await saveIs(client, false)
    await tab.getByRole('radio', { name: /A filtered list/ }).check()
    await saveIs(client, true)
    expect((await save(client)).contentUrl).toBe(`${opened.address}/tab/scope?verdict=certified&q=azure`)
    await client.context().close()
  })

  test.each([
    ['/reports', 'One page', 'The page “Reports”'],
    ['/scope?compare=power-bi,intune', 'A comparison', 'A comparison of Power BI and Microsoft Intune.'],
    ['/scope?suite=office-365', 'A filtered list', 'The list of services, filtered by suite “Microsoft Office 365”.'],
  ])('a tab that shows %s is found as it was set', async (address, kind, words) => {
    const { client, tab } = await opened.inTeams(PATH, {
      ...SETTINGS,
      setting: JSON.stringify({ contentUrl: `${opened.address}/tab${address}` }),
    })
    await tab.getByText(`The tab shows now: ${opened.address}/tab${address}`).waitFor()
    expect(await tab.getByRole('radio', { name: new RegExp(kind) }).isChecked()).toBe(true)
    await previewOf(tab).getByText(words).waitFor()
    await saveIs(client, true)
    await client.context().close()
  })

  test('outside Teams it says what it is for, and gives the same link to copy', async () => {
    const page = await opened.onWeb(PATH)
    await page.getByText('This page belongs to Microsoft Teams').waitFor()
    await page.getByRole('radio', { name: /One page/ }).check()
    await page.getByLabel('Page', { exact: true }).selectOption('reports')
    await page.getByRole('button', { name: 'Copy the link' }).click()
    await page.getByRole('button', { name: 'Copied' }).waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${opened.address}/tab/reports`)
    expect(await focusedText(page)).toBe('Copied')
    await page.context().close()
  })

  test.each([
    ['A comparison', 'Search for a service'],
    ['A filtered list', 'Verdict'],
  ])('%s: axe finds nothing in any theme, and nothing is wider than 320 px', async (kind, field) => {
    const { client, tab } = await opened.inTeams(PATH, SETTINGS)
    await tab.getByRole('radio', { name: new RegExp(kind) }).check()
    await tab.getByLabel(field, { exact: true }).waitFor()
    for (const theme of THEMES) {
      await setTheme(client, tab, theme)
      expect([theme, await violations(tab)]).toEqual([theme, []])
    }
    await client.setViewportSize({ width: 320, height: 640 })
    expect(await overflowOf(tab)).toBe(0)
    expect(await violations(tab)).toEqual([])
    await client.context().close()
  })
})

import type { Frame, Page } from 'playwright-core'
import { loadKnowledge } from '../../src/knowledge'
import { violations } from './axe'
import { announced, focusedText, type Opened, open, overflowOf, setTheme, THEMES, withBrowser } from './opened'

const { reports, links, facts } = loadKnowledge()
const [first] = reports

const cards = (page: Page | Frame) => page.getByRole('article')

// A browser on a busy machine takes its time.
jest.setTimeout(120_000)

withBrowser('the page “Reports”', () => {
  let opened: Opened
  beforeAll(async () => {
    opened = await open()
  })
  afterAll(() => opened.close())

  test('every report is shown with its title, dates or their absence, its search, and the way out', async () => {
    const page = await opened.onWeb('/reports')
    await cards(page).first().waitFor()
    expect(await cards(page).getByRole('heading').allTextContents()).toEqual(reports.map(({ title }) => title))
    const card = page.getByRole('article', { name: first?.title ?? '', exact: true })
    expect(await card.getByText('Not stated', { exact: true }).count()).toBe(4)
    expect(await card.textContent()).toContain('In the portal, search for “22301”')
    const out = card.getByRole('link', { name: /View in Service Trust Portal.*\(opens outside this app\)/ })
    expect(await out.getAttribute('href')).toBe(links.find(({ id }) => id === first?.link)?.url)
    await page.context().close()
  })

  test('the search term and the report’s own address are copied', async () => {
    const page = await opened.onWeb('/reports?kind=certificate&cloud=azure')
    const card = cards(page).first()
    const copied = async (name: RegExp) => {
      await card.getByRole('button', { name }).click()
      await card
        .getByRole('button', { name: /^Copied/ })
        .first()
        .waitFor()
      return page.evaluate(() => navigator.clipboard.readText())
    }
    expect(await copied(/^Copy search term/)).toBe('22301')
    const own = `${opened.address}/tab/reports/${first?.id}`
    expect(await copied(/^Copy link/)).toBe(own)
    await page.context().close()
  })

  test('filters and view stand in the address, are announced, and can be cleared', async () => {
    const page = await opened.onWeb('/reports')
    await page.getByLabel('Kind').selectOption('certificate')
    await page.waitForURL('**/reports?kind=certificate')
    expect(await cards(page).count()).toBe(2)
    expect(await announced(page)).toBe('2 of 10 reports')
    await page.getByRole('button', { name: 'Table' }).click()
    await page.waitForURL('**/reports?kind=certificate&view=table')
    expect(await page.getByRole('table').getByRole('row').count()).toBe(3)
    expect(await cards(page).count()).toBe(0)
    await page.getByLabel('Kind').selectOption('addendum')
    await page.getByLabel('Cloud').selectOption('azure')
    await page.getByText('No report fits these filters').waitFor()
    await page.getByRole('alert').getByRole('button', { name: 'Clear the filters' }).click()
    await page.waitForURL('**/reports?view=table')
    expect(await focusedText(page)).toBe('10 of 10 reports')
    await page.context().close()
  })

  test('with the keyboard alone: to a report, and back to the list with its filters', async () => {
    const page = await opened.onWeb('/reports?kind=assessment-report&view=table')
    await page.getByRole('table').waitFor()
    for (let i = 0; i < 20 && (await focusedText(page)) !== reports[1]?.title; i += 1) await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/reports/azure-assessment-report?kind=assessment-report&view=table')
    expect(await focusedText(page)).toBe(reports[1]?.title)
    await page.keyboard.press('Shift+Tab')
    expect(await focusedText(page)).toBe('All reports')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/reports?kind=assessment-report&view=table')
    expect(await focusedText(page)).toBe('Reports')
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: reports[1]?.title ?? '' }).waitFor()
    await page.context().close()
  })

  test('a deep link shows one report, takes the focus to it, and tells every fact behind it', async () => {
    const { client, tab } = await opened.inTeams('/', { subEntityId: 'reports/azure-assessment-report' })
    const title = reports[1]?.title ?? ''
    await tab.getByRole('heading', { level: 1, name: title }).waitFor()
    expect(await focusedText(tab)).toBe(title)
    const shown = (await tab.locator('main').textContent()) ?? ''
    for (const id of reports[1]?.facts ?? []) {
      const fact = facts.find((known) => known.id === id)
      expect(shown).toContain(fact?.statement)
      expect(shown).toContain(`Fact ${id}`)
    }
    expect(shown).toContain('Jun 21, 2021')
    await client.context().close()
  })

  test('a link to no report says so and leads to all', async () => {
    const page = await opened.onWeb('/reports/no-such-report')
    await page.getByText('There is no such report').waitFor()
    await page.getByRole('button', { name: 'All reports' }).click()
    await cards(page).first().waitFor()
    await page.context().close()
  })

  test.each(['/reports', '/reports?view=table', '/reports/azure-assessment-report'])(
    '%s: axe finds nothing in any theme, and nothing is wider than 320 px',
    async (path) => {
      const { client, tab } = await opened.inTeams(path)
      await tab.getByText('Acceptance of an NDA').first().waitFor()
      for (const theme of THEMES) {
        await setTheme(client, tab, theme)
        expect([theme, await violations(tab)]).toEqual([theme, []])
      }
      await client.setViewportSize({ width: 320, height: 640 })
      expect(await overflowOf(tab)).toBe(0)
      expect(await violations(tab)).toEqual([])
      await client.context().close()
    },
  )
})

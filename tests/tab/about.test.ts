import { loadKnowledge } from '../../src/knowledge'
import { read } from '../package/filled'
import { violations } from './axe'
import { type Opened, open, overflowOf, setTheme, THEMES, withBrowser } from './opened'

const knowledge = loadKnowledge()
const [conflict] = knowledge.conflicts

// A browser on a busy machine takes its time.
jest.setTimeout(120_000)

withBrowser('the page “About”', () => {
  let opened: Opened
  beforeAll(async () => {
    opened = await open()
  })
  afterAll(() => opened.close())

  test('what is known, from when, and every source', async () => {
    const page = await opened.onWeb('/about')
    const sources = page.getByRole('region', { name: 'All sources' })
    await sources.waitFor()
    expect(await sources.getByRole('listitem').count()).toBe(knowledge.sources.length)
    const known = (await page.getByRole('region', { name: 'What it knows' }).textContent()) ?? ''
    for (const count of [knowledge.facts.length, knowledge.services.length, knowledge.sources.length]) {
      expect(known).toContain(String(count))
    }
    expect(known).toContain('Undated')
    const { version } = JSON.parse(read('package.json')) as { version: string }
    expect(await page.getByRole('region', { name: 'Version' }).textContent()).toContain(`version ${version}`)
    await page.context().close()
  })

  test('with the keyboard alone: a difference opens and shows both sides, the answer and the facts', async () => {
    const page = await opened.onWeb('/about')
    const details = page
      .locator('details')
      .filter({ hasText: conflict?.topic ?? '' })
      .first()
    await details.locator('summary').focus()
    await page.keyboard.press('Enter')
    for (const words of [...(conflict?.sides ?? []), conflict?.answer ?? '']) {
      expect(await details.getByText(words, { exact: true }).isVisible()).toBe(true)
    }
    for (const id of conflict?.facts ?? []) expect(await details.textContent()).toContain(`Fact ${id}`)
    await page.context().close()
  })

  test('what is not known leads to its question', async () => {
    const page = await opened.onWeb('/about')
    const silent = knowledge.topics.find(({ kind }) => kind === 'not-stated')
    await page.getByRole('link', { name: silent?.label ?? '', exact: true }).click()
    await page.waitForURL(`**/tab/?about=${silent?.topic}`)
    await page.getByText(`You asked: ${silent?.ask}`).waitFor()
    await page.context().close()
  })

  test('in Teams, the server’s own pages are opened by the client, outside the tab', async () => {
    const { client, tab } = await opened.inTeams('/about')
    for (const [name, path] of Object.entries({ Privacy: 'privacy', 'Terms of use': 'terms', Support: 'support' })) {
      await tab.getByRole('link', { name: `${name} (opens outside this app)` }).click()
      await client.waitForFunction(
        (url) => JSON.stringify((window as unknown as { client: { told: object[] } }).client.told).includes(url),
        `${opened.address}/${path}`,
      )
      expect((await fetch(`${opened.address}/${path}`)).status).toBe(200)
    }
    await client.context().close()
  })

  test('axe finds nothing in any theme, closed or open, and nothing is wider than 320 px', async () => {
    const { client, tab } = await opened.inTeams('/about')
    await tab.locator('summary').first().click()
    for (const theme of THEMES) {
      await setTheme(client, tab, theme)
      expect([theme, await violations(tab)]).toEqual([theme, []])
    }
    await client.setViewportSize({ width: 320, height: 640 })
    expect(await overflowOf(tab)).toBe(0)
    await client.context().close()
  })
})

import type { Browser, BrowserContext, Page } from 'playwright-core'
import { violations } from './axe'
import { servedTab } from './serve'

const served = servedTab()
const contexts: BrowserContext[] = []

afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()))
})

async function open(path = '/tab/', options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await served.browser.newContext({ serviceWorkers: 'block', ...options })
  contexts.push(context)
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  await page.goto(served.server.address + path)
  return page
}

const box = (page: Page) => page.getByRole('textbox', { name: 'Your question' })
const answers = (page: Page) => page.getByRole('region', { name: 'Answers' })

test('the answer is there while one types, and Enter keeps it', async () => {
  const page = await open()
  await box(page).fill('is power bi in scope')
  const preview = page.getByRole('region', { name: 'Answer while you type' })
  await preview.getByText('Named, with a condition').waitFor()
  await box(page).press('Enter')
  await answers(page).getByText('Named, with a condition').waitFor()
  expect(await preview.count()).toBe(0)
  expect(await box(page).inputValue()).toBe('')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Your question')
  await page.getByRole('status').getByText('Power BI').waitFor({ state: 'attached' })
})

test('the address says what the newest answer is about, by id, and opens it again', async () => {
  const page = await open()
  await box(page).fill('sway?')
  await box(page).press('Enter')
  await answers(page).getByRole('heading', { name: 'You asked: sway?' }).waitFor()
  expect(new URL(page.url()).search).toBe('?about=sway')
  await page.reload()
  await answers(page).getByRole('heading', { name: 'You asked: Is Sway in scope?' }).waitFor()
})

test('an address that names nothing of the catalogue opens the empty page', async () => {
  const page = await open('/tab/?about=%3Cscript%3E')
  await page.getByRole('button', { name: 'Is Power BI in scope?' }).waitFor()
  await page.waitForTimeout(500)
  expect(await answers(page).getByRole('article').count()).toBe(0)
})

test('follow-ups use the conversation, and their buttons do what typing does', async () => {
  const page = await open()
  await box(page).fill('is intune covered')
  await box(page).press('Enter')
  await answers(page).getByText('Named as certified').first().waitFor()
  await box(page).fill('and sway?')
  await box(page).press('Enter')
  await answers(page).getByRole('heading', { name: 'You asked: and sway?' }).waitFor()
  const newest = answers(page).getByRole('article').first()
  await newest.getByText('In a named suite').waitFor()
  await newest.getByRole('button').last().click()
  await page.waitForFunction(() => document.querySelectorAll('article').length === 3)
})

test('an ambiguous name asks back with its choices', async () => {
  const page = await open()
  await box(page).fill('is defender covered')
  await box(page).press('Enter')
  const newest = answers(page).getByRole('article').first()
  await newest.getByRole('button', { name: 'Microsoft Defender for Endpoint' }).click()
  await answers(page)
    .getByRole('heading', { name: /You asked: .*Endpoint/ })
    .waitFor()
})

test('suggestions appear by the beginning of a name', async () => {
  const page = await open()
  await box(page).fill('share')
  await page.getByRole('group', { name: 'Suggestions' }).getByRole('button', { name: 'SharePoint Online' }).click()
  await answers(page).getByRole('heading', { name: 'You asked: Is SharePoint Online in scope?' }).waitFor()
})

test('the questionnaire answer is copied with its sources', async () => {
  const page = await open('/tab/?about=power-bi', { permissions: ['clipboard-read', 'clipboard-write'] })
  await page.getByRole('button', { name: 'Copy as questionnaire answer' }).click()
  await page.getByRole('button', { name: 'Copied' }).waitFor()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain('Power BI')
  expect(copied).toMatch(/Sources: \[1\] .*https:\/\//)
})

test('where a page may not copy, the text is shown selected', async () => {
  const page = await open('/tab/?about=power-bi')
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new Error('not allowed')) },
    })
  })
  await page.getByRole('button', { name: 'Copy as questionnaire answer' }).click()
  const text = page.getByRole('dialog').getByRole('textbox')
  await text.waitFor()
  const selected = await text.evaluate((field) => {
    const { selectionStart, selectionEnd, value } = field as HTMLTextAreaElement
    return value.slice(selectionStart, selectionEnd)
  })
  expect(selected).toContain('Sources: [1]')
  await page.keyboard.press('Escape')
  await text.waitFor({ state: 'detached' })
})

test('where the engine cannot be loaded, the page says so and another try works', async () => {
  const page = await open()
  await page.route(/worker-/, (route) => route.abort())
  await box(page).fill('is power bi in scope')
  await page.getByRole('alert').getByText('This part could not be loaded').waitFor()
  await page.unroute(/worker-/)
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByText('Named, with a condition').waitFor()
})

test.each([
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['forced colours', { forcedColors: 'active' }],
] as const)('%s: axe finds nothing, with answers and without', async (_, look) => {
  const page = await open('/tab/', look)
  await page.getByRole('button', { name: 'Is Power BI in scope?' }).waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Is Power BI in scope?' }).click()
  await answers(page).getByText('Named, with a condition').waitFor()
  await page.getByText('Why this answer?').click()
  expect(await violations(page)).toEqual([])
})

test('the whole page is done by keyboard alone', async () => {
  const page = await open()
  await box(page).waitFor()
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('is intune covered')
  await page.keyboard.press('Enter')
  await answers(page).getByRole('article').waitFor()
  const reached = new Set<string>()
  for (let i = 0; i < 60; i += 1) {
    await page.keyboard.press('Tab')
    reached.add(await page.evaluate(() => document.activeElement?.textContent?.trim() ?? ''))
  }
  expect([...reached].some((words) => words.startsWith('Copy as questionnaire'))).toBe(true)
  expect([...reached].some((words) => words.startsWith('Why this answer?'))).toBe(true)
})

test.each([320, 390, 768, 2560])('%i pixels wide: nothing has to be scrolled sideways', async (width) => {
  const page = await open('/tab/?about=power-bi', { viewport: { width, height: 800 } })
  await answers(page).getByText('Named, with a condition').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
})

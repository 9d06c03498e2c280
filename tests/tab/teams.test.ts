import { violations } from './axe'
import { type Held, TAB } from './client/teams'
import { heldTab } from './serve'

const { open } = heldTab()

const paper = ({ tab }: Held) =>
  tab.locator('.fui-FluentProvider').evaluate((root) => getComputedStyle(root).backgroundColor)

/** The colour of the page once it is no longer this one. */
async function paperAfter(client: Held, before: string): Promise<string> {
  const end = Date.now() + 5000
  while (Date.now() < end) {
    const now = await paper(client)
    if (now !== before) return now
    await client.page.waitForTimeout(50)
  }
  return before
}

test('the client is told that the app has loaded and is ready', async () => {
  const client = await open()
  await client.told('appInitialization.appLoaded')
  await client.told('appInitialization.success')
  expect((await client.everything()).some(({ func }) => func === 'appInitialization.failure')).toBe(false)
})

test('the theme of the client is followed live, and axe finds nothing in any', async () => {
  const client = await open('/tab/?about=intune')
  await client.told('appInitialization.success')
  await client.tab.getByText('Named as certified').first().waitFor()
  const frame = client.page.frames().find((one) => one.url().startsWith(TAB))!
  const light = await paper(client)
  expect(await violations(frame)).toEqual([])
  await client.say('themeChange', ['dark'])
  const dark = await paperAfter(client, light)
  expect(await violations(frame)).toEqual([])
  await client.say('themeChange', ['contrast'])
  const contrast = await paperAfter(client, dark)
  expect(await violations(frame)).toEqual([])
  expect(new Set([light, dark, contrast]).size).toBe(3)
})

test('a client that is dark from the start gets a dark page', async () => {
  const client = await open('/tab/', { theme: 'dark' })
  await client.told('appInitialization.success')
  expect(await paperAfter(client, 'rgb(255, 255, 255)')).toBe('rgb(41, 41, 41)')
})

test.each([
  ['about', '/tab/about'],
  ['scope/power-bi', '/tab/scope/power-bi'],
  ['?about=intune', '/tab/?about=intune'],
])('a deep link to "%s" opens there', async (subPageId, address) => {
  const client = await open('/tab/', { subEntityId: subPageId })
  await client.told('appInitialization.success')
  await client.page.waitForTimeout(300)
  expect(client.address()).toBe(address)
})

test.each(['//evil.example', 'https://evil.example', 'javascript:alert(1)', 'nothing/here', '../healthz'])(
  'a deep link to "%s" opens the first page',
  async (subPageId) => {
    const client = await open('/tab/', { subEntityId: subPageId })
    await client.told('appInitialization.success')
    await client.page.waitForTimeout(300)
    expect(client.address()).toBe('/tab/')
  },
)

test("the client's back button goes back inside the page, and then out of it", async () => {
  const client = await open()
  await client.told('registerHandler')
  await client.tab.getByRole('link', { name: 'About' }).click()
  await client.tab.getByRole('heading', { level: 1, name: 'About' }).waitFor()
  await client.say('backButtonPress')
  await client.tab.getByRole('heading', { level: 1, name: 'Ask about' }).waitFor()
  await client.say('backButtonPress')
  await client.told('navigateBack')
})

test('links that lead outside are opened by the client', async () => {
  const client = await open('/tab/?about=power-bi')
  await client.told('appInitialization.success')
  await client.tab.getByRole('link', { name: 'View in Service Trust Portal' }).click()
  const [opened] = await client.told('executeDeepLink')
  expect(opened?.args[0]).toBe('https://servicetrust.microsoft.com/viewpage/ISOIEC')
  expect(client.context.pages()).toHaveLength(1)
})

test.each([
  ['never answers', { silent: 'initialize' }],
  ['never tells where it is', { silent: 'getContext' }],
])('a client that %s: the page is a web page, and not a spinner', async (_, given) => {
  const client = await open('/tab/', given)
  // Drawn at once, whoever is around it.
  await client.tab.getByRole('textbox', { name: 'Your question' }).fill('is intune covered')
  await client.tab.getByText('Named as certified').first().waitFor()
  await client.page.waitForTimeout(3200)
  await client.tab.getByRole('textbox', { name: 'Your question' }).press('Enter')
  await client.tab.getByRole('article').waitFor()
  const [link] = await Promise.all([
    client.context.waitForEvent('page'),
    client.tab.getByRole('link', { name: 'View in Service Trust Portal' }).click(),
  ])
  expect(link).toBeDefined()
})

test('a client that refuses: the page is a web page', async () => {
  const client = await open('/tab/', { refuse: '1' })
  await client.tab.getByRole('button', { name: 'Is Power BI in scope?' }).click()
  await client.tab.getByText('Named, with a condition').waitFor()
})

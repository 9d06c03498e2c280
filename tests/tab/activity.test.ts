import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { TENANT } from '../identity/stand-ins/cloud'
import { startTenantServer, type TenantServer } from '../identity/stand-ins/tenant-server'
import { openBrowser } from '../playground/browser'
import { storeInMemory } from '../storage/stores'
import { type BotServer, startBot } from '../wire/stand-ins/bot-server'
import { ANN, aTeam, BEN, formFor, install, submit } from '../wire/stand-ins/team'
import { violations } from './axe'
import { type Held, openInTeams, TAB } from './client/teams'
import { BUILT, servedTab } from './serve'

jest.setTimeout(60_000)
const SCREENSHOTS = join(__dirname, '..', '..', 'build', 'screenshots')

describe('in Teams', () => {
  let bot: BotServer
  let server: TenantServer
  let browser: Browser
  let held: Held | undefined
  beforeAll(async () => {
    const storage = storeInMemory()
    bot = await startBot({ storage, tenant: TENANT })
    server = await startTenantServer({ tab: BUILT, shared: { storage, roster: bot.roster } })
    browser = await openBrowser(process.env.BROWSER_PATH ?? '')
    for (const name of ['Compliance', 'Sales']) {
      const team = aTeam(name)
      if (name === 'Compliance') team.members.set(BEN.id, BEN.aadObjectId)
      await install(bot, team)
      await submit(bot, await formFor(bot, `${name} › Audits`))
    }
    await submit(bot, await formFor(bot, 'Compliance › General', BEN), BEN)
  })
  afterEach(() => held?.close())
  afterAll(async () => {
    await browser.close()
    await server.close()
    await bot.close()
  })

  async function open(oid: string, path = '/tab/activity'): Promise<Held> {
    held = await openInTeams(browser, server.address, path, { token: server.cloud.signIn({ oid }) })
    return held
  }
  const rows = ({ tab }: Held) => tab.locator('tbody tr')

  test('nobody is asked before they want it; then it tells what, where, by whom and when', async () => {
    const client = await open(ANN.aadObjectId)
    const show = client.tab.getByRole('button', { name: 'Show what was shared' })
    await show.waitFor()
    expect((await client.everything()).filter(({ func }) => func.startsWith('authentication'))).toEqual([])
    await show.click()
    await client.tab.getByText('3 of 3 shares').waitFor()
    expect(await rows(client).filter({ hasText: 'Compliance › Audits' }).filter({ hasText: 'Ann Berg' }).count()).toBe(
      1,
    )
    const frame = client.page.frames().find((one) => one.url().startsWith(TAB))!
    expect(await violations(frame)).toEqual([])
    await client.page.screenshot({ path: join(SCREENSHOTS, 'activity-teams.png') })
  })

  test('filters are in the address, and the file holds what they leave', async () => {
    const client = await open(ANN.aadObjectId)
    await client.tab.getByRole('button', { name: 'Show what was shared' }).click()
    await client.tab.getByText('3 of 3 shares').waitFor()
    await client.tab.getByLabel('Team').selectOption('Compliance')
    await client.tab.getByText('2 of 3 shares').waitFor()
    await client.tab.getByLabel('Mine only').check()
    await client.tab.getByText('1 of 3 shares').waitFor()
    expect(client.address()).toBe('/tab/activity?team=Compliance&own=1')
    const downloading = client.page.waitForEvent('download')
    await client.tab.getByRole('button', { name: 'Download as CSV' }).click()
    const file = readFileSync(await (await downloading).path(), 'utf8')
    expect(file.split('\r\n')).toEqual([
      '\ufeffat,by,title,team,channel,state,link',
      expect.stringMatching(
        /^\d{4}-.*Z,Ann Berg,".*",Compliance,Audits,posted,report\.azure-certificate\.[0-9a-f]{8}$/,
      ),
      '',
    ])
    await client.tab.getByRole('searchbox').fill('nothing like it')
    await client.tab.getByText('Nothing that was shared fits these filters.').waitFor()
    await client.tab.getByRole('button', { name: 'Clear the filters' }).click()
    await client.tab.getByText('3 of 3 shares').waitFor()
  })

  test('a member of one team sees that one, and whoever is in none sees nothing', async () => {
    const ben = await open(BEN.aadObjectId)
    await ben.tab.getByRole('button', { name: 'Show what was shared' }).click()
    await ben.tab.getByText('2 of 2 shares').waitFor()
    expect(await ben.tab.getByText('Sales').count()).toBe(0)
    await ben.close()
    const nobody = await open('aaaaaaaa-1111-4222-8333-777777777777')
    await nobody.tab.getByRole('button', { name: 'Show what was shared' }).click()
    await nobody.tab.getByText('Nothing was shared yet.').waitFor()
  })

  test('a refusal is said in the server’s own words, and can be asked again', async () => {
    held = await openInTeams(browser, server.address, '/tab/activity', { token: 'no.such.token' })
    await held.tab.getByRole('button', { name: 'Show what was shared' }).click()
    await held.tab.getByText('The sign-in is missing, has run out').waitFor()
    await held.tab.getByRole('button', { name: 'Try again' }).waitFor()
  })
})

describe('elsewhere', () => {
  const served = servedTab()

  test('on the web it says that it needs Teams, and leads to what does not', async () => {
    const page = await served.browser.newPage()
    await page.goto(`${served.server.address}/tab/activity`)
    await page.getByText('Only inside Microsoft Teams').waitFor()
    expect(await violations(page.mainFrame())).toEqual([])
    await page.getByRole('main').getByRole('link', { name: 'Reports' }).click()
    await page.waitForURL('**/tab/reports')
    await page.close()
  })

  test('a server without sign-in says so', async () => {
    const held = await openInTeams(served.browser, served.server.address, '/tab/activity')
    await held.tab.getByText('Not set up on this server').waitFor()
    await held.close()
  })
})

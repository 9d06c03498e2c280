import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { createAssistant } from '../../src/answers'
import { loadKnowledge } from '../../src/knowledge'
import { type BotServer, startBot } from '../wire/stand-ins/bot-server'
import { openBrowser, openPage } from './browser'
import { Client } from './client'
import { type Playground, startPlayground } from './playground'

const SCREENSHOTS = path.join(__dirname, '..', '..', 'build', 'screenshots')

describe('the message extension in Microsoft’s Agents Playground', () => {
  let bot: BotServer
  let playground: Playground
  let browser: Browser
  let client: Client

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true })
    bot = await startBot({ assistant: createAssistant(), knowledge: loadKnowledge() })
    playground = await startPlayground(`${bot.address}/api/messages`, SCREENSHOTS)
    browser = await openBrowser(process.env.BROWSER_PATH ?? '')
    client = new Client(await openPage(browser), SCREENSHOTS)
    await client.open(playground.address)
  }, 90_000)
  afterAll(async () => {
    await browser?.close()
    playground?.close()
    await bot?.close()
  })

  const logged = (msg: string) => bot.log.filter((line) => line.msg === msg).at(-1)

  test.each([
    ['personal', 'Personal Chat', 'powr bi', 'Power BI'],
    ['group', 'Audit preparation', 'teams and intune', 'Microsoft Teams and Microsoft Intune'],
    ['channel', 'Compliance - General', 'where is the report', 'Where the reports are'],
  ])(
    'a result of the search is inserted and sent: %s',
    async (scope, chat, words, title) => {
      await client.chat(chat)
      await client.insert(words, title)
      await client.shot(`${scope}-extension-inserted`)
      await client.send()
      await client.seesCards(/Open this as a page in the browser/, 1)
      await client.seesCards(title, 1)
      await client.shot(`${scope}-extension-sent`)
    },
    60_000,
  )

  test('a report is shared with the dialog', async () => {
    await client.chat('Audit preparation')
    await client.share(/BSI 22301 Microsoft Office 365 Certificate/, 'For the supplier review on Monday.')
    await client.send()
    await client.seesCards('For the supplier review on Monday.', 1)
    expect(logged('report chosen')).toMatchObject({ report: expect.stringContaining('office-365-certificate') })
    await client.shot('group-report-shared')
  }, 60_000)

  test('a pasted link of ours unfurls into its card', async () => {
    await client.chat('Personal Chat')
    await client.paste(`${bot.address}/r/service.windows-365`)
    await client.seesCards('Windows 365', 1)
    await client.shot('personal-unfurled')
    expect(logged('unfurled')).toMatchObject({ link: expect.stringContaining('service.windows-365') })
  }, 60_000)
})

import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { createAssistant } from '../../src/answers'
import { loadKnowledge } from '../../src/knowledge'
import { storeInMemory } from '../storage/stores'
import { type BotServer, startBot } from '../wire/stand-ins/bot-server'
import { openBrowser, openPage } from './browser'
import { Client } from './client'
import { type Playground, startPlayground } from './playground'

const SCREENSHOTS = path.join(__dirname, '..', '..', 'build', 'screenshots')
const BOT = 'ISO 22301 Assistant'
const WELCOME = 'Try one of these'

describe('Microsoft’s Agents Playground', () => {
  const storage = storeInMemory()
  let bot: BotServer
  let playground: Playground
  let browser: Browser
  let client: Client

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true })
    bot = await startBot({ assistant: createAssistant(), knowledge: loadKnowledge(), storage })
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

  const answered = () => bot.log.filter(({ msg }) => msg === 'answered')
  const lastAnswer = () => answered().at(-1)

  test('greets once', async () => {
    await client.chat('Personal Chat')
    await client.seesCards(WELCOME, 1)
    await client.shot('personal-welcome')
    expect(await client.cards(WELCOME)).toBe(1)
  }, 60_000)

  test('answers a typed question with a card', async () => {
    await client.say('Is Power BI in scope?')
    await client.seesCards('Sources', 1)
    await client.sees(/^Power BI$/)
    expect(lastAnswer()).toMatchObject({ kind: 'verdict' })
    await client.click('Why this answer?')
    await client.sees(/^Rule$/)
    await client.shot('personal-answer')
  }, 60_000)

  test('offers the answer to copy', async () => {
    await client.click('Copy as questionnaire answer')
    await client.sees('Answer with its sources and their dates')
    await client.shot('personal-copy')
  }, 60_000)

  test('answers a follow-up', async () => {
    const before = await client.cards('Sources')
    await client.say('and Intune?')
    await client.seesCards('Sources', before + 1)
    await client.sees(/Intune/)
    expect(lastAnswer()).toMatchObject({ kind: 'verdict' })
    await client.shot('personal-follow-up')
  }, 60_000)

  test('asks back, and takes the click of a choice as the answer', async () => {
    const before = await client.cards('Sources')
    await client.say('Is Defender in scope?')
    await client.sees('Choose one, or type it')
    expect(lastAnswer()).toMatchObject({ kind: 'clarify' })
    await client.shot('personal-clarify')
    await client.click(/Defender for/)
    await client.seesCards('Sources', before + 1)
    expect(lastAnswer()).not.toMatchObject({ kind: 'clarify' })
    await client.shot('personal-clarified')
  }, 60_000)

  test('answers a question about an own tenant for the sample, which it names as one', async () => {
    await client.say('what of ours is covered?')
    await client.sees(/This is a sample, Contoso \(sample\): made up, and not your tenant/)
    expect(lastAnswer()).toMatchObject({ kind: 'action', rule: 'tenant-overview' })
    await client.shot('personal-sample-tenant')
    await client.say('how many Power BI seats do we have?')
    await client.sees(/Power BI, \d+ licences, \d+ assigned/)
    await client.shot('personal-sample-seats')
  }, 60_000)

  test('takes feedback', async () => {
    await client.click('Like')
    await client.shot('personal-feedback')
    await client.click('Submit')
    await client.sees('Thank you!')
    await client.click('Close')
    const end = Date.now() + 10_000
    while (Date.now() < end && !bot.log.some(({ msg }) => msg === 'feedback'))
      await new Promise((resolve) => setTimeout(resolve, 100))
    expect(bot.log.find(({ msg }) => msg === 'feedback')).toMatchObject({ reaction: 'like', facts: expect.any(Array) })
  }, 60_000)

  test('answers in a group when mentioned', async () => {
    await client.chat('Audit preparation')
    await client.say('Is Teams in scope?', BOT)
    await client.seesCards('Sources', 1)
    await client.shot('group-answer')
  }, 60_000)

  test('answers in a channel when mentioned', async () => {
    await client.chat('Compliance - General')
    await client.post('Is Exchange Online in scope?', BOT)
    await client.seesCards('Sources', 1)
    await client.shot('channel-answer')
  }, 60_000)

  test('shares an answer into a channel, and tells what was shared', async () => {
    await client.chat('Personal Chat')
    // Of all answers in this chat the last one is shared: it has to be there.
    await client.say('Is Windows 365 in scope?')
    await client.sees(/names Windows 365 as certified/)
    await client.seesCards('Sources', 1)
    await client.click('Share to a channel')
    await client.sees('The bot posts a card that names you')
    await client.choose('Channel', /Compliance › Questionnaires/)
    await client.note('For the supplier review on Monday.')
    await client.shot('personal-share-form')
    await client.click('Share')
    await client.sees(/^Shared to Compliance › Questionnaires: Windows 365$/)
    await client.shot('personal-shared')
    await client.say('what was shared?')
    await client.sees(/Compliance › Questionnaires · Noor Haddad · posted/)
    await client.shot('personal-activity')
    await client.chat('Compliance - Questionnaires')
    await client.seesCards('Shared by Noor Haddad', 1)
    await client.seesCards('For the supplier review on Monday.', 1)
    await client.shot('channel-shared')
  }, 90_000)

  test('says that the playground does not take posts back', async () => {
    await client.chat('Personal Chat')
    await client.click(/^Undo: Windows 365$/)
    await client.sees(/did not take the post back/)
    await client.shot('personal-not-undone')
  }, 60_000)

  test('does not greet again after a reload and a reinstallation', async () => {
    const welcomed = bot.log.filter(({ msg }) => msg === 'welcomed').length
    await client.reload()
    await client.chat('Personal Chat')
    await client.mock('Uninstall application')
    await client.mock('Install application')
    await client.say('Is Power BI in scope?')
    await client.seesCards('Sources', 1)
    expect(bot.log.filter(({ msg }) => msg === 'welcomed')).toHaveLength(welcomed)
  }, 60_000)
})

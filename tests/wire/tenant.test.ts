import type { Card } from '../../bot/cards/elements'
import { sharedTenantCard } from '../../bot/cards/own-tenant'
import { APP_ID, APP_SECRET, type Microsoft, startMicrosoft, TENANT_ID } from '../../scripts/stand-ins/microsoft'
import { redirectHosts } from '../../scripts/stand-ins/redirect-hosts'
import { Secret } from '../../src/settings'
import { problems } from '../bot/renderer'
import { shippedLinks } from '../server/running'
import { type BotServer, startBot } from './stand-ins/bot-server'

const SAMPLE = /^This is a sample, Contoso \(sample\): made up, and not your tenant\./
const { engine, knowledge } = shippedLinks()
const cardOf = (body: Record<string, unknown> | undefined) =>
  (body?.attachments as { content: Card }[] | undefined)?.[0]?.content

describe('on the own machine', () => {
  let bot: BotServer
  beforeAll(async () => {
    bot = await startBot({ assistant: engine, knowledge })
  })
  afterAll(() => bot.close())

  test.each([
    ['what of ours is covered?', /\d+ of \d+ services/],
    ['how many Power BI seats do we have?', /Power BI, \d+ licences, \d+ assigned/],
    ['which of our licences are not named?', /not named themselves/],
    ['show me the sample tenant', /\d+ of \d+ services/],
  ])('“%s” is answered for the sample, with a card that Teams renders and no link', async (text, said) => {
    const sent = await bot.turn(bot.activity({ text }))
    // The first such question loads the table of licences: on a slow machine it is shown that somebody types.
    const [reply, ...more] = sent.filter(({ body }) => body.type !== 'typing')
    expect(more).toEqual([])
    expect(reply?.body.text).toMatch(SAMPLE)
    expect(reply?.body.text).toMatch(said)
    const card = cardOf(reply?.body)
    expect(card && problems(card)).toEqual([])
    expect(JSON.stringify(card)).toContain('Sources')
    expect(JSON.stringify(reply?.body)).not.toContain(`${bot.address}/r/`)
  })

  test('a public answer says nothing of it', async () => {
    const [reply] = await bot.turn(bot.activity({ text: 'is Power BI covered?' }))
    expect(JSON.stringify(reply?.body)).not.toMatch(/sample|licences, \d+ assigned/)
  })

  test('“sign in” says that it is not set up here, and offers the sample', async () => {
    const [reply] = await bot.turn(bot.activity({ text: 'sign in' }))
    expect(reply?.body.text).toContain('signing in is not set up')
    expect(JSON.stringify(cardOf(reply?.body)?.actions)).toContain('Show me the sample tenant')
  })

  test.each(['signin/tokenExchange', 'signin/verifyState'])('%s is not offered', async (name) => {
    const { status } = await bot.send(bot.activity({ type: 'invoke', name, value: { id: 'x', token: 'y' } }))
    expect(status).toBe(404)
  })
})

describe('with a bot of its own, and nobody who could sign in', () => {
  const SERVICE = 'https://smba.trafficmanager.net/amer/'
  let microsoft: Microsoft
  let bot: BotServer
  let restore: () => void
  beforeAll(async () => {
    microsoft = await startMicrosoft()
    restore = redirectHosts(microsoft.port)
    const settings = {
      mode: 'SingleTenant',
      appId: APP_ID,
      tenantId: TENANT_ID,
      password: new Secret(APP_SECRET),
    } as const
    bot = await startBot({ assistant: engine, knowledge, settings })
  })
  afterAll(async () => {
    await bot.close()
    restore()
    await microsoft.close()
  })
  const ask = async (text: string) => {
    const authorization = `Bearer ${microsoft.token({ serviceurl: SERVICE })}`
    await bot.send(bot.activity({ text, serviceUrl: SERVICE }), { authorization })
    return String(microsoft.sent.at(-1)?.body.text)
  }

  test('a question about the tenant gets the public answer and the reason, and never the sample', async () => {
    const text = await ask('how many Power BI seats do we have?')
    expect(text).toContain('signing in is not set up on it')
    expect(text).toContain('names Power BI as certified on a condition')
    expect(text).not.toMatch(/made up|assigned/)
  })

  test('the sample is there for who asks for it by name', async () => {
    expect(await ask('show me the sample tenant')).toMatch(SAMPLE)
  })
})

test('the card that everybody gets is one that Teams renders', () => {
  const { refresh, ...card } = sharedTenantCard(
    { about: 'services', services: ['power-bi'], sample: false },
    '29:somebody',
  )
  // The renderer reads the refresh of a card, and does not write it again.
  expect(problems(card)).toEqual([])
  expect(refresh?.userIds).toEqual(['29:somebody'])
})

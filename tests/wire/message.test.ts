import { setTimeout } from 'node:timers/promises'
import { CERTIFIED, FAKE_ASSISTANT } from '../bot/fixtures/answers'
import { readableLog } from '../reader/questions'
import { brokenStore } from '../storage/stores'
import { type BotServer, startBot } from './stand-ins/bot-server'
import type { Posted } from './stand-ins/connector'

type Json = Record<string, unknown>

let bot: BotServer
beforeAll(async () => {
  bot = await startBot()
})
afterAll(() => bot.close())

const cardOf = (posted: Posted | undefined): Json =>
  ((posted?.body.attachments ?? []) as { content: Json }[])[0]!.content

test('an answer reaches the wire with its text, card, citations and feedback buttons', async () => {
  const [reply, ...more] = await bot.turn(bot.activity({ id: 'the-question', text: 'Is Service One in scope?' }))
  expect(more).toEqual([])
  expect(reply?.path).toBe('/v3/conversations/chat-1/activities/the-question')
  expect(reply?.body).toMatchObject({
    type: 'message',
    textFormat: 'markdown',
    text: 'Yes: Service One is named in the scope list [1].',
    summary: CERTIFIED.text,
    replyToId: 'the-question',
    channelData: { feedbackLoop: { type: 'default' } },
    entities: [
      {
        type: 'https://schema.org/Message',
        '@type': 'Message',
        '@context': 'https://schema.org',
        citation: [
          {
            '@type': 'Claim',
            position: 1,
            appearance: {
              '@type': 'DigitalDocument',
              name: 'Scope list (made up)',
              url: 'https://learn.microsoft.com/scope',
              abstract: 'As of 2025-05, learn.microsoft.com',
            },
          },
        ],
      },
    ],
  })
  expect(JSON.stringify(reply?.body)).not.toContain('additionalType')
  expect(cardOf(reply)).toMatchObject({ type: 'AdaptiveCard', version: '1.5', speak: CERTIFIED.text })
  expect(cardOf(reply).fallbackText).toContain('[1] Scope list (made up), as of 2025-05')
  expect(JSON.stringify(reply?.body).length).toBeLessThan(80 * 1024)
})

test('buttons do what typing does: the same words as message and as data', async () => {
  const [reply] = await bot.turn(bot.activity({ text: 'what about keeper' }))
  const [set] = (cardOf(reply).body as Json[]).filter(({ type }) => type === 'ActionSet')
  expect(((set?.actions ?? []) as Json[]).map(({ data }) => data)).toEqual(
    ['Keeper for Mail', 'Keeper for Cloud'].map((send) => ({
      ask: send,
      msteams: { type: 'messageBack', text: send, displayText: send, value: { ask: send } },
    })),
  )
  const [typed] = await bot.turn(bot.activity({ text: 'Keeper for Cloud' }))
  const [clicked] = await bot.turn(bot.activity({ text: 'Keeper for Cloud', value: { ask: 'Keeper for Cloud' } }))
  const [submitted] = await bot.turn(bot.activity({ value: { ask: 'Keeper for Cloud' } }))
  for (const posted of [clicked, submitted]) {
    expect({ ...posted?.body, replyToId: '' }).toEqual({ ...typed?.body, replyToId: '' })
  }
})

test('buttons for the Agents Playground go without the data that it fails on', async () => {
  const [reply] = await bot.turn(
    bot.activity({ text: 'Is Service One in scope?', serviceUrl: `${bot.connector.serviceUrl}_connector` }),
  )
  expect(JSON.stringify(reply?.body)).not.toContain('"msteams":{')
  expect(JSON.stringify(reply?.body)).toContain('"ask"')
  const [copy] = await bot.turn(bot.activity({ value: { dialog: 'copy', text: 'The row' } }))
  expect(cardOf(copy).body).toEqual(
    expect.arrayContaining([expect.objectContaining({ type: 'Input.Text', isMultiline: true, value: 'The row' })]),
  )
})

test.each(['hi', 'HELLO', 'Help', ''])('%j is answered with what the bot does', async (text) => {
  const [reply] = await bot.turn(bot.activity({ text }))
  expect(cardOf(reply).fallbackText).toContain('ISO 22301 Assistant')
})

test('a follow-up uses the conversation, and nobody else’s', async () => {
  const conversation = { id: 'group-1', conversationType: 'groupChat', isGroup: true }
  const mention = { type: 'mention', mentioned: { id: '28:bot' }, text: '<at>Bot</at>' }
  const said = (person: string, text: string) =>
    bot.activity({ conversation, from: { id: person }, text: `<at>Bot</at> ${text}`, entities: [mention] })
  await bot.turn(said('ann', 'Is Service One in scope?'))
  const [other] = await bot.turn(said('ben', 'and Service Two?'))
  expect(other?.body.text).toMatch(/only help with/)
  const [follow] = await bot.turn(said('ann', 'and Service Two?'))
  expect(follow?.body.text).toMatch(/Service Two on a condition/)
})

test('without a mention it stays silent in groups; a button works without one', async () => {
  const conversation = { id: 'channel-1;messageid=1', conversationType: 'channel', isGroup: true }
  expect(await bot.turn(bot.activity({ conversation, text: 'Is Service One in scope?' }))).toEqual([])
  expect(
    await bot.turn(
      bot.activity({ conversation, text: 'Is Service One in scope?', value: { ask: 'Is Service One in scope?' } }),
    ),
  ).toHaveLength(1)
})

test('a redelivered activity is answered once, also while the first is being answered', async () => {
  const activity = bot.activity({ text: 'Is Service One in scope?' })
  const before = bot.connector.posted.length
  await Promise.all([bot.send(activity), bot.send(activity), bot.send(activity)])
  await bot.send(activity)
  expect(bot.connector.posted.length - before).toBe(1)
})

test.each([
  'messageUpdate',
  'messageDelete',
  'messageReaction',
  'typing',
  'event',
  'endOfConversation',
  'somethingNew',
])('a %s is taken and left alone', async (type) => {
  expect(await bot.turn(bot.activity({ type, text: 'Is Service One in scope?' }))).toEqual([])
})

test('a paste of 30,000 characters is answered', async () => {
  expect(await bot.turn(bot.activity({ text: `${'é'.repeat(30_000)} is Service One in scope?` }))).toHaveLength(1)
})

test('replies in the response where the channel expects them there', async () => {
  const { status, json } = await bot.send(
    bot.activity({ text: 'Is Service One in scope?', deliveryMode: 'expectReplies' }),
  )
  expect(status).toBe(200)
  expect((json().activities as Json[])[0]).toMatchObject({ type: 'message', entities: [{ '@type': 'Message' }] })
})

test('a failing turn tells a sentence with a reference that is found in the log, and not the question', async () => {
  const [reply] = await bot.turn(bot.activity({ text: 'boom secret-words' }))
  const reference = /Reference: (\S+)$/.exec(reply?.body.text ?? '')?.[1]
  expect(reference).toBeDefined()
  const line = bot.log.find((entry) => entry.reference === reference)
  expect(line).toMatchObject({ level: 'error', msg: 'turn failed' })
  expect(JSON.stringify(bot.log)).not.toContain('secret-words')
})

test('a reply is sent again when the channel asks for it, and given up when it never takes it', async () => {
  bot.connector.refuse.push({ status: 429, headers: { 'retry-after': '0' } }, { status: 502 })
  expect(await bot.turn(bot.activity({ text: 'Is Service One in scope?' }))).toHaveLength(1)
  bot.connector.refuse.push({ status: 403 })
  expect(await bot.turn(bot.activity({ text: 'Is Service One in scope?' }))).toEqual([])
  expect(bot.log.at(-1)).toMatchObject({ msg: 'turn failed', failure: { type: 'ReplyFailed', status: 403 } })
})

test('typing is shown when an answer takes longer than half a second, and only then', async () => {
  const slow = await startBot({
    assistant: {
      async reply(turn, conversation) {
        await setTimeout(700)
        return FAKE_ASSISTANT.reply(turn, conversation)
      },
    },
  })
  const types = (await slow.turn(slow.activity({ text: 'Is Service One in scope?' }))).map(({ body }) => body.type)
  expect(types).toEqual(['typing', 'message'])
  await slow.close()
  const fast = await bot.turn(bot.activity({ text: 'Is Service One in scope?' }))
  expect(fast.map(({ body }) => body.type)).toEqual(['message'])
})

describe('with a store that cannot be used', () => {
  const store = readableLog()
  let other: BotServer
  beforeAll(async () => {
    other = await startBot({ storage: brokenStore(store.log) })
  })
  afterAll(() => other.close())

  test('answers and greetings are given without the memory, which the log says once', async () => {
    expect(await other.turn(other.activity({ text: 'Is Service One in scope?' }))).toHaveLength(1)
    expect(await other.turn(other.activity({ type: 'installationUpdate', action: 'add' }))).toHaveLength(1)
    expect(store.lines).toEqual([expect.stringContaining('answers go on without a memory')])
    expect(other.log.filter(({ level }) => level === 'error')).toEqual([])
  })

  test('a thumb is taken', async () => {
    const value = { actionValue: { reaction: 'like' } }
    const thumb = other.activity({ type: 'invoke', name: 'message/submitAction', replyToId: 'message-1', value })
    expect(await other.send(thumb)).toMatchObject({ status: 200, text: '{}' })
  })
})

import type { Storage } from '../../src/storage'
import { CERTIFIED } from '../bot/fixtures/answers'
import { storeInMemory } from '../storage/stores'
import { type BotServer, startBot } from './stand-ins/bot-server'

type Json = Record<string, unknown>

let bot: BotServer
let storage: Storage
beforeEach(async () => {
  storage = storeInMemory()
  bot = await startBot({ storage })
})
afterEach(() => bot.close())

const BOT = { id: '28:bot' }
const PERSON = { id: 'person-1' }
const installed = (over: Json = {}) => bot.activity({ type: 'installationUpdate', action: 'add', ...over })
const joined = (membersAdded: object[], over: Json = {}) =>
  bot.activity({ type: 'conversationUpdate', membersAdded, ...over })

describe('the welcome', () => {
  test('comes once, whatever events an installation and its repetition send', async () => {
    const before = bot.connector.posted.length
    await Promise.all([bot.send(installed()), bot.send(joined([PERSON, BOT])), bot.send(joined([BOT]))])
    await bot.send(bot.activity({ type: 'installationUpdate', action: 'remove' }))
    await bot.send(installed())
    await bot.send(joined([PERSON]))
    const [welcome, ...more] = bot.connector.posted.slice(before)
    expect(more).toEqual([])
    expect(welcome?.body.summary).toContain('ISO 22301 Assistant')
  })

  test('is remembered by the store, not by the process', async () => {
    await bot.send(installed())
    const next = await startBot({ storage })
    expect(await next.turn({ ...installed(), serviceUrl: next.connector.serviceUrl })).toEqual([])
    await next.close()
  })

  test('is never for the bot itself', async () => {
    expect(await bot.turn(joined([BOT]))).toEqual([])
    expect(await bot.turn(joined([]))).toEqual([])
  })

  test('is at most one post in a team, and none for members who join', async () => {
    const team = { channelData: { team: { id: 'team-1' } } }
    const general = { ...team, conversation: { id: 'general', conversationType: 'channel', isGroup: true } }
    const other = { ...team, conversation: { id: 'other', conversationType: 'channel', isGroup: true } }
    expect(await bot.turn(installed(general))).toHaveLength(1)
    expect(await bot.turn(installed(other))).toEqual([])
    expect(await bot.turn(joined([PERSON], general))).toEqual([])
  })
})

describe('feedback', () => {
  const thumb = (replyToId: string, over: Json = {}) =>
    bot.activity({
      type: 'invoke',
      name: 'message/submitAction',
      replyToId,
      value: { actionName: 'feedback', actionValue: { reaction: 'like', feedback: '{"feedbackText":"Clear"}' } },
      ...over,
    })

  test('is taken with 200 {} and stored with the trace of the answer', async () => {
    await bot.turn(bot.activity({ text: 'Is Service One in scope, dear friend?' }))
    const messageId = `message-${bot.connector.posted.length}`
    const { status, text } = await bot.send(thumb(messageId))
    expect([status, text]).toEqual([200, '{}'])
    const kept = await storage.forTenant('tenant').export('person-1')
    const given = { message: messageId, reaction: 'like', comment: 'Clear', trace: CERTIFIED.trace }
    expect(kept.filter(({ table }) => table === 'feedback')).toEqual([expect.objectContaining(given)])
    expect(JSON.stringify(kept)).not.toMatch(/dear|friend/)
  })

  test.each([{}, { actionValue: null }, { actionValue: { reaction: 'love' } }, 'x', null])(
    '%j is taken and not stored',
    async (value) => {
      const { status, text } = await bot.send(thumb('message-9', { value }))
      expect([status, text]).toEqual([200, '{}'])
      expect(await storage.forTenant('tenant').export()).toEqual([])
    },
  )

  test('a client that asks for a form gets one', async () => {
    const { status, json } = await bot.send(bot.activity({ type: 'invoke', name: 'message/fetchTask' }))
    expect(status).toBe(200)
    expect(json()).toMatchObject({ task: { type: 'continue', value: { title: 'Feedback' } } })
  })
})

describe('invokes', () => {
  const invoke = (name: string, value?: unknown) => bot.send(bot.activity({ type: 'invoke', name, value }))

  test('the copy button opens a dialog with the text, its source and date', async () => {
    const [reply] = await bot.turn(bot.activity({ text: 'Is Service One in scope?' }))
    const data = (JSON.stringify(reply?.body).match(/\{"dialog":"copy".*?\}\}/) ?? [])[0]
    const { json } = await invoke('task/fetch', { data: JSON.parse(data ?? '{}') })
    const [, input] = (json() as { task: { value: { card: { content: { body: Json[] } } } } }).task.value.card.content
      .body
    expect(input).toMatchObject({ type: 'Input.Text', isMultiline: true, value: CERTIFIED.questionnaire })
    expect(input?.value).toContain('as of 2025-05')
  })

  test.each([
    ['task/fetch', { data: { other: 1 } }, 200, { task: { type: 'message' } }],
    ['task/submit', {}, 200, {}],
    ['adaptiveCard/action', { action: {} }, 200, { statusCode: 400, type: 'application/vnd.microsoft.error' }],
    ['composeExtension/selectItem', {}, 200, { composeExtension: { type: 'message' } }],
    ['composeExtension/querySettingUrl', {}, 200, { composeExtension: { type: 'message' } }],
    ['something/new', {}, 404, { error: { code: 'NotSupported' } }],
    ['', undefined, 404, { error: { code: 'NotSupported' } }],
  ])('%s is answered in its own form', async (name, value, status, body) => {
    const response = await invoke(name, value)
    expect(response.status).toBe(status)
    expect(response.json()).toMatchObject(body)
  })
})

import fc from 'fast-check'
import { type BotServer, startBot } from './stand-ins/bot-server'

const RUNS = 10_000

let bot: BotServer
beforeAll(async () => {
  bot = await startBot()
})
afterAll(() => bot.close())

test.each([
  ['not JSON', '{nope', 400],
  ['a list', '[]', 400],
  ['a word', '"hi"', 400],
  ['nothing', '', 400],
  ['no type', { text: 'x' }, 400],
  ['a type that is a number', { type: 7 }, 400],
  ['a type that is a list', { type: [] }, 400],
  ['an empty type', { type: '' }, 400],
])('%s is refused as JSON', async (_, body, status) => {
  const response = await bot.send(typeof body === 'string' ? body : bot.activity({ type: undefined, ...body }))
  expect(response.status).toBe(status)
  expect(response.json()).toMatchObject({ status, code: expect.any(String), nextStep: expect.any(String) })
  expect(response.text).not.toMatch(/\bat \/|node_modules|<html/i)
})

test.each([
  'https://evil.example/',
  'http://10.0.0.1/',
  'http://127.0.0.1@evil.example/',
  'http://localhost.evil.example/',
])('without credentials nothing is sent to %s', async (serviceUrl) => {
  const response = await bot.send(bot.activity({ text: 'hi', serviceUrl }))
  expect(response.status).toBe(403)
  expect(response.json().code).toBe('service-address-refused')
})

test.each([undefined, '', 'nonsense', 'ftp://127.0.0.1/', 'file:///etc/passwd'])(
  'a service address %j is refused',
  async (serviceUrl) => {
    expect((await bot.send(bot.activity({ text: 'hi', serviceUrl }))).status).toBe(400)
  },
)

test('a service that is not there costs seconds, not the turn', async () => {
  const began = performance.now()
  const { status } = await bot.send(
    bot.activity({ text: 'Is Service One in scope?', serviceUrl: 'http://127.0.0.1:9/' }),
  )
  expect(status).toBe(200)
  expect(performance.now() - began).toBeLessThan(5000)
})

test(`${RUNS} random activities: never a crash, a 5xx or a hang`, async () => {
  const word = fc.oneof(fc.string({ maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 20 }))
  const odd = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constant(undefined), word)
  const id = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('a', 'b', '28:bot', 'x'.repeat(3000), '../..', '\ud800') },
    { weight: 1, arbitrary: odd },
  )
  const account = fc.oneof(
    { weight: 4, arbitrary: fc.record({ id, name: odd }, { requiredKeys: [] }) },
    { weight: 1, arbitrary: odd },
  )
  const entity = fc.oneof(
    fc.record(
      { type: fc.constantFrom('mention', 'Mention', 'clientInfo', 7, null), mentioned: account, text: odd },
      { requiredKeys: [] },
    ),
    odd,
  )
  const action = fc.record(
    {
      actionName: odd,
      actionValue: fc.oneof(odd, fc.record({ reaction: fc.constantFrom('like', 'dislike', 'x'), feedback: odd })),
      data: fc.oneof(
        odd,
        fc.record({ dialog: fc.constant('copy'), text: odd }),
        fc.constantFrom({ report: 'azure-certificate', note: 7 }, { report: {} }, { report: '__proto__', note: '' }),
      ),
      ask: odd,
      parameters: fc.constantFrom(null, 7, [], [null], [{ name: 'query', value: 'azure' }], [{ name: {}, value: [] }]),
      queryOptions: fc.constantFrom(null, 'x', { skip: -1, count: 1e9 }, { skip: 'a', count: null }),
      url: fc.constantFrom(null, 'x', 'https://evil.example/r/x', 'http://127.0.0.1/r/\ud800', 'javascript:x'),
    },
    { requiredKeys: [] },
  )
  const activity = fc.record(
    {
      type: fc.oneof(
        {
          weight: 6,
          arbitrary: fc.constantFrom(
            'message',
            'invoke',
            'conversationUpdate',
            'installationUpdate',
            'messageUpdate',
            'messageReaction',
            'typing',
            'event',
            'command',
            'trace',
            'delay',
          ),
        },
        { weight: 1, arbitrary: odd },
      ),
      name: fc.oneof(
        fc.constantFrom(
          'message/submitAction',
          'message/fetchTask',
          'task/fetch',
          'task/submit',
          'adaptiveCard/action',
          'composeExtension/query',
          'composeExtension/queryLink',
          'composeExtension/fetchTask',
          'composeExtension/submitAction',
          'signin/verifyState',
        ),
        odd,
      ),
      id,
      text: fc.oneof(fc.constantFrom('Is Service One in scope?', 'keeper', 'boom', 'hi', 'and two?'), odd),
      from: account,
      recipient: account,
      conversation: fc.oneof(
        {
          weight: 5,
          arbitrary: fc.record(
            { id, conversationType: fc.constantFrom('personal', 'groupChat', 'channel', 5), isGroup: odd },
            { requiredKeys: ['id'] },
          ),
        },
        { weight: 1, arbitrary: odd },
      ),
      entities: fc.oneof(fc.array(entity, { maxLength: 3 }), odd),
      membersAdded: fc.oneof(fc.array(account, { maxLength: 3 }), odd),
      action: fc.oneof(fc.constantFrom('add', 'remove'), odd),
      channelData: fc.oneof(fc.record({ team: odd }), odd),
      value: fc.oneof(action, odd),
      replyToId: id,
      timestamp: odd,
      locale: odd,
      deliveryMode: fc.oneof(fc.constantFrom('expectReplies', 'normal'), odd),
      channelId: fc.oneof(fc.constant('msteams'), odd),
    },
    { requiredKeys: ['type', 'conversation'] },
  )
  const bodies = fc.sample(activity, { numRuns: RUNS })
  const statuses = new Map<number, number>()
  let next = 0
  const worker = async () => {
    for (let body = bodies[next++]; body !== undefined; body = bodies[next++]) {
      // A service address that is there: the others are tested above, and cost seconds each.
      const response = await bot.send({ ...body, serviceUrl: bot.connector.serviceUrl })
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
      if (response.status >= 500) throw new Error(`${response.status} for ${JSON.stringify(body)}`)
    }
  }
  await Promise.all(Array.from({ length: 8 }, worker))
  const tried = [...statuses.values()].reduce((sum, count) => sum + count, 0)
  expect(tried).toBe(RUNS)
  expect(statuses.get(200)).toBeGreaterThan(RUNS / 3)
  expect(statuses.get(400)).toBeGreaterThan(RUNS / 20)
  expect(await bot.turn(bot.activity({ text: 'Is Service One in scope?' }))).toHaveLength(1)
}, 600_000)

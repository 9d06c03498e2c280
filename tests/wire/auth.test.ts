import { generateKeyPairSync } from 'node:crypto'
import jwt from 'jsonwebtoken'
import {
  APP_ID,
  APP_SECRET,
  CHANNEL_ISSUER,
  type Microsoft,
  startMicrosoft,
  TENANT_ID,
} from '../../scripts/stand-ins/microsoft'
import { redirectHosts } from '../../scripts/stand-ins/redirect-hosts'
import { Secret } from '../../src/settings'
import { type BotServer, startBot } from './stand-ins/bot-server'

const SERVICE = 'https://smba.trafficmanager.net/amer/'
const SETTINGS = { mode: 'SingleTenant', appId: APP_ID, tenantId: TENANT_ID, password: new Secret(APP_SECRET) } as const
const OTHER = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey

let microsoft: Microsoft
let bot: BotServer
let restore: () => void
const printed: string[] = []
beforeAll(async () => {
  for (const method of ['error', 'warn', 'log'] as const) {
    jest.spyOn(console, method).mockImplementation((...words) => void printed.push(words.join(' ')))
  }
  microsoft = await startMicrosoft()
  restore = redirectHosts(microsoft.port)
  bot = await startBot({ settings: SETTINGS })
})
afterAll(async () => {
  await bot.close()
  restore()
  await microsoft.close()
})

const now = () => Math.floor(Date.now() / 1000)
const activity = (over: object = {}) => bot.activity({ text: 'Is Service One in scope?', serviceUrl: SERVICE, ...over })
const post = (authorization: string | undefined, body: unknown = activity()) =>
  bot.send(body, authorization === undefined ? {} : { authorization })
const token = (claims: object = {}, options = {}) => microsoft.token({ serviceurl: SERVICE, ...claims }, options)
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const good = () => ({ iss: CHANNEL_ISSUER, aud: APP_ID, serviceurl: SERVICE, nbf: now() - 10, exp: now() + 600 })

test('a good token is answered, with a token of the bot’s own that is asked for once', async () => {
  expect((await post(`Bearer ${token()}`)).status).toBe(200)
  expect((await post(`Bearer ${token()}`)).status).toBe(200)
  // On a busy machine the first may take so long that it is seen typing.
  const answers = microsoft.sent.filter(({ body }) => body.type === 'message')
  expect(answers).toHaveLength(2)
  expect(answers[0]?.claims).toMatchObject({ aud: 'https://api.botframework.com', appid: APP_ID })
  expect(answers[0]?.body).toMatchObject({ entities: [{ '@type': 'Message', citation: [{ position: 1 }] }] })
  expect(microsoft.tokens).toBe(1)
})

test('a token that ran out two minutes ago is within the tolerance', async () => {
  expect((await post(`Bearer ${token({ exp: now() - 120, nbf: now() - 600 })}`)).status).toBe(200)
})

const REFUSED: [string, () => [string | undefined, object?]][] = [
  ['no header', () => [undefined]],
  ['an empty bearer', () => ['Bearer ']],
  ['not a token', () => ['Bearer abc']],
  ['three dots', () => ['Bearer ...']],
  ['another scheme', () => [`Basic ${token()}`]],
  ['two tokens', () => [`Bearer ${token()} ${token()}`]],
  ['alg none', () => [`Bearer ${part({ alg: 'none', typ: 'JWT', kid: 'channel' })}.${part(good())}.`]],
  ['HS256', () => [`Bearer ${jwt.sign(good(), 'public-key-as-secret', { algorithm: 'HS256', keyid: 'channel' })}`]],
  ['RS384', () => [`Bearer ${jwt.sign(good(), microsoft.channelKey, { algorithm: 'RS384', keyid: 'channel' })}`]],
  ['another key under a known id', () => [`Bearer ${token({}, { key: OTHER })}`]],
  ['an unknown key id', () => [`Bearer ${token({}, { kid: 'nope' })}`]],
  ['no key id', () => [`Bearer ${jwt.sign(good(), microsoft.channelKey, { algorithm: 'RS256' })}`]],
  [
    'a payload changed after signing',
    () => {
      const [head, , signature] = token().split('.')
      return [`Bearer ${head}.${part({ ...good(), extra: 1 })}.${signature}`]
    },
  ],
  ['expired ten minutes ago', () => [`Bearer ${token({ exp: now() - 600, nbf: now() - 1200 })}`]],
  ['not valid yet', () => [`Bearer ${token({ nbf: now() + 600, exp: now() + 1200 })}`]],
  ['no expiry', () => [`Bearer ${token({ exp: undefined })}`]],
  ['another audience', () => [`Bearer ${token({ aud: TENANT_ID })}`]],
  ['no audience', () => [`Bearer ${token({ aud: undefined })}`]],
  ['another issuer', () => [`Bearer ${token({ iss: 'https://evil.example' })}`]],
  [
    'another service address in the body',
    () => [`Bearer ${token()}`, activity({ serviceUrl: 'https://evil.example/' })],
  ],
  ['no service address in the token', () => [`Bearer ${token({ serviceurl: undefined })}`]],
  ['a channel that the key is not endorsed for', () => [`Bearer ${token()}`, activity({ channelId: 'slack' })]],
  ['no channel', () => [`Bearer ${token()}`, activity({ channelId: undefined })]],
  [
    'a skill of another app',
    () => [
      `Bearer ${token({ iss: `https://login.microsoftonline.com/${TENANT_ID}/v2.0`, azp: TENANT_ID, ver: '2.0' })}`,
    ],
  ],
  [
    'the emulator',
    () => [
      `Bearer ${token({ iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', appid: APP_ID, ver: '1.0' })}`,
    ],
  ],
]

test.each(REFUSED)('%s: 401, and nothing is sent', async (_, make) => {
  const before = microsoft.sent.length
  const [authorization, body] = make()
  const response = await post(authorization, body ?? activity())
  expect(response.status).toBe(401)
  expect(response.json()).toMatchObject({ code: 'not-authorised' })
  expect(microsoft.sent).toHaveLength(before)
})

test.each([
  ['no service address', { serviceUrl: undefined }],
  ['no type', { type: undefined }],
  ['no conversation', { conversation: undefined }],
  ['a service address without https', { serviceUrl: 'http://smba.trafficmanager.net/amer/' }],
])('%s: 400', async (_, over) => {
  expect((await post(`Bearer ${token()}`, activity(over))).status).toBe(400)
})

test('a token that passed once is refused once it has run out', async () => {
  let clock = Date.now()
  const later = await startBot({ settings: SETTINGS, now: () => clock })
  const authorization = `Bearer ${token({ exp: now() - 200, nbf: now() - 600 })}`
  expect((await later.send(activity(), { authorization })).status).toBe(200)
  clock += 60 * 1000
  expect((await later.send(activity(), { authorization })).status).toBe(200)
  clock += 60 * 1000
  expect((await later.send(activity(), { authorization })).status).toBe(401)
  await later.close()
})

test.each([[500], [404], [0]])(
  'a key server that answers %s: 503 with the next step, without a stack',
  async (status) => {
    const fresh = await startBot({ settings: SETTINGS })
    microsoft.keyServer = status
    const response = await fresh.send(activity(), { authorization: `Bearer ${token()}` })
    expect(response.status).toBe(503)
    expect(response.json()).toMatchObject({
      code: 'key-server-unreachable',
      nextStep: expect.stringContaining('login.botframework.com'),
      reference: expect.any(String),
    })
    expect(response.text).not.toMatch(/\bat \/|node_modules/)
    microsoft.keyServer = 200
    expect((await fresh.send(activity(), { authorization: `Bearer ${token()}` })).status).toBe(200)
    await fresh.close()
  },
)

test('keys once read stay good while the key server is away', async () => {
  microsoft.keyServer = 0
  expect((await post(`Bearer ${token()}`)).status).toBe(200)
  expect((await post(`Bearer ${token({}, { kid: 'nope' })}`)).status).toBe(401)
  microsoft.keyServer = 200
})

test('neither console nor log shows keys, tokens or the secret', () => {
  const all = [...printed, JSON.stringify(bot.log)].join('\n')
  expect(printed).toEqual([])
  expect(all).not.toMatch(/BEGIN|eyJ|not-a-secret/)
})

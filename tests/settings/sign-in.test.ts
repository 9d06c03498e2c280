import { randomBytes } from 'node:crypto'
import { inspect } from 'node:util'
import { AppError } from '../../src/errors'
import { readLocalSettings, readSettings } from '../../src/settings'

const CLIENT = '5D1E7C08-3b64-4f0a-9d52-8a7c6e4f2b19'
const ONE = '0b7e6d52-8f3e-4c1b-9a11-2f8f6a5c9d02'
const TWO = '1B7E6D52-8f3e-4c1b-9a11-2f8f6a5c9d02'
const TAB = { TAB_CLIENT_ID: CLIENT, TAB_CLIENT_SECRET: 'tab-s3cret' }
const BOT = { BOT_ID: ONE, BOT_PASSWORD: 'x', BOT_TENANT_ID: ONE }

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    readSettings(environment)
  } catch (error) {
    if (error instanceof AppError) return error.problems
    throw error
  }
  throw new Error('the settings were accepted')
}

test('the bot’s own tenant may sign in where no other is named', () => {
  const { signIn } = readSettings({ ...TAB, ...BOT })
  expect(signIn).toMatchObject({ clientId: CLIENT.toLowerCase(), tenants: [ONE] })
  expect(signIn?.clientSecret.reveal()).toBe('tab-s3cret')
  expect(JSON.stringify(signIn)).not.toContain('s3cret')
})

test('named tenants take its place: each once, in lower case, apart by commas or spaces', () => {
  const { signIn } = readSettings({ ...TAB, ...BOT, ALLOWED_TENANTS: `${TWO}, ${TWO.toLowerCase()} ${CLIENT}` })
  expect(signIn?.tenants).toEqual([TWO.toLowerCase(), CLIENT.toLowerCase()])
})

test.each<[string, Record<string, string>, string]>([
  ['no secret', { ...BOT, TAB_CLIENT_ID: CLIENT }, 'TAB_CLIENT_SECRET'],
  ['no id', { ...BOT, TAB_CLIENT_SECRET: 's3cret' }, 'TAB_CLIENT_ID'],
  ['an id that is none', { ...BOT, ...TAB, TAB_CLIENT_ID: 's3cret' }, 'TAB_CLIENT_ID'],
  ['nobody who could sign in', TAB, 'ALLOWED_TENANTS'],
  ['tenants that are names', { ...BOT, ...TAB, ALLOWED_TENANTS: 's3cret.example' }, 'ALLOWED_TENANTS'],
  ['every tenant', { ...BOT, ...TAB, ALLOWED_TENANTS: '*' }, 'ALLOWED_TENANTS'],
  ['too many tenants', { ...BOT, ...TAB, ALLOWED_TENANTS: Array(1001).fill(ONE).join() }, 'ALLOWED_TENANTS'],
])('%s is named, without the value', (_, environment, name) => {
  const problems = problemsOf(environment)
  expect(problems).toEqual([expect.stringContaining(name)])
  expect(problems.join()).not.toContain('s3cret')
})

test('tokens are kept in the store under a key of 32 bytes, and in memory without one', () => {
  expect(readSettings({ ...TAB, ...BOT }).signIn?.tokenCacheKey).toBeNull()
  for (let n = 0; n < 50; n += 1) {
    const key = randomBytes(32)
    const { signIn } = readSettings({ ...TAB, ...BOT, TOKEN_CACHE_KEY: key.toString('base64') })
    expect(Buffer.from(signIn?.tokenCacheKey?.reveal() ?? '', 'base64')).toEqual(key)
    expect(inspect(signIn, { depth: 9, showHidden: true })).not.toContain(key.toString('base64'))
  }
})

test.each([
  ['too short', randomBytes(31).toString('base64')],
  ['too long', randomBytes(33).toString('base64')],
  ['a sentence of 44 signs', 'this s3cret sentence has exactly 44 signs..!'],
  ['hexadecimal', randomBytes(32).toString('hex')],
  ['two bits too many', `${'s3cret'.padEnd(42, 'A')}B=`],
])('a key for tokens that is %s is named, without the value', (_, TOKEN_CACHE_KEY) => {
  const problems = problemsOf({ ...TAB, ...BOT, TOKEN_CACHE_KEY })
  expect(problems).toEqual([expect.stringMatching(/^TOKEN_CACHE_KEY: expected 32 random bytes in base64/)])
  expect(problems.join()).not.toContain(TOKEN_CACHE_KEY)
})

test('on the own machine nobody signs in, whatever the files hold', () => {
  expect(readLocalSettings({ ...TAB, ...BOT }).signIn).toBeNull()
})

test('the interface is named by the domain and the bot, in lower case; without a domain it has no name', () => {
  expect(readSettings({ ...TAB, ...BOT, BOT_ID: TWO, APP_DOMAIN: 'App.example.com' }).signIn?.resource).toBe(
    `api://app.example.com/botid-${TWO.toLowerCase()}`,
  )
  expect(readSettings({ ...TAB, ...BOT }).signIn?.resource).toBeNull()
})

test('Graph is asked in each person’s own name, unless a setting says that the app asks', () => {
  expect(readSettings({ ...TAB, ...BOT }).signIn?.access).toBe('delegated')
  expect(readSettings({ ...TAB, ...BOT, GRAPH_ACCESS: 'application' }).signIn?.access).toBe('application')
  expect(problemsOf({ ...TAB, ...BOT, GRAPH_ACCESS: 'everybody' }).join()).toMatch(
    /GRAPH_ACCESS.*application-for-members/,
  )
})

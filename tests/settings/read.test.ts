import { join } from 'node:path'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { AppError } from '../../src/errors'
import { readLocalSettings, readSettings, Secret } from '../../src/settings'

const BOT_ID = '6f2c1b1e-3a44-4b1d-9a58-0d6f7f6a1c01'
const TENANT = '0b7e6d52-8f3e-4c1b-9a11-2f8f6a5c9d02'
const BOT = { BOT_ID, BOT_PASSWORD: 'pa55-word~value', BOT_TENANT_ID: TENANT }

function problemsOf(environment: Record<string, string | undefined>): readonly string[] {
  try {
    readSettings(environment)
  } catch (error) {
    if (error instanceof AppError && error.code === 'settings-invalid') return error.problems
    throw error
  }
  throw new Error('the settings were accepted')
}

test('nothing configured is local mode on loopback', () => {
  expect(readSettings({})).toEqual({
    host: '127.0.0.1',
    port: 3978,
    bot: { mode: 'local' },
    publicUrl: null,
    trustedProxies: 0,
    logLevel: 'info',
    cloud: 'global',
    reader: null,
    storage: { kind: 'sqlite', file: join('build', 'local.db') },
    retentionDays: 30,
    auditKey: null,
    signIn: null,
  })
})

test('credentials make a single-tenant bot that listens for everybody', () => {
  const settings = readSettings({ ...BOT, PORT: '8080', APP_DOMAIN: 'Bot.Contoso.example' })
  expect(settings).toMatchObject({ host: '0.0.0.0', port: 8080, publicUrl: 'https://bot.contoso.example' })
  expect(settings.bot).toMatchObject({ mode: 'SingleTenant', appId: BOT_ID, tenantId: TENANT })
  expect(settings.bot.mode === 'SingleTenant' && settings.bot.password.reveal()).toBe('pa55-word~value')
})

test('conversations are kept in a file, or in PostgreSQL where an address is given', () => {
  expect(readSettings(BOT).storage).toEqual({ kind: 'sqlite', file: join('data', 'assistant.db') })
  expect(readSettings({ STORAGE_FILE: '/var/x.db' }).storage).toEqual({ kind: 'sqlite', file: '/var/x.db' })
  const { storage } = readSettings({ DATABASE_URL: 'postgresql://me:pa55-word@db.example/app', STORAGE_FILE: 'x.db' })
  expect(storage.kind === 'postgres' && storage.url.reveal()).toBe('postgresql://me:pa55-word@db.example/app')
  expect(inspect(storage, { depth: 9, showHidden: true }) + JSON.stringify(storage)).not.toContain('pa55-word')
})

test.each(['mysql://db.example/app', 'db.example/app', 'https://db.example'])('%s is no PostgreSQL', (DATABASE_URL) => {
  expect(problemsOf({ DATABASE_URL })).toEqual([expect.stringMatching(/^DATABASE_URL: expected/)])
})

test('a managed identity needs no password', () => {
  const { bot } = readSettings({ BOT_ID, BOT_TENANT_ID: TENANT, BOT_TYPE: 'UserAssignedMSI' })
  expect(bot).toEqual({ mode: 'UserAssignedMSI', appId: BOT_ID, tenantId: TENANT })
})

test.each(['0.0.0.0', '10.0.0.4', '::', 'localhost.evil.example', '127.0.0.256'])(
  'without credentials %s is refused',
  (HOST) => {
    expect(problemsOf({ HOST })).toEqual([expect.stringContaining('HOST')])
  },
)

test.each(['127.0.0.1', 'localhost', '::1', '127.8.8.8'])('without credentials %s is allowed', (HOST) => {
  expect(readSettings({ HOST }).host).toBe(HOST)
})

test('empty values count as not given', () => {
  expect(readSettings({ BOT_ID: '', BOT_PASSWORD: ' ', PORT: '' }).bot).toEqual({ mode: 'local' })
})

test('all problems are listed together', () => {
  const problems = problemsOf({
    PORT: '99999',
    LOG_LEVEL: 'loud',
    RETENTION_DAYS: '0',
    AUDIT_KEY: 'too short',
    APP_DOMAIN: 'https://contoso.example/x',
    BOT_ID: 'not-a-guid',
    BOT_TYPE: 'MultiTenant',
    AZURE_OPENAI_ENDPOINT: 'http://plain.example',
  })
  for (const name of [
    'PORT',
    'LOG_LEVEL',
    'RETENTION_DAYS',
    'AUDIT_KEY',
    'APP_DOMAIN',
    'BOT_ID',
    'BOT_TYPE',
    'BOT_PASSWORD',
    'BOT_TENANT_ID',
    'AZURE_OPENAI_ENDPOINT',
    'AZURE_OPENAI_DEPLOYMENT',
    'AZURE_OPENAI_API_KEY',
  ]) {
    expect(problems.filter((problem) => problem.startsWith(`${name}:`))).toHaveLength(1)
  }
})

test('each missing part of the credentials is named', () => {
  for (const missing of ['BOT_ID', 'BOT_PASSWORD', 'BOT_TENANT_ID'] as const) {
    expect(problemsOf({ ...BOT, [missing]: undefined })).toEqual([expect.stringMatching(`^${missing}: missing`)])
  }
})

test('no value is ever repeated in a problem', () => {
  const names = [
    'PORT',
    'BOT_ID',
    'BOT_TENANT_ID',
    'BOT_TYPE',
    'APP_DOMAIN',
    'LOG_LEVEL',
    'AZURE_OPENAI_ENDPOINT',
    'AZURE_OPENAI_DEPLOYMENT',
  ]
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.stringMatching(/^[!-~]{16,40}$/), (name, value) => {
      try {
        readSettings({ ...BOT, [name]: value })
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        expect(JSON.stringify([error.message, error.problems])).not.toContain(JSON.stringify(value).slice(1, -1))
      }
    }),
  )
})

test('a secret is not printed by any way of printing', () => {
  const settings = readSettings({
    ...BOT,
    AZURE_OPENAI_ENDPOINT: 'https://x.openai.azure.com/',
    AZURE_OPENAI_DEPLOYMENT: 'd',
    AZURE_OPENAI_API_KEY: 'k3y-value',
    AUDIT_KEY: 'k3y-value-that-nobody-can-guess-here',
  })
  const printed = [
    JSON.stringify(settings),
    inspect(settings, { depth: 9, showHidden: true }),
    `${new Secret('k3y-value')}`,
  ].join()
  expect(printed).not.toMatch(/pa55-word|k3y-value/)
})

test('local settings ignore the credentials and the address', () => {
  const settings = readLocalSettings({ ...BOT, HOST: '0.0.0.0', PORT: '4000' })
  expect(settings).toMatchObject({ bot: { mode: 'local' }, host: '127.0.0.1', port: 4000 })
})

import { join } from 'node:path'
import { AppError } from '../errors'
import { FIELD_NAMES, FIELDS, type FieldName, type Fields } from './fields'
import type { Environment } from './files'
import { isLoopbackName } from './loopback'
import { Secret } from './secret'
import type { BotSettings, ReaderSettings, Settings, SignInSettings, StorageSettings } from './types'

const DEFAULT_PORT = 3978
const LOCAL_HOST = '127.0.0.1'
const ANY_HOST = '0.0.0.0'
/** Under the working folder. What is tried out on the own machine does not mix with what a host serves. */
const LOCAL_FILE = join('build', 'local.db')
const SERVED_FILE = join('data', 'assistant.db')
const RETENTION_DAYS = 30

/** Settings that are given, by name. An empty value counts as not given, as in the committed files of `env/`. */
type Given = Partial<Record<FieldName, string>>

function given(environment: Environment): Given {
  const set = FIELD_NAMES.map((name) => [name, environment[name]?.trim()] as const).filter(([, value]) => value)
  return Object.fromEntries(set)
}

/** All settings of a group, or none. */
function incomplete(names: readonly FieldName[], from: Given, why: string): string[] {
  return names.filter((name) => from[name] === undefined).map((name) => `${name}: missing; ${why}`)
}

function togetherProblems(from: Given): string[] {
  const problems: string[] = []
  const isBot = from.BOT_ID !== undefined || from.BOT_PASSWORD !== undefined || from.BOT_TENANT_ID !== undefined
  if (isBot && from.BOT_TYPE === 'UserAssignedMSI') {
    problems.push(...incomplete(['BOT_ID', 'BOT_TENANT_ID'], from, 'a bot with a managed identity needs it'))
  } else if (isBot) {
    problems.push(...incomplete(['BOT_ID', 'BOT_PASSWORD', 'BOT_TENANT_ID'], from, 'a single-tenant bot needs it'))
  }
  if (!isBot && from.HOST !== undefined && !isLoopbackName(from.HOST)) {
    problems.push('HOST: only a loopback address is allowed without BOT_ID, BOT_PASSWORD and BOT_TENANT_ID')
  }
  const reader = ['AZURE_OPENAI_ENDPOINT', 'AZURE_OPENAI_DEPLOYMENT', 'AZURE_OPENAI_API_KEY'] as const
  if (reader.some((name) => from[name] !== undefined)) {
    problems.push(...incomplete(reader, from, 'the optional reader needs all three AZURE_OPENAI_ settings'))
  }
  const signIn = ['TAB_CLIENT_ID', 'TAB_CLIENT_SECRET'] as const
  if (signIn.some((name) => from[name] !== undefined)) {
    problems.push(...incomplete(signIn, from, 'signing in needs both TAB_ settings'))
    if (from.ALLOWED_TENANTS === undefined && from.BOT_TENANT_ID === undefined) {
      problems.push('ALLOWED_TENANTS: missing; without BOT_TENANT_ID nobody could sign in')
    }
  }
  return problems
}

function botOf(fields: Fields): BotSettings {
  const { BOT_ID: appId, BOT_TENANT_ID: tenantId, BOT_PASSWORD: password } = fields
  if (appId === undefined || tenantId === undefined) return { mode: 'local' }
  if (fields.BOT_TYPE === 'UserAssignedMSI') return { mode: 'UserAssignedMSI', appId, tenantId }
  return password === undefined
    ? { mode: 'local' }
    : { mode: 'SingleTenant', appId, tenantId, password: new Secret(password) }
}

function readerOf(fields: Fields): ReaderSettings | null {
  const { AZURE_OPENAI_ENDPOINT: address, AZURE_OPENAI_DEPLOYMENT: deployment, AZURE_OPENAI_API_KEY: key } = fields
  if (address === undefined || deployment === undefined || key === undefined) return null
  return { endpoint: new URL(address).origin, deployment, apiKey: new Secret(key) }
}

function storageOf(fields: Fields, bot: BotSettings): StorageSettings {
  if (fields.DATABASE_URL !== undefined) return { kind: 'postgres', url: new Secret(fields.DATABASE_URL) }
  return { kind: 'sqlite', file: fields.STORAGE_FILE ?? (bot.mode === 'local' ? LOCAL_FILE : SERVED_FILE) }
}

function signInOf(fields: Fields): SignInSettings | null {
  const { TAB_CLIENT_ID: id, TAB_CLIENT_SECRET: secret, ALLOWED_TENANTS: allowed, BOT_TENANT_ID: own } = fields
  const { APP_DOMAIN: domain, BOT_ID: bot } = fields
  const tenants = allowed ?? (own === undefined ? [] : [own.toLowerCase()])
  if (id === undefined || secret === undefined || tenants.length === 0) return null
  // One interface for the tab and the bot: Teams gives a bot a token only for an address that ends in the bot's own id.
  const resource = domain === undefined || bot === undefined ? null : `api://${domain}/botid-${bot}`.toLowerCase()
  const access = fields.GRAPH_ACCESS ?? 'delegated'
  const tokenCacheKey = fields.TOKEN_CACHE_KEY === undefined ? null : new Secret(fields.TOKEN_CACHE_KEY)
  return { clientId: id.toLowerCase(), clientSecret: new Secret(secret), tenants, resource, access, tokenCacheKey }
}

/**
 * The settings in an environment.
 * @throws AppError `settings-invalid` that lists every problem at once and repeats no value.
 */
export function readSettings(environment: Environment): Settings {
  const from = given(environment)
  const parsed = FIELDS.safeParse(from)
  const shape = parsed.error?.issues.map((issue) => `${issue.path.join('.')}: expected ${issue.message}`) ?? []
  const problems = [...shape, ...togetherProblems(from)]
  if (!parsed.success || problems.length > 0) throw new AppError('settings-invalid', { problems })

  const fields = parsed.data
  const bot = botOf(fields)
  return {
    host: fields.HOST ?? (bot.mode === 'local' ? LOCAL_HOST : ANY_HOST),
    port: fields.PORT ?? DEFAULT_PORT,
    bot,
    publicUrl: fields.APP_DOMAIN === undefined ? null : `https://${fields.APP_DOMAIN.toLowerCase()}`,
    trustedProxies: fields.TRUSTED_PROXIES ?? 0,
    logLevel: fields.LOG_LEVEL ?? 'info',
    cloud: fields.CLOUD ?? 'global',
    reader: readerOf(fields),
    storage: storageOf(fields, bot),
    retentionDays: fields.RETENTION_DAYS ?? RETENTION_DAYS,
    auditKey: fields.AUDIT_KEY === undefined ? null : new Secret(fields.AUDIT_KEY),
    signIn: signInOf(fields),
  }
}

/** The same settings for the own machine: without credentials, on loopback, whatever the files in `env/` hold. */
export function readLocalSettings(environment: Environment): Settings {
  const {
    BOT_ID: _id,
    BOT_PASSWORD: _password,
    BOT_TENANT_ID: _tenant,
    BOT_TYPE: _type,
    TAB_CLIENT_ID: _tab,
    TAB_CLIENT_SECRET: _secret,
    HOST: _host,
    ...rest
  } = environment
  return readSettings(rest)
}

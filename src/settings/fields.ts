import { z } from 'zod'
import { BOT_TYPES, CLOUDS, GRAPH_ACCESS, LOG_LEVELS } from './types'

const whole = (low: number, high: number, expected: string) =>
  z
    .string()
    .regex(/^\d{1,6}$/, expected)
    .transform(Number)
    .refine((number) => number >= low && number <= high, expected)

const DOMAIN = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}(:\d{1,5})?$/i

const GUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
/** At most 1,000: the keys of each tenant and what was read of it are kept. */
const TENANTS = new RegExp(`^${GUID}(?:[\\s,]+${GUID}){0,999}$`, 'i')

/** 43 signs hold 32 bytes and two bits more, which are zero; the padding may be left out. */
const KEY_OF_32_BYTES = /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=?$/

/**
 * What each setting has to look like. The messages say what is expected and never repeat what was given: it may be a
 * secret in the wrong place.
 */
export const FIELDS = z.object({
  PORT: whole(0, 65535, 'a port number from 0 to 65535').optional(),
  HOST: z
    .string()
    .regex(/^[a-z0-9.:-]{1,253}$/i, 'an address or host name to listen on')
    .optional(),
  BOT_ID: z.guid('the app id of the bot, a GUID').optional(),
  BOT_PASSWORD: z.string().optional(),
  BOT_TENANT_ID: z.guid('the id of the tenant in which the bot is registered, a GUID').optional(),
  BOT_TYPE: z.enum(BOT_TYPES, `${BOT_TYPES.join(' or ')}; multi-tenant bots can no longer be registered`).optional(),
  APP_DOMAIN: z
    .string()
    .regex(DOMAIN, 'the public host name of the app, without https:// and without a path')
    .optional(),
  TRUSTED_PROXIES: whole(0, 10, 'the number of proxies in front of the server, 0 to 10').optional(),
  CLOUD: z.enum(CLOUDS, `one of ${CLOUDS.join(', ')}`).optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `one of ${LOG_LEVELS.join(', ')}`).optional(),
  STORAGE_FILE: z.string().max(1000, 'the path of a file').optional(),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'the address of a PostgreSQL database, postgresql://…' })
    .optional(),
  RETENTION_DAYS: whole(1, 3650, 'a number of days from 1 to 3650').optional(),
  AUDIT_KEY: z
    .string()
    .min(32, 'at least 32 characters that nobody can guess')
    .max(1000, 'at most 1000 characters')
    .optional(),
  AZURE_OPENAI_ENDPOINT: z
    .url({ protocol: /^https$/, error: 'the https address of the Azure OpenAI resource' })
    .optional(),
  AZURE_OPENAI_DEPLOYMENT: z
    .string()
    .regex(/^[\w.-]{1,64}$/, 'the name of the deployment')
    .optional(),
  AZURE_OPENAI_API_KEY: z.string().optional(),
  TAB_CLIENT_ID: z.guid('the id of the app registration for signing in, a GUID').optional(),
  TAB_CLIENT_SECRET: z.string().optional(),
  TOKEN_CACHE_KEY: z
    .string()
    .regex(KEY_OF_32_BYTES, '32 random bytes in base64, as "openssl rand -base64 32" prints them')
    .optional(),
  GRAPH_ACCESS: z.enum(GRAPH_ACCESS, `one of ${GRAPH_ACCESS.join(', ')}`).optional(),
  ALLOWED_TENANTS: z
    .string()
    .regex(TENANTS, 'the ids of the tenants whose people may sign in, at most 1,000 GUIDs with commas between them')
    .transform((ids) => [...new Set(ids.toLowerCase().split(/[\s,]+/))])
    .optional(),
})

export type Fields = z.infer<typeof FIELDS>
export type FieldName = keyof Fields
export const FIELD_NAMES = Object.keys(FIELDS.shape) as FieldName[]

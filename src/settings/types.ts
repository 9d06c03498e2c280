import type { Secret } from './secret'

/** The two kinds of bot that can still be registered. */
export const BOT_TYPES = ['SingleTenant', 'UserAssignedMSI'] as const

export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/**
 * Who the bot is. `local` is the unauthenticated mode for the own machine: no credentials, loopback only. Every other mode
 * checks each request and signs each reply.
 */
export type BotSettings =
  | { mode: 'local' }
  | { mode: 'SingleTenant'; appId: string; tenantId: string; password: Secret }
  | { mode: 'UserAssignedMSI'; appId: string; tenantId: string }

/** A language model that may read a question the engine could not place. Off where it is null. */
export interface ReaderSettings {
  /** https, without a path. */
  endpoint: string
  deployment: string
  apiKey: Secret
}

/**
 * In whose name Graph is asked, and who is shown the answer: each person in their own name and for themselves; or the app in
 * its own name, for the people with its role `Coverage.Read`, or for all members of the tenant.
 */
export const GRAPH_ACCESS = ['delegated', 'application', 'application-for-members'] as const
export type GraphAccess = (typeof GRAPH_ACCESS)[number]

/** The app registration with which people sign in, to see their own tenant. Off where it is null. */
export interface SignInSettings {
  /** A GUID in lower case, as are the tenants. */
  clientId: string
  clientSecret: Secret
  /** The tenants whose people may sign in. */
  tenants: readonly string[]
  /** The address of the app's own interface, as the registration and the manifest have it; null without a domain or a bot. */
  resource: string | null
  access: GraphAccess
  /** 32 bytes in base64 under which people's tokens are kept in the store; null where they stay in memory. */
  tokenCacheKey: Secret | null
}

/** Microsoft's clouds that the app can be installed in. */
export const CLOUDS = ['global', 'us-government-l4', 'us-government-l5', 'china'] as const
export type Cloud = (typeof CLOUDS)[number]
/** Where memory is kept: a file of this machine, or a PostgreSQL that several instances share. */
export type StorageSettings = { kind: 'sqlite'; file: string } | { kind: 'postgres'; url: Secret }

/** Everything that can be set from outside, read and checked once. */
export interface Settings {
  host: string
  /** 0 asks the system for a free port. */
  port: number
  bot: BotSettings
  /** The https address under which Teams reaches the app, without a trailing slash; null where none is set. */
  publicUrl: string | null
  /** How many proxies stand in front of the server; the address of the caller is taken from behind them. */
  trustedProxies: number
  logLevel: LogLevel
  /** The cloud whose clients may show the tab, and in which people sign in. */
  cloud: Cloud
  reader: ReaderSettings | null
  storage: StorageSettings
  /** Days after which what is kept of a conversation goes, counted from when it was last written. */
  retentionDays: number
  /** Seals what the audit says; null where each tenant's chain has a key of its own in the store. */
  auditKey: Secret | null
  signIn: SignInSettings | null
}

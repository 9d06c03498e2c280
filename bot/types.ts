import type { AnyAssistant } from '../src/answers/types'
import type { Knowledge } from '../src/knowledge/types'
import type { Links } from '../src/links'
import type { Log } from '../src/log'
import type { TenantParts } from '../src/server/tenant'
import type { BotSettings } from '../src/settings/types'
import type { Storage } from '../src/storage'
import type { TenantTeller } from '../src/tenant/chat'

/** What the bot is made of. */
export interface BotParts {
  /** Who the bot is; `local` means unauthenticated, loopback only. */
  settings: BotSettings
  log: Log
  assistant: AnyAssistant
  /** Which sources a fact rests on, so that a sentence can be marked with the numbers of its sources. */
  knowledge: Pick<Knowledge, 'facts'>
  /** What can be found, shared and unfurled. */
  links: Links
  /** The public address of the app, as `https://host`; null where it has none, and then no card links a page of ours. */
  origin: () => string | null
  /** The web client of Teams, as `https://host`: where links to posts lead. */
  teams: string | null
  /** Where conversations are kept. While it cannot be used, answers go on without what was said before. */
  storage: Storage
  /** What answers questions about a tenant: loaded with the first of them, for its table of licences is large. */
  tenants: () => TenantTeller
  /** Reads a person's own tenant; left out where signing in is not set up. */
  tenant?: TenantParts
  /** Milliseconds since 1970; the system's clock unless given. */
  now?: () => number
}

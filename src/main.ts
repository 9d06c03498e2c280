import { join } from 'node:path'
import { createBot } from '../bot'
import { version } from '../package.json'
import { createAssistant, type Engine } from './answers'
import type { AnyAssistant } from './answers/types'
import { asAppError, toCommandFailure } from './errors'
import { ENDPOINTS } from './identity/clouds'
import { loadKnowledge } from './knowledge'
import type { Knowledge } from './knowledge/types'
import { createLinks } from './links'
import { createLog, type Log } from './log'
import { seenByMembers } from './server/activity'
import { createApp } from './server/app'
import { type Listening, listen } from './server/listen'
import type { TenantParts } from './server/tenant'
import { readLocalSettings, readSettings, type Settings, withFiles } from './settings'
import { createStorage, type Storage } from './storage'
import type { TenantTeller } from './tenant/chat'

/** What answers questions about a tenant: its table of licences is loaded with the first of them. */
function tenantTeller(knowledge: Knowledge, engine: Engine): () => TenantTeller {
  let made: TenantTeller | undefined
  return () => {
    const { createTenantTeller } = require('./tenant/chat') as typeof import('./tenant/chat')
    made ??= createTenantTeller(knowledge, engine)
    return made
  }
}

/** What reads a person's own tenant. MSAL, Graph's client and the table of licences cost 25 MB: loaded where it is set up. */
function ownTenant(settings: Settings, knowledge: Knowledge, log: Log, storage: Storage): { tenant?: TenantParts } {
  if (settings.signIn === null) return {}
  const { tenantParts } = require('./server/signing-in') as typeof import('./server/signing-in')
  return { tenant: tenantParts(settings.signIn, settings, { knowledge, log, storage, clock: Date.now }) }
}

/** The engine, or with a configured language model that reads what it could not place: loaded where it is set up. */
function withReader(engine: Engine, knowledge: Knowledge, { reader }: Settings, log: Log): AnyAssistant {
  if (reader === null) return engine
  const { AzureOpenAIReader } = require('./reader/azure-openai') as typeof import('./reader/azure-openai')
  const { createReadingAssistant } =
    require('./reader/reading-assistant') as typeof import('./reader/reading-assistant')
  return createReadingAssistant({ engine, knowledge, reader: new AzureOpenAIReader(reader), log })
}

/**
 * Milliseconds from listening to the opening of the store, or less where a turn comes before: answers do not need it, and
 * loading it takes a tenth of a second. Where it cannot be opened, it has said so in the log.
 */
const STORE_OPENS = 100

/** Puts the parts together and listens. Everything that an answer needs is loaded before the first request. */
export async function start(settings: Settings, log: Log = createLog(settings.logLevel)): Promise<Listening> {
  const knowledge = loadKnowledge()
  const engine = createAssistant(knowledge)
  const assistant = withReader(engine, knowledge, settings, log)
  const links = createLinks(knowledge, engine)
  let address: string | null = null
  const local = settings.bot.mode === 'local'
  // In local mode nobody else reaches the server, whatever name is set; its port may be known only once it listens.
  const origin = () => (local ? address : settings.publicUrl)
  const storage = createStorage(settings, log)
  const tenants = tenantTeller(knowledge, engine)
  const own = ownTenant(settings, knowledge, log, storage)
  const { teams } = ENDPOINTS[settings.cloud]
  const parts = { assistant, knowledge, links, origin, settings: settings.bot, log, storage, teams, tenants, ...own }
  const bot = createBot(parts)
  const app = createApp({
    assistant,
    messages: bot.messages,
    health: {
      status: 'ready',
      version,
      node: process.versions.node,
      knowledgeReviewed: knowledge.reviewed,
      local,
    },
    shared: { links, origin },
    log,
    trustedProxies: settings.trustedProxies,
    tab: { folder: join(__dirname, '..', 'tab'), cloud: settings.cloud, rebuilt: local },
    ...own,
    ...(own.tenant && { activity: { whoAsks: own.tenant.whoAsks, seenBy: seenByMembers(bot.roster), storage } }),
    clock: Date.now,
  })
  const listening = await listen(app, settings.host, settings.port)
  address = listening.address
  const store = settings.storage.kind
  log.info(
    { address, bot: settings.bot.mode, store, signIn: settings.signIn !== null, version, reviewed: knowledge.reviewed },
    'listening',
  )
  const opening = setTimeout(() => storage.open().catch(() => undefined), STORE_OPENS)
  return {
    ...listening,
    async close() {
      clearTimeout(opening)
      await listening.close()
      await storage.close()
    },
  }
}

/** Ends on SIGTERM or SIGINT, once running requests are done; Ctrl-C in a terminal often sends more than one. */
function endOnSignal(listening: Listening, log: Log): void {
  let ending = false
  const end = (signal: NodeJS.Signals) => {
    if (ending) return
    ending = true
    log.info({ signal }, 'stopping')
    listening.close().then(() => {
      log.info({}, 'stopped')
      process.exit(0)
    })
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
}

/** The command: settings from the environment and `env/`; with `--local`, without credentials on loopback. */
export async function main(argv: readonly string[]): Promise<void> {
  try {
    const local = argv.includes('--local')
    const environment = withFiles(process.env, process.cwd())
    const settings = local ? readLocalSettings(environment) : readSettings(environment)
    const log = createLog(settings.logLevel)
    const listening = await start(settings, log)
    endOnSignal(listening, log)
    if (settings.bot.mode === 'local') {
      process.stderr.write(`Local mode: ${listening.address} takes unauthenticated requests from this machine only.\n`)
    }
  } catch (thrown) {
    const error = asAppError(thrown)
    if (error.reportable) createLog('error').failure(error, {}, 'could not start')
    const { lines, exitCode } = toCommandFailure(error)
    process.stderr.write(`${lines.join('\n')}\n`)
    process.exitCode = exitCode
  }
}

if (require.main === module) void main(process.argv.slice(2))

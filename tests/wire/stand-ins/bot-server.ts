import { createBot } from '../../../bot'
import type { Roster } from '../../../bot/share/roster'
import type { AnyAssistant } from '../../../src/answers/types'
import type { Knowledge } from '../../../src/knowledge/types'
import { createLog } from '../../../src/log'
import type { TenantParts } from '../../../src/server/tenant'
import type { BotSettings } from '../../../src/settings/types'
import type { Storage } from '../../../src/storage'
import { createTenantTeller } from '../../../src/tenant/chat'
import { FACTS, FAKE_ASSISTANT } from '../../bot/fixtures/answers'
import { post, run, shippedLinks } from '../../server/running'
import { storeInMemory } from '../../storage/stores'
import { type Connector, type Posted, startConnector } from './connector'

type Json = Record<string, unknown>

/** The real application, listening, with a local connector beside it. */
export interface BotServer {
  connector: Connector
  /** Of which its activities are. */
  tenant: string
  roster: Roster
  /** `http://127.0.0.1:<port>` */
  address: string
  /** The activities that came in, as they came. */
  received: Json[]
  /** The lines of the log. */
  log: Json[]
  send(activity: unknown, headers?: Record<string, string>): Promise<{ status: number; text: string; json(): Json }>
  /** Sends, and returns what was posted to the connector meanwhile. */
  turn(activity: unknown): Promise<Posted[]>
  activity(over?: Json): Json
  close(): Promise<void>
}

interface Options {
  assistant?: AnyAssistant
  knowledge?: Pick<Knowledge, 'facts'>
  storage?: Storage
  settings?: BotSettings
  now?: () => number
  origin?: () => string | null
  /** Of which its activities are. */
  tenant?: string
  /** What reads a person's own tenant. */
  own?: TenantParts
}

let activities = 0

export async function startBot(options: Options = {}): Promise<BotServer> {
  const connector = await startConnector()
  const lines: Json[] = []
  const received: Json[] = []
  const log = createLog('info', { write: (line: string) => void lines.push(JSON.parse(line)) })
  const assistant = options.assistant ?? FAKE_ASSISTANT
  let address: string | null = null
  const storage = options.storage ?? storeInMemory(log)
  const bot = createBot({
    assistant,
    knowledge: options.knowledge ?? FACTS,
    links: shippedLinks().links,
    origin: () => (options.origin === undefined ? address : options.origin()),
    settings: options.settings ?? { mode: 'local' },
    log,
    storage,
    tenants: () => createTenantTeller(shippedLinks().knowledge, shippedLinks().engine),
    ...(options.own === undefined ? {} : { tenant: options.own }),
    teams: 'https://teams.microsoft.com',
    ...(options.now === undefined ? {} : { now: options.now }),
  })
  const running = await run({
    assistant,
    messages: (request, response, next) => {
      received.push(request.body)
      return bot.messages(request, response, next)
    },
    log,
    clock: Date.now,
    shared: { links: shippedLinks().links, origin: () => address },
  })
  address = running.address

  const send: BotServer['send'] = async (activity, headers) => {
    const response = await post(`${running.address}/api/messages`, activity, headers)
    const text = await response.text()
    return { status: response.status, text, json: () => JSON.parse(text) }
  }
  const { tenant = 'tenant' } = options
  return {
    connector,
    tenant,
    roster: bot.roster,
    address: running.address,
    received,
    log: lines,
    send,
    async turn(activity) {
      const before = connector.posted.length
      const { status, text } = await send(activity)
      if (status !== 200) throw new Error(`The turn was answered with ${status}: ${text}`)
      return connector.posted.slice(before)
    },
    activity: (over = {}) => ({
      type: 'message',
      id: `activity-${++activities}`,
      channelId: 'msteams',
      serviceUrl: connector.serviceUrl,
      from: { id: 'person-1', name: 'Alex' },
      recipient: { id: '28:bot', name: 'ISO 22301 Assistant' },
      conversation: { id: 'chat-1', conversationType: 'personal' },
      channelData: { tenant: { id: tenant } },
      ...over,
    }),
    async close() {
      await running.close()
      await connector.close()
      if (options.storage === undefined) await storage.close()
    },
  }
}

import { randomUUID } from 'node:crypto'
import { APP_ID, APP_SECRET, type Microsoft, startMicrosoft, TENANT_ID } from '../../../../scripts/stand-ins/microsoft'
import { redirectHosts } from '../../../../scripts/stand-ins/redirect-hosts'
import { tenantParts } from '../../../../src/server/signing-in'
import { Secret } from '../../../../src/settings'
import type { Storage } from '../../../../src/storage'
import { SAMPLE_TENANT } from '../../../../src/tenant'
import {
  CLIENT_ID,
  CLIENT_SECRET,
  Cloud,
  nothingPlanted,
  OTHER_TENANT,
  PERSON,
  RESOURCE,
  TENANT,
} from '../../../identity/stand-ins/cloud'
import { readableLog } from '../../../reader/questions'
import { shippedLinks } from '../../../server/running'
import { storeInMemory } from '../../../storage/stores'
import { type BotServer, startBot } from '../../../wire/stand-ins/bot-server'
import { startFront } from './front'

type Json = Record<string, unknown>

export const ORIGIN = 'https://iso22301.example.com'
const SERVICE = 'https://smba.trafficmanager.net/amer/'
const SETTINGS = { mode: 'SingleTenant', appId: APP_ID, tenantId: TENANT_ID, password: new Secret(APP_SECRET) } as const

/** Who writes, and where. */
export interface Place {
  tenant?: string
  person?: string
  conversation?: string
  kind?: 'personal' | 'groupChat' | 'channel'
  /** Which of the instances gets it. */
  instance?: number
}

/** A message that left the process. */
export interface Sent {
  text?: string
  attachments?: { contentType: string; content: Json }[]
  [name: string]: unknown
}

/** Real instances of the bot behind real tokens, with stand-ins for the Bot Framework, Entra and Graph. */
export interface Chat {
  cloud: Cloud
  microsoft: Microsoft
  storages: Storage[]
  bots: BotServer[]
  /** Moves the app's clock, in milliseconds. */
  later(by: number): void
  /** Says something; gives what was sent meanwhile. */
  say(text: string, place?: Place): Promise<Sent[]>
  /** Presses a button that carries this data; gives what was sent meanwhile. */
  press(data: unknown, place?: Place): Promise<Sent[]>
  /** An invoke as Teams sends it: its answer, and what was sent meanwhile. */
  invoke(name: string, value: unknown, place?: Place): Promise<{ status: number; body: Json; sent: Sent[] }>
  /** Answers a sign-in card as Teams does, with a token of the person. */
  exchange(card: Sent | undefined, place?: Place, token?: string): ReturnType<Chat['invoke']>
  close(): Promise<void>
}

export const SKUS = SAMPLE_TENANT.subscribedSkus.value as object[]
export const PERSONAL: Required<Omit<Place, 'instance'>> = {
  tenant: TENANT,
  person: PERSON,
  conversation: 'chat-1',
  kind: 'personal',
}

/** The content of the sign-in card among the messages. */
export const signInOf = (sent: Sent | undefined): Json | undefined =>
  sent?.attachments?.find(({ contentType }) => contentType.endsWith('card.oauth'))?.content

/** Stand-ins for Microsoft: one for a file of tests, since botbuilder keeps the bot's own token for the whole process. */
export interface Around {
  microsoft: Microsoft
  cloud: Cloud
  close(): Promise<void>
}

export async function startAround(): Promise<Around> {
  const microsoft = await startMicrosoft()
  const cloud = await new Cloud().start()
  const front = await startFront(microsoft.port, cloud.port)
  const restore = redirectHosts(front.port)
  return {
    microsoft,
    cloud,
    async close() {
      restore()
      await front.close()
      await cloud.close()
      await microsoft.close()
    },
  }
}

export async function startChat(
  { microsoft, cloud }: Around,
  {
    storages = [storeInMemory()],
    instances = storages.length,
    key = null,
  }: { storages?: Storage[]; instances?: number; key?: Secret | null } = {},
): Promise<Chat> {
  cloud.calls = []
  cloud.holdings = () => ({ name: 'Contoso', skus: SKUS })
  cloud.planted = nothingPlanted()
  microsoft.sent.length = 0
  let offset = 0
  const now = () => Date.now() + offset
  const { knowledge, engine } = shippedLinks()
  const signIn = {
    clientId: CLIENT_ID,
    clientSecret: new Secret(CLIENT_SECRET),
    tenants: [TENANT, OTHER_TENANT],
    resource: RESOURCE,
    access: 'delegated',
    tokenCacheKey: key,
  } as const
  const parts = (storage: Storage) =>
    tenantParts(signIn, { cloud: 'global' }, { knowledge, log: readableLog().log, storage, clock: now })
  const bots = await Promise.all(
    Array.from({ length: instances }, (_, i) => storages[i % storages.length] as Storage).map((storage) =>
      startBot({
        settings: SETTINGS,
        own: parts(storage),
        assistant: engine,
        knowledge,
        storage,
        now,
        origin: () => ORIGIN,
      }),
    ),
  )
  const authorization = () => ({ authorization: `Bearer ${microsoft.token({ serviceurl: SERVICE })}` })
  const deliver = async (over: Json, place: Place) => {
    const { tenant, person, conversation, kind } = { ...PERSONAL, ...place }
    const bot = bots[place.instance ?? 0] as BotServer
    const before = microsoft.sent.length
    const mention =
      kind === 'personal'
        ? {}
        : { entities: [{ type: 'mention', text: '<at>Bot</at>', mentioned: { id: '28:bot', name: 'Bot' } }] }
    const answer = await bot.send(
      bot.activity({
        serviceUrl: SERVICE,
        from: { id: `29:${tenant}-${person}`, name: 'Adele', aadObjectId: person },
        conversation: { id: conversation, conversationType: kind, isGroup: kind !== 'personal', tenantId: tenant },
        channelData: { tenant: { id: tenant } },
        ...mention,
        ...over,
      }),
      authorization(),
    )
    return {
      answer,
      sent: microsoft.sent
        .slice(before)
        .map(({ body }) => body as Sent)
        .filter(({ type }) => type !== 'typing'),
    }
  }
  const invoke: Chat['invoke'] = async (name, value, place = {}) => {
    const { answer, sent } = await deliver({ type: 'invoke', name, value, id: randomUUID() }, place)
    return { status: answer.status, body: answer.text === '' ? {} : answer.json(), sent }
  }
  return {
    cloud,
    microsoft,
    storages,
    bots,
    later: (by) => {
      offset += by
    },
    async say(text, place = {}) {
      const { answer, sent } = await deliver(
        { text: place.kind && place.kind !== 'personal' ? `<at>Bot</at> ${text}` : text },
        place,
      )
      if (answer.status !== 200) throw new Error(`The turn was answered with ${answer.status}: ${answer.text}`)
      return sent
    },
    press: async (value, place = {}) => (await deliver({ value }, place)).sent,
    invoke,
    exchange(card, place = {}, token) {
      const { tokenExchangeResource, connectionName } = (signInOf(card) ?? {}) as {
        tokenExchangeResource?: { id: string }
        connectionName?: string
      }
      const { tenant, person } = { ...PERSONAL, ...place }
      const signed = token ?? cloud.signIn({ tid: tenant, oid: person })
      return invoke('signin/tokenExchange', { id: tokenExchangeResource?.id, connectionName, token: signed }, place)
    },
    async close() {
      for (const bot of bots) await bot.close()
      for (const storage of storages) await storage.close()
    },
  }
}

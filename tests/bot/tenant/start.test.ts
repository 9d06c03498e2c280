import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { APP_ID, APP_SECRET, TENANT_ID } from '../../../scripts/stand-ins/microsoft'
import { createLog } from '../../../src/log'
import { start } from '../../../src/main'
import { readSettings } from '../../../src/settings'
import { SAMPLE_TENANT } from '../../../src/tenant'
import { CLIENT_ID, CLIENT_SECRET, PERSON } from '../../identity/stand-ins/cloud'
import { post } from '../../server/running'
import { type Sent, signInOf, startAround } from './stand-ins/chat'

const SERVICE = 'https://smba.trafficmanager.net/amer/'

test('the settings switch it on: the server as it is started signs a person in, in the chat', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sign-in-'))
  const around = await startAround()
  around.cloud.holdings = () => ({ name: 'Contoso', skus: SAMPLE_TENANT.subscribedSkus.value as object[] })
  const settings = readSettings({
    BOT_ID: APP_ID,
    BOT_PASSWORD: APP_SECRET,
    BOT_TENANT_ID: TENANT_ID,
    TAB_CLIENT_ID: CLIENT_ID,
    TAB_CLIENT_SECRET: CLIENT_SECRET,
    APP_DOMAIN: 'iso22301.example.com',
    STORAGE_FILE: join(folder, 'store.db'),
    HOST: '127.0.0.1',
    PORT: '0',
  })
  const server = await start(settings, createLog('silent'))
  const deliver = async (over: object) => {
    const activity = {
      type: 'message',
      channelId: 'msteams',
      serviceUrl: SERVICE,
      from: { id: '29:adele', aadObjectId: PERSON },
      recipient: { id: '28:bot' },
      conversation: { id: 'chat', conversationType: 'personal', tenantId: TENANT_ID },
      ...over,
    }
    const authorization = `Bearer ${around.microsoft.token({ serviceurl: SERVICE })}`
    return post(`${server.address}/api/messages`, activity, { authorization })
  }
  await deliver({ id: '1', text: 'do we have Windows 365?' })
  const card = signInOf(around.microsoft.sent.at(-1)?.body as Sent) as {
    tokenExchangeResource: { id: string; uri: string }
  }
  expect(card.tokenExchangeResource.uri).toBe(`api://iso22301.example.com/botid-${APP_ID}`)
  const value = { id: card.tokenExchangeResource.id, token: around.cloud.signIn() }
  const { status } = await deliver({ id: '2', type: 'invoke', name: 'signin/tokenExchange', value })
  expect(status).toBe(200)
  expect(around.microsoft.sent.at(-1)?.body.text).toMatch(/^In your tenant: Windows 365, \d+ licences/)
  await server.close()
  await around.close()
  rmSync(folder, { recursive: true })
})

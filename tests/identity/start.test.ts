import { redirectHosts } from '../../scripts/stand-ins/redirect-hosts'
import { createLog } from '../../src/log'
import { start } from '../../src/main'
import { readSettings } from '../../src/settings'
import { CLIENT_ID, CLIENT_SECRET, Cloud, TENANT } from './stand-ins/cloud'

const BOT = { BOT_ID: CLIENT_ID, BOT_PASSWORD: 'x', BOT_TENANT_ID: TENANT, HOST: '127.0.0.1', PORT: '0' }
const TAB = { TAB_CLIENT_ID: CLIENT_ID, TAB_CLIENT_SECRET: CLIENT_SECRET }

const configured = async (environment: Record<string, string>) => {
  const server = await start(readSettings(environment), createLog('silent'))
  const response = await fetch(`${server.address}/api/tenant/status`)
  return { server, configured: ((await response.json()) as { configured: boolean }).configured }
}

test('the settings switch it on, and the server as it is started reads a tenant', async () => {
  const cloud = await new Cloud().start()
  const restore = redirectHosts(cloud.port)
  const on = await configured({ ...BOT, ...TAB })
  expect(on.configured).toBe(true)
  const authorization = `Bearer ${cloud.signIn()}`
  const response = await fetch(`${on.server.address}/api/tenant/coverage`, { headers: { authorization } })
  expect(response.status).toBe(200)
  await on.server.close()
  restore()
  await cloud.close()
})

test('without them it is off', async () => {
  const off = await configured(BOT)
  expect(off.configured).toBe(false)
  await off.server.close()
})

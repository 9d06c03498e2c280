import { redirectHosts } from '../../scripts/stand-ins/redirect-hosts'
import { start } from '../../src/main'
import { readSettings } from '../../src/settings'
import { readableLog } from '../reader/questions'
import { CLIENT_ID, CLIENT_SECRET, Cloud, TENANT } from './stand-ins/cloud'

const BOT = {
  BOT_ID: CLIENT_ID,
  BOT_PASSWORD: 'x',
  BOT_TENANT_ID: TENANT,
  HOST: '127.0.0.1',
  PORT: '0',
  STORAGE_FILE: ':memory:',
}
const TAB = { TAB_CLIENT_ID: CLIENT_ID, TAB_CLIENT_SECRET: CLIENT_SECRET }

const configured = async (environment: Record<string, string>) => {
  const { log, lines } = readableLog()
  const server = await start(readSettings(environment), log)
  const response = await fetch(`${server.address}/api/tenant/status`)
  const { configured } = (await response.json()) as { configured: boolean }
  return { server, configured, saysSo: lines.filter((line) => line.includes('TOKEN_CACHE_KEY')).length }
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
  expect(off.saysSo).toBe(0)
  await off.server.close()
})

test('that tokens stay in memory is said in one line, where somebody can sign in and no key is set', async () => {
  const without = await configured({ ...BOT, ...TAB })
  expect(without.saysSo).toBe(1)
  await without.server.close()
  const set = await configured({ ...BOT, ...TAB, TOKEN_CACHE_KEY: Buffer.alloc(32, 7).toString('base64') })
  expect(set.saysSo).toBe(0)
  await set.server.close()
})

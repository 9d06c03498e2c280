import { randomBytes } from 'node:crypto'
import { type Postgres, startPostgres } from '../../../scripts/stand-ins/postgres'
import { Secret } from '../../../src/settings'
import { createStorage } from '../../../src/storage'
import { type Around, type Chat, signInOf, startAround, startChat } from '../../bot/tenant/stand-ins/chat'
import { readableLog } from '../../reader/questions'

let postgres: Postgres
let around: Around
let url: Secret
let chat: Chat
beforeAll(async () => {
  postgres = await startPostgres()
  around = await startAround()
  url = new Secret(await postgres.database('app'))
  chat = await startChat(around, { storages: [storage(), storage()] })
}, 60_000)
afterAll(async () => {
  await chat.close()
  await around.close()
  await postgres.close()
})

const storage = () => createStorage({ storage: { kind: 'postgres', url }, retentionDays: 30 }, readableLog().log)
const answers = () => around.microsoft.sent.filter(({ body }) => /\d+ of \d+ services/.test(String(body.text)))

test('of clients that send one exchange to two instances at once, one is answered', async () => {
  for (let turn = 1; turn <= 5; turn++) {
    const place = { conversation: `chat-${turn}` }
    // Each time as if nobody were signed in.
    await chat.say('sign out', place)
    const [, card] = await chat.say('what of ours is covered?', place)
    const all = await Promise.all([0, 1, 1, 0].map((instance) => chat.exchange(card, { ...place, instance })))
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(answers()).toHaveLength(turn)
  }
})

test('who signs out at one instance is signed out at the other', async () => {
  const [, card] = await chat.say('what of ours is covered?', { instance: 1, conversation: 'other' })
  await chat.exchange(card, { instance: 1, conversation: 'other' })
  const line = async () => JSON.stringify(await chat.say('is Intune covered?', { instance: 1 }))
  expect(await line()).toContain('In your tenant')
  await chat.say('sign out', { instance: 0 })
  expect(await line()).not.toContain('In your tenant')
  expect(signInOf((await chat.say('what of ours is covered?', { instance: 1 }))[1])).toBeDefined()
})

/** Until the line about the tenant stands in a public answer, or no longer than some seconds. */
async function lineComesBack(there: Chat, instance: number): Promise<boolean> {
  const deadline = Date.now() + 5000
  for (;;) {
    const said = JSON.stringify(await there.say('is Intune covered?', { instance, conversation: 'kept' }))
    if (said.includes('In your tenant') || Date.now() > deadline) return said.includes('In your tenant')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

test('with a key for tokens a person is known to the other instance, and again after a restart, without asking Teams', async () => {
  const key = new Secret(randomBytes(32).toString('base64'))
  const here = { conversation: 'kept' }
  await chat.say('sign out', here)
  const before = await startChat(around, { storages: [storage(), storage()], key })
  const [, card] = await before.say('what of ours is covered?', here)
  expect((await before.exchange(card, here)).status).toBe(200)
  const [own, ...more] = await before.say('do we have Windows 365?', { ...here, instance: 1 })
  expect(own?.text).toMatch(/^In your tenant: Windows 365/)
  expect(more).toEqual([])
  expect(around.cloud.count(/\/v2.0\/token/)).toBe(1)
  await before.close()

  const after = await startChat(around, { storages: [storage(), storage()], key })
  // The first answer waits for nothing, and goes without the line.
  expect(JSON.stringify(await after.say('is Intune covered?', here))).not.toContain('In your tenant')
  expect(await lineComesBack(after, 0)).toBe(true)
  expect(await lineComesBack(after, 1)).toBe(true)
  expect(around.cloud.count(/\/v2.0\/token/)).toBe(0)

  await after.say('sign out', { ...here, instance: 1 })
  for (const instance of [0, 1]) {
    expect(JSON.stringify(await after.say('is Intune covered?', { ...here, instance }))).not.toContain('In your tenant')
    expect(signInOf((await after.say('what of ours is covered?', { ...here, instance }))[1])).toBeDefined()
  }
  await after.close()
})

import { type Postgres, startPostgres } from '../../../scripts/stand-ins/postgres'
import { Secret } from '../../../src/settings'
import { createStorage } from '../../../src/storage'
import { type Around, type Chat, signInOf, startAround, startChat } from '../../bot/tenant/stand-ins/chat'
import { readableLog } from '../../reader/questions'

let postgres: Postgres
let around: Around
let chat: Chat
beforeAll(async () => {
  postgres = await startPostgres()
  around = await startAround()
  const url = new Secret(await postgres.database('app'))
  const storages = [0, 1].map(() =>
    createStorage({ storage: { kind: 'postgres', url }, retentionDays: 30 }, readableLog().log),
  )
  chat = await startChat(around, { storages })
}, 60_000)
afterAll(async () => {
  await chat.close()
  await around.close()
  await postgres.close()
})

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

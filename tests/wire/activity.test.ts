import { storeInMemory } from '../storage/stores'
import { type BotServer, startBot } from './stand-ins/bot-server'
import { ANN, aTeam, BEN, formFor, fromTeam, install, press, submit, textsOf } from './stand-ins/team'

type Json = Record<string, unknown>

let bot: BotServer
let time = Date.UTC(2026, 10, 24)
const compliance = aTeam('Compliance')
const sales = aTeam('Sales')
beforeAll(async () => {
  bot = await startBot({ storage: storeInMemory(), now: () => time })
  compliance.members.set(BEN.id, BEN.aadObjectId)
  await install(bot, compliance)
  await install(bot, sales)
  await submit(bot, await formFor(bot, 'Compliance › Audits'))
  time += 1000
  await submit(bot, await formFor(bot, 'Sales › General'))
})
afterAll(() => bot.close())

/** The card that answers a message. */
async function told(activity: Json): Promise<string> {
  const [reply, ...more] = await bot.turn(activity)
  expect(more).toEqual([])
  return JSON.stringify(reply?.body.attachments)
}
const asked = (from: Json, text = 'what was shared?') => told(bot.activity({ from, text }))
const mention = (text: string, over: Json) => ({
  text: `<at>Bot</at> ${text}`,
  entities: [{ type: 'mention', mentioned: { id: '28:bot' }, text: '<at>Bot</at>' }],
  ...over,
})

test.each(['activity', 'What was shared?', 'what did I share', 'SHARES'])(
  '%j tells what the person shared',
  async (text) => {
    const card = await asked(ANN, text)
    expect(card).toContain('Compliance › Audits · Ann Berg · posted')
    expect(card.indexOf('Sales › General')).toBeLessThan(card.indexOf('Compliance › Audits'))
    expect(card).toContain('{{DATE(2026-11-24T00:00:01Z, SHORT)}} {{TIME(2026-11-24T00:00:01Z)}}')
    expect(card.match(/"share-undo"/g)).toHaveLength(2)
  },
)

test('a member of a team sees what others shared there, and cannot take it back; of other teams nothing', async () => {
  const card = await asked(BEN)
  expect(card).toContain('Compliance › Audits · Ann Berg')
  expect(card).not.toMatch(/Sales|share-undo/)
})

test('a person who is no member of any team sees nothing', async () => {
  const card = await asked({ id: '29:eve', name: 'Eve' })
  expect(card).toContain('Nothing was shared yet.')
  expect(card).not.toMatch(/Compliance|Sales|Ann/)
})

test('who left a team sees nothing of it after five minutes at the latest', async () => {
  expect(await asked(BEN)).toContain('Compliance › Audits')
  compliance.members.delete(BEN.id)
  time += 5 * 60_000 + 1
  expect(await asked(BEN)).not.toContain('Compliance')
  compliance.members.set(BEN.id, BEN.aadObjectId)
  time += 5 * 60_000 + 1
})

test('in a channel it tells what concerns its team, to a member', async () => {
  const card = await told(fromTeam(bot, compliance, mention('what was shared', { from: BEN })))
  expect(card).toContain('Compliance › Audits · Ann Berg')
  expect(card).not.toContain('Sales')
  expect(await told(fromTeam(bot, sales, mention('what was shared', { from: BEN })))).toContain('to its members only')
})

test('in a group chat it tells nothing', async () => {
  const conversation = { id: 'group', conversationType: 'groupChat', isGroup: true }
  const card = await told(bot.activity(mention('what was shared', { from: ANN, conversation })))
  expect(card).toContain('Ask me there')
  expect(card).not.toContain('Compliance')
})

test('what was taken back is told as that', async () => {
  await submit(bot, await formFor(bot, 'Sales › Audits'))
  const [, undo] = /"data":(\{"dialog":"share-undo".*?\}\})/.exec(await asked(ANN)) ?? []
  expect(textsOf(await press(bot, JSON.parse(undo ?? '{}')))).toContain('Taken back from Sales › Audits')
  expect(await asked(ANN)).toContain('Sales › Audits · Ann Berg · taken back')
})

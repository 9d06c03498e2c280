import { type BotServer, startBot } from './stand-ins/bot-server'

let bot: BotServer
beforeAll(async () => {
  bot = await startBot()
})
afterAll(() => bot.close())

test('an answer reaches the wire with its text, card, citations and feedback buttons', async () => {
  const [reply, ...more] = await bot.turn(bot.activity({ text: 'Is Service One in scope?' }))
  console.log(JSON.stringify(reply, null, 1))
  expect(more).toEqual([])
})

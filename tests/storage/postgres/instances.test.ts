import { type Postgres, startPostgres } from '../../../scripts/stand-ins/postgres'
import { Secret } from '../../../src/settings'
import { createStorage, type Storage } from '../../../src/storage'
import { readableLog } from '../../reader/questions'
import { type BotServer, startBot } from '../../wire/stand-ins/bot-server'
import { aTeam, choicesOf, formFor, fromTeam, install, LINK, press, submit, textsOf } from '../../wire/stand-ins/team'

const QUESTION = 'Is Service One in scope?'

let postgres: Postgres
let stores: Storage[]
let bots: BotServer[]
let lines: string[]
beforeAll(async () => {
  postgres = await startPostgres()
  const url = new Secret(await postgres.database('app'))
  const read = readableLog()
  lines = read.lines
  stores = [0, 1].map(() => createStorage({ storage: { kind: 'postgres', url }, retentionDays: 30 }, read.log))
  bots = await Promise.all(stores.map((storage) => startBot({ storage })))
}, 60_000)
afterAll(async () => {
  for (const bot of bots) await bot.close()
  for (const storage of stores) await storage.close()
  await postgres.close()
})

/** The next instance, as a round-robin in front of them chooses. */
let turns = 0
const next = () => bots[turns++ % bots.length]!

/** Sends an activity to the next instance; gives the texts that it posted. */
async function ask(over: Record<string, unknown>): Promise<string[]> {
  const bot = next()
  const posted = await bot.turn(bot.activity({ conversation: { id: 'chat', conversationType: 'personal' }, ...over }))
  return posted.map(({ body }) => body.text ?? '')
}
const allPosted = () => bots.reduce((sum, bot) => sum + bot.connector.posted.length, 0)

describe('two instances behind a round-robin', () => {
  test('made the tables once, and are both in use', async () => {
    await Promise.all(stores.map((storage) => storage.open()))
    expect(lines.filter((line) => line.includes('first-tables'))).toHaveLength(1)
    expect(lines.filter((line) => line.includes('conversations are kept'))).toHaveLength(2)
  })

  test('a follow-up is understood by the other one', async () => {
    for (let n = 0; n < 6; n++) {
      const conversation = { id: `chat-${n}`, conversationType: 'personal' }
      await ask({ conversation, text: QUESTION })
      expect((await ask({ conversation, text: 'and Service Two?' })).join()).toMatch(/Service Two on a condition/)
    }
  })

  test('an activity that is delivered to both, at once or later, is answered once', async () => {
    const before = allPosted()
    const activity = { id: 'delivered-twice', text: QUESTION }
    await Promise.all([ask(activity), ask(activity), ask(activity), ask(activity)])
    await ask(activity)
    await ask(activity)
    expect(allPosted() - before).toBe(1)
  })

  test('a team is welcomed once, whichever instance gets the events', async () => {
    const before = allPosted()
    const over = {
      type: 'installationUpdate',
      action: 'add',
      conversation: { id: 'new', conversationType: 'personal' },
    }
    await Promise.all([ask(over), ask(over), ask(over), ask(over)])
    expect(allPosted() - before).toBe(1)
  })

  test('a thumb finds the answer that the other one gave', async () => {
    const asked = next()
    const conversation = { id: 'thumbs', conversationType: 'personal' }
    await asked.turn(asked.activity({ conversation, text: QUESTION }))
    const replyToId = `message-${asked.connector.posted.length}`
    const other = next()
    const value = { actionValue: { reaction: 'dislike' } }
    await other.send(other.activity({ type: 'invoke', name: 'message/submitAction', conversation, replyToId, value }))
    const thumbs = (await stores[0]!.forTenant('tenant').export('person-1')).filter(({ table }) => table === 'feedback')
    expect(thumbs).toEqual([expect.objectContaining({ reaction: 'dislike', trace: expect.any(Object) })])
  })
})

const team = aTeam('Compliance')
const posts = () => bots.flatMap(({ connector }) => connector.teams.posts)

describe('sharing, behind a round-robin', () => {
  /** The same form, as the dialog of the next instance would send it. */
  const sentBy = (bot: BotServer, form: Record<string, unknown>) => ({ ...form, link: `${bot.address}${LINK}` })
  const places = async (bot: BotServer) =>
    choicesOf(await press(bot, { dialog: 'share', link: `${bot.address}${LINK}` })).size
  beforeAll(() => install(bots[0]!, team))

  test('a team that one instance learnt of is offered by both, and by none once the app is removed', async () => {
    expect([await places(next()), await places(next())]).toEqual([2, 2])
    // The other one knows the team too, and is told of the new installation, but not of the removal.
    await bots[1]!.send(fromTeam(bots[1]!, team, { text: 'not for the bot' }))
    await install(bots[0]!, team, 'remove')
    expect([await places(next()), await places(next())]).toEqual([0, 0])
    await install(bots[1]!, team)
    expect([await places(next()), await places(next())]).toEqual([2, 2])
  })

  test('a dialog that is sent to both, at once or later, posts once; the other one takes it back', async () => {
    const form = await formFor(next(), 'Compliance › Audits')
    const send = (bot = next()) => submit(bot, sentBy(bot, form))
    await Promise.all([send(), send(), send(), send()])
    const [one, two] = [await send(), await send()]
    expect(posts()).toHaveLength(1)
    expect(one).toEqual(two)
    expect(textsOf(one)).toContain('Shared to')
    const undo = one.actions?.find(({ title }) => title === 'Undo')?.data ?? {}
    const taken = await Promise.all([press(next(), undo), press(next(), undo)])
    expect(taken.some((dialog) => textsOf(dialog).includes('Taken back'))).toBe(true)
    expect(posts()[0]?.removed).toBe(true)
  })

  test('what both record at the same time is one whole chain', async () => {
    const forms = await Promise.all(Array.from({ length: 10 }, () => formFor(next(), 'Compliance › General')))
    await Promise.all(
      forms.map((form) => submit(bots.find(({ address }) => String(form.link).startsWith(address))!, form)),
    )
    expect(posts()).toHaveLength(11)
    // Each begun and posted, and the first one taken back.
    expect(await stores[1]!.forTenant('tenant').verifyAudit()).toMatchObject({ rows: 23, broken: null })
  })
})

describe('the database is gone', () => {
  test('answers come all the same, soon, and the memory comes back by itself', async () => {
    const chat = (n: number) => ({ conversation: { id: `gone-${n}`, conversationType: 'personal' }, text: QUESTION })
    const errors = () => bots.flatMap(({ log }) => log.filter(({ level }) => level === 'error')).length
    const before = errors()
    await postgres.stop()
    const began = performance.now()
    for (let n = 0; n < 20; n++) expect(await ask(chat(n))).toHaveLength(1)
    expect(performance.now() - began).toBeLessThan(15_000)
    expect(lines.filter((line) => line.includes('answers go on without a memory'))).toHaveLength(2)
    expect(errors()).toBe(before)
    expect(lines.join()).not.toContain('Service One')
    await postgres.restart()
    const deadline = Date.now() + 15_000
    const remembers = async (n: number) => {
      await ask(chat(n))
      const [answer] = await ask({ ...chat(n), text: 'and Service Two?' })
      return /Service Two on a condition/.test(answer ?? '')
    }
    let n = 100
    while (!(await remembers(n++)) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 250))
    expect(await remembers(n)).toBe(true)
  }, 60_000)

  test('nothing is shared meanwhile, and that is said; then it goes on by itself', async () => {
    const form = await formFor(bots[0]!, 'Compliance › General')
    await postgres.stop()
    expect(textsOf(await submit(bots[0]!, form))).toContain('Nothing was shared')
    expect(posts()).toHaveLength(11)
    await postgres.restart()
    const deadline = Date.now() + 15_000
    const shared = async () => textsOf(await submit(bots[0]!, form)).includes('Shared to')
    while (!(await shared()) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 250))
    expect(posts()).toHaveLength(12)
  }, 60_000)
})

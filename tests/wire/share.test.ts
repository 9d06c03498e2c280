import { storeInMemory } from '../storage/stores'
import { type BotServer, startBot } from './stand-ins/bot-server'
import { ANN, aTeam, BEN, choicesOf, formFor, fromTeam, install, LINK, press, submit, textsOf } from './stand-ins/team'

type Json = Record<string, unknown>

const storage = storeInMemory()
let bot: BotServer
let time = Date.UTC(2026, 10, 24)
let teams = 0
let name: string
let team: ReturnType<typeof aTeam>
beforeAll(async () => {
  bot = await startBot({ storage, now: () => time })
})
beforeEach(async () => {
  name = `Team${++teams}`
  team = aTeam(name)
  await install(bot, team)
})
afterEach(async () => {
  await install(bot, team, 'remove')
  bot.connector.teams.teams = []
  bot.connector.refuse = []
})
afterAll(() => bot.close())

const posts = () => bot.connector.teams.posts
const open = (from: Json = ANN) => press(bot, { dialog: 'share', link: `${bot.address}${LINK}` }, from)
const undoOf = ({ actions = [] }: { actions?: { title: string; data?: Json }[] }): Json =>
  actions.find(({ title }) => title === 'Undo')?.data ?? {}

describe('the dialog', () => {
  test('offers the channels of the person’s teams that all of their members see', async () => {
    const other = aTeam('Zebra')
    other.members = new Map([[BEN.id, BEN.aadObjectId]])
    await install(bot, other)
    expect([...choicesOf(await open()).keys()]).toEqual([`${name} › Audits`, `${name} › General`])
    expect([...choicesOf(await open(BEN)).keys()]).toEqual(['Zebra › Audits', 'Zebra › General'])
    await install(bot, other, 'remove')
  })

  test('names no team to a person who is a member of none', async () => {
    const dialog = await open(BEN)
    expect(choicesOf(dialog).size).toBe(0)
    expect(JSON.stringify(dialog)).not.toContain(name)
    expect(textsOf(dialog)).toContain('There is no channel to share to')
  })

  test('forgets a team from which the app was removed, by whatever event says so', async () => {
    for (const over of [
      { type: 'conversationUpdate', membersRemoved: [{ id: '28:bot' }] },
      {
        type: 'conversationUpdate',
        channelData: { tenant: { id: 'tenant' }, team: { id: team.id }, eventType: 'teamDeleted' },
      },
      { type: 'installationUpdate', action: 'remove-upgrade' },
    ]) {
      await bot.send(fromTeam(bot, team, { type: 'message', text: 'no mention' }))
      expect(choicesOf(await open()).size).toBe(2)
      await bot.send(fromTeam(bot, team, over))
      expect(choicesOf(await open()).size).toBe(0)
    }
  })

  test('somebody else who leaves the team changes nothing for others', async () => {
    await bot.send(fromTeam(bot, team, { type: 'conversationUpdate', membersRemoved: [{ id: BEN.id }] }))
    expect(choicesOf(await open()).size).toBe(2)
  })

  test('forgets a team that says that the app is not in it', async () => {
    bot.connector.teams.teams = []
    expect(choicesOf(await open()).size).toBe(0)
    expect((await storage.forTenant('tenant').teams()).map(({ id }) => id)).not.toContain(team.id)
  })

  test('says where Teams does not answer, instead of an empty list', async () => {
    bot.connector.refuse = Array.from({ length: 3 }, () => ({ status: 502 }))
    expect(textsOf(await open())).toContain('does not say at the moment which teams')
    expect(choicesOf(await open()).size).toBe(2)
  })

  test.each(['https://evil.example/r/report.azure-certificate', '', 'javascript:alert(1)', '/r/report.gone', 7])(
    'of the link %j says that it is gone',
    async (link) => {
      const address = typeof link === 'string' && link.startsWith('/') ? `${bot.address}${link}` : link
      expect(textsOf(await press(bot, { dialog: 'share', link: address }))).toContain(
        'is not in the catalogue any more',
      )
    },
  )
})

describe('a share', () => {
  test('begins a conversation in the channel: who shared it, the note, the card with its link', async () => {
    const form = await formFor(bot, `${name} › Audits`)
    const done = await submit(bot, { ...form, note: 'For *Monday* <b>' })
    const post = posts().at(-1)
    expect(post).toMatchObject({ channel: `19:${name.toLowerCase()}-audits@thread.tacv2`, removed: false })
    const card = JSON.stringify(post?.activity.attachments)
    expect(card).toContain('Shared by Ann Berg')
    expect(card).toContain('For \\\\*Monday\\\\* <b>')
    expect(card).toContain(`${bot.address}${LINK}.`)
    expect(card).toContain('Sources')
    expect(card).toContain('Share to a channel')
    expect(post?.activity.summary).toMatch(/^Ann Berg shared: /)
    expect(textsOf(done)).toContain(`Shared to ${name} › Audits`)
    const [view] = done.actions ?? []
    expect(view?.url).toBe(
      `https://teams.microsoft.com/l/message/${encodeURIComponent(post?.channel ?? '')}/${post?.id}?tenantId=tenant&groupId=${team.groupId}&parentMessageId=${post?.id}&teamName=${name}&channelName=Audits`,
    )
    expect(JSON.stringify(bot.log)).not.toMatch(/Monday|Ann Berg/)
  })

  test('that is sent again, also at the same time, is posted once and confirmed alike', async () => {
    const form = await formFor(bot, `${name} › General`)
    const before = posts().length
    await Promise.all([submit(bot, form), submit(bot, form), submit(bot, form)])
    const [one, two] = [await submit(bot, form), await submit(bot, form)]
    expect(posts().length - before).toBe(1)
    expect(one).toEqual(two)
    expect(textsOf(one)).toContain('Shared to')
    // Another dialog is another share.
    await submit(bot, await formFor(bot, `${name} › General`))
    expect(posts().length - before).toBe(2)
  })

  test.each([
    ['a person who is no member', BEN, {}],
    ['a person who left since the dialog opened', ANN, { leaves: true }],
    ['a channel that the team does not have', ANN, { place: '19:elsewhere@thread.tacv2' }],
    ['a private channel', ANN, { place: 'board' }],
    ['a team where the app is not', ANN, { team: '19:other@thread.tacv2' }],
  ])('of %s is refused, in one and the same sentence', async (_, from, { leaves, place, team: other }: Json) => {
    const form = await formFor(bot, `${name} › General`)
    const [id, channel] = String(form.place).split(' ')
    const wanted = place === 'board' ? `19:${name.toLowerCase()}-board@thread.tacv2` : (place ?? channel)
    if (leaves === true) team.members.clear()
    const before = posts().length
    const done = await submit(bot, { ...form, place: `${other ?? id} ${wanted}` }, from)
    expect(textsOf(done)).toContain('This channel takes no post of yours')
    expect(posts().length).toBe(before)
  })

  test.each([{}, { place: 7 }, { place: '' }, { place: 'team' }, { form: null, place: 'a b' }, { link: {} }])(
    'with %j is refused',
    async (over) => {
      const before = posts().length
      const done = await submit(bot, { dialog: 'share-post', link: `${bot.address}${LINK}`, form: 'f', ...over })
      expect(textsOf(done)).toMatch(/takes no post of yours|not in the catalogue/)
      expect(posts().length).toBe(before)
    },
  )

  test('that Teams refuses is told, and can be tried again from the same dialog', async () => {
    const form = await formFor(bot, `${name} › General`)
    bot.connector.refuse = [{ status: 403, code: 'MessageWritesBlocked', method: 'POST' }]
    expect(textsOf(await submit(bot, form))).toContain('Nothing was shared')
    const before = posts().length
    expect(textsOf(await submit(bot, form))).toContain('Shared to')
    expect(posts().length - before).toBe(1)
  })

  test('that Teams asks to send again later is', async () => {
    const form = await formFor(bot, `${name} › General`)
    bot.connector.refuse = [{ status: 429, headers: { 'retry-after': '0' }, method: 'POST' }]
    expect(textsOf(await submit(bot, form))).toContain('Shared to')
  })

  test('of which nobody knows whether it arrived is never sent again, and that is said', async () => {
    const form = await formFor(bot, `${name} › General`)
    const before = posts().length
    bot.connector.refuse = [{ status: 504, method: 'POST', afterwards: true }]
    expect(textsOf(await submit(bot, form))).toContain('Whether the post arrived is not known')
    expect(textsOf(await submit(bot, form))).toContain('Whether the post arrived is not known')
    expect(posts().length - before).toBe(1)
  })

  test('from a client without dialogs goes by messages', async () => {
    const [form] = await bot.turn(
      bot.activity({ from: ANN, value: { dialog: 'share', link: `${bot.address}${LINK}` } }),
    )
    const [{ content }] = (form?.body.attachments ?? []) as [{ content: Json & { actions: { data: Json }[] } }]
    const place = [...choicesOf(content as never).values()][0]
    const value = { ...content.actions[0]?.data, place, note: 'A note' }
    const [done] = await bot.turn(bot.activity({ from: ANN, value }))
    expect(JSON.stringify(done?.body)).toContain('Shared to')
    expect(JSON.stringify(posts().at(-1)?.activity)).toContain('A note')
  })
})

describe('taking back', () => {
  test('removes the post, for ten minutes, once', async () => {
    const undo = undoOf(await submit(bot, await formFor(bot, `${name} › General`)))
    time += 9 * 60_000
    expect(textsOf(await press(bot, undo))).toContain('Taken back')
    expect(posts().at(-1)?.removed).toBe(true)
    expect(textsOf(await press(bot, undo))).toContain('can no longer be taken back')
  })

  test('is for who shared it alone, and not later', async () => {
    team.members.set(BEN.id, BEN.aadObjectId)
    const undo = undoOf(await submit(bot, await formFor(bot, `${name} › General`)))
    expect(textsOf(await press(bot, undo, BEN))).toContain('can no longer be taken back')
    expect(textsOf(await press(bot, { ...undo, share: 'share/made-up' }))).toContain('can no longer be taken back')
    time += 10 * 60_000 + 1
    expect(textsOf(await press(bot, undo))).toContain('can no longer be taken back')
    expect(posts().at(-1)?.removed).toBe(false)
  })

  test('that Teams refuses may be tried again; a post that is gone counts as taken back', async () => {
    const undo = undoOf(await submit(bot, await formFor(bot, `${name} › General`)))
    bot.connector.refuse = [{ status: 500, method: 'DELETE' }]
    expect(textsOf(await press(bot, undo))).toContain('did not take the post back')
    posts().at(-1)!.removed = true
    expect(textsOf(await press(bot, undo))).toContain('Taken back')
  })
})

test('the record of all of it is whole', async () => {
  const verified = await storage.forTenant('tenant').verifyAudit()
  expect(verified).toMatchObject({ broken: null })
  expect(verified.rows).toBeGreaterThan(15)
})

import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { Secret } from '../../../src/settings'
import { OTHER_TENANT, PERSON, RESOURCE, refusal, TENANT } from '../../identity/stand-ins/cloud'
import { interleaved } from '../../identity/stand-ins/interleaved'
import { type Place, type Sent, SKUS } from './stand-ins/chat'
import { freshChat, OTHER_PERSON } from './stand-ins/fresh-chat'

type Json = Record<string, unknown>

const CHANNEL: Place = { kind: 'channel', conversation: '19:general@thread.tacv2' }
const GROUP: Place = { kind: 'groupChat', conversation: '19:group@thread.v2' }
const at = freshChat({ instances: 2, key: new Secret(randomBytes(32).toString('base64')) })

const cardOf = (sent: Sent | undefined) =>
  sent?.attachments?.find(({ contentType }) => contentType.endsWith('card.adaptive'))?.content as Json | undefined
const actionOf = (card: Json | undefined) => (card?.actions as Json[] | undefined)?.[0]

/** What the client of a person is shown of the card: it sends the action, and the person's token where it is asked for one. */
async function look(action: unknown, place: Place, token?: string) {
  const first = await at.chat.invoke('adaptiveCard/action', { action, trigger: 'automatic' }, place)
  if (first.body.statusCode !== 401) return first
  const { tokenExchangeResource, connectionName } = first.body.value as Json & { tokenExchangeResource: { id: string } }
  const signed = token ?? at.chat.cloud.signIn({ tid: place.tenant ?? TENANT, oid: place.person ?? PERSON })
  const authentication = { id: tokenExchangeResource.id, connectionName, token: signed }
  return at.chat.invoke('adaptiveCard/action', { action, trigger: 'automatic', authentication }, place)
}

test.each([
  ['a channel', CHANNEL],
  ['a group chat', GROUP],
])('in %s everybody gets a card with nothing of anybody, which only the asker’s client refreshes', async (_, place) => {
  const [message, ...more] = await at.chat.say('how many Power BI seats do we have?', place)
  expect(more).toEqual([])
  expect(message?.text).toContain('names Power BI as certified on a condition')
  expect(JSON.stringify(message)).not.toMatch(/licences, \d+ assigned|Contoso/)
  const card = cardOf(message)
  expect(card).toMatchObject({
    type: 'AdaptiveCard',
    version: '1.5',
    refresh: { action: { type: 'Action.Execute', verb: 'own-tenant' }, userIds: [`29:${TENANT}-${PERSON}`] },
    actions: [{ type: 'Action.Execute', verb: 'own-tenant' }],
  })
  expect(at.chat.cloud.calls).toEqual([])
})

test('whoever looks is asked for a token of their own, and is shown what it reads; nothing is posted', async () => {
  const [message] = await at.chat.say('how many Power BI seats do we have?', CHANNEL)
  const action = actionOf(cardOf(message))
  const asked = await at.chat.invoke('adaptiveCard/action', { action, trigger: 'automatic' }, CHANNEL)
  expect(asked.status).toBe(200)
  expect(asked.body).toMatchObject({
    statusCode: 401,
    type: 'application/vnd.microsoft.activity.loginRequest',
    value: { tokenExchangeResource: { uri: RESOURCE }, buttons: [{ type: 'signin' }] },
  })
  const shown = await look(action, CHANNEL)
  expect(shown.body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' })
  expect(JSON.stringify(shown.body.value)).toContain('In your tenant: Power BI, 80 licences, 65 assigned.')
  // The card of one person asks for nothing by itself again.
  expect(shown.body.value).not.toHaveProperty('refresh')
  expect([asked.sent, shown.sent]).toEqual([[], []])
  // Signed in by now: no token is asked for.
  const again = await at.chat.invoke('adaptiveCard/action', { action, trigger: 'manual' }, CHANNEL)
  expect(again.body.statusCode).toBe(200)
})

test('answers about services carry no line in a channel, also of somebody who is signed in', async () => {
  await look(actionOf(cardOf((await at.chat.say('check our tenant', CHANNEL))[0])), CHANNEL)
  for (const place of [CHANNEL, GROUP])
    expect(JSON.stringify(await at.chat.say('is Intune covered?', place))).not.toContain('In your tenant')
  expect(JSON.stringify(await at.chat.say('is Intune covered?'))).toContain('In your tenant')
})

test('a token exchange that reaches a group signs in, and posts nothing there', async () => {
  const [, card] = await at.chat.say('what of ours is covered?')
  const { sent, status } = await at.chat.exchange(card, GROUP)
  expect([status, sent]).toEqual([200, []])
})

test.each([
  [
    'consent is missing',
    () => at.around.cloud.planted.token.push(refusal('invalid_grant', 65001)),
    'Nobody has yet allowed this app',
  ],
  [
    'the role is missing',
    () => at.around.cloud.planted.skus.push({ status: 403 }),
    'Your account may not read the licences',
  ],
])('where %s the card says so, to that person', async (_, plant, sentence) => {
  const action = actionOf(cardOf((await at.chat.say('do we have Windows 365?', CHANNEL))[0]))
  plant()
  const shown = await look(action, CHANNEL)
  expect(shown.body.statusCode).toBe(200)
  expect(JSON.stringify(shown.body.value)).toContain(sentence)
  expect(JSON.stringify(shown.body.value)).toContain('Windows 365')
  expect(shown.sent).toEqual([])
})

test('another person’s token is refused with 412', async () => {
  const action = actionOf(cardOf((await at.chat.say('check our tenant', CHANNEL))[0]))
  const shown = await look(action, CHANNEL, at.chat.cloud.signIn({ oid: OTHER_PERSON }))
  expect(shown.body).toMatchObject({ statusCode: 412, type: 'application/vnd.microsoft.error.preconditionFailed' })
  expect(at.chat.cloud.count(/subscribedSkus/)).toBe(0)
})

test.each([
  ['no question', { verb: 'own-tenant' }],
  ['a question that is none', { verb: 'own-tenant', data: { question: { about: 'secrets', services: [] } } }],
  ['services that are no ids', { verb: 'own-tenant', data: { question: { about: 'services', services: ['<b>'] } } }],
])('an action with %s gets a card with a sentence', async (_, action) => {
  const { status, body } = await at.chat.invoke('adaptiveCard/action', { action }, CHANNEL)
  expect(status).toBe(200)
  expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' })
})

test('two tenants, two people each, in chats and channels, at two instances, in any order and at once: everybody sees their own', async () => {
  const people = [TENANT, OTHER_TENANT].flatMap((tenant) =>
    [PERSON, OTHER_PERSON].map((person) => ({ tenant, person })),
  )
  // Each person holds another number of licences, so that an answer tells whose it is.
  const seats = ({ tenant, person }: { tenant: string; person: string }) =>
    1000 + people.findIndex((one) => one.tenant === tenant && one.person === person)
  const [sku] = SKUS.filter((one) => (one as { skuPartNumber: string }).skuPartNumber === 'POWER_BI_PRO')
  at.chat.cloud.holdings = (tenant, person = '') => ({
    name: `Organisation ${seats({ tenant, person })}`,
    skus: [{ ...sku, prepaidUnits: { enabled: seats({ tenant, person }) } }],
  })
  const seen = { own: 0, shared: 0 }
  const own = (text: string, who: { tenant: string; person: string }) => {
    for (const [, number] of text.matchAll(/Power BI, (\d+) licences/g)) {
      expect(Number(number)).toBe(seats(who))
      seen.own += 1
    }
  }
  const act = fc.record({
    who: fc.constantFrom(...people),
    instance: fc.constantFrom(0, 1),
    what: fc.constantFrom('ask', 'ask', 'public', 'refresh', 'card', 'card', 'sign-out'),
    together: fc.boolean(),
  })
  type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never
  const doing = async ({ who, instance, what }: Act) => {
    const alone = { ...who, instance, conversation: `chat of ${who.tenant} ${who.person}` }
    const channel = { ...CHANNEL, ...who, instance, conversation: `channel of ${who.tenant}` }
    if (what === 'sign-out') return void (await at.chat.say('sign out', alone))
    if (what === 'refresh') return void (await at.chat.say('refresh', alone))
    if (what === 'public') return void (await at.chat.say('is Power BI covered?', alone))
    if (what === 'ask') {
      const sent = await at.chat.say('how many Power BI seats do we have?', alone)
      const card = sent.find((one) => JSON.stringify(one).includes('card.oauth'))
      if (card !== undefined) await at.chat.exchange(card, alone)
      return
    }
    const [message] = await at.chat.say('how many Power BI seats do we have?', channel)
    const shown = await look(actionOf(cardOf(message)), channel)
    own(JSON.stringify(shown.body), who)
  }
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: 8 }), async (acts) => {
      await interleaved(acts, doing)
    }),
    { numRuns: 25 },
  )
  // Every message that left the process, by the conversation it went to.
  for (const { body } of at.chat.microsoft.sent) {
    const { id } = body.conversation as { id: string }
    const [, tenant = '', person = ''] = /^chat of (\S+) (\S+)$/.exec(id) ?? []
    if (person !== '') own(JSON.stringify(body), { tenant, person })
    else {
      seen.shared += 1
      expect(JSON.stringify(body)).not.toMatch(/Power BI, \d+ licences|Organisation/)
    }
  }
  expect(seen.own).toBeGreaterThan(20)
  expect(seen.shared).toBeGreaterThan(5)
}, 120_000)

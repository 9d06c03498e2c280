import { WINDOW_DONE } from '../../../bot/cards/sign-in'
import { DONE } from '../../../tab/pages/tenant/consent-address'
import { OTHER_TENANT, PERSON, RESOURCE, refusal, TENANT } from '../../identity/stand-ins/cloud'
import { brokenStore } from '../../storage/stores'
import { type Chat, ORIGIN, signInOf, startChat } from './stand-ins/chat'
import { freshChat, OTHER_PERSON, signIn, texts } from './stand-ins/fresh-chat'

const at = freshChat({ instances: 2 })

const graph = () => at.chat.cloud.count(/subscribedSkus/)
const signedIn = (place = {}) => signIn(at.chat, place)

test('a question about the tenant is answered for everybody, asks Teams for a token, and is answered with it', async () => {
  const [first, card, ...more] = await at.chat.say('how many Power BI seats do we have?')
  expect(more).toEqual([])
  expect(first?.text).toContain('needs your sign-in')
  expect(first?.text).toContain('names Power BI as certified on a condition')
  expect(signInOf(card)).toEqual({
    text: expect.any(String),
    connectionName: expect.any(String),
    tokenExchangeResource: { id: expect.any(String), uri: RESOURCE },
    buttons: [{ type: 'signin', title: 'Sign in', value: `${ORIGIN}/tab/tenant/consent` }],
  })
  const { status, body, sent } = await at.chat.exchange(card)
  expect([status, body]).toEqual([200, {}])
  expect(sent).toHaveLength(1)
  expect(sent[0]?.text).toMatch(/^In your tenant: Power BI, 80 licences, 65 assigned\. As of \d\d:\d\d UTC on /)
  expect(graph()).toBe(1)
})

test('from then on answers about services carry the line, and Graph is asked no more', async () => {
  await signedIn()
  const [answer, ...more] = await at.chat.say('is Intune covered?')
  expect(more).toEqual([])
  expect(answer?.text).toMatch(/names Microsoft Intune as certified.*In your tenant: Microsoft Intune, \d+ licences/s)
  expect(JSON.stringify(answer)).not.toContain(`${ORIGIN}/r/`)
  const [own, ...rest] = await at.chat.say('which of our services are not named?')
  expect(rest).toEqual([])
  expect(own?.text).toContain('In your tenant,')
  expect(texts(await at.chat.say('who certifies Microsoft?'))).not.toContain('tenant')
  expect(graph()).toBe(1)
})

test('the same exchange from several clients, at both instances, is made once', async () => {
  const [, card] = await at.chat.say('what of ours is covered?')
  const all = await Promise.all([0, 1, 0, 1, 0].map((instance) => at.chat.exchange(card, { instance })))
  expect(all.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  await at.chat.exchange(card, { instance: 1 })
  expect(at.chat.microsoft.sent.filter(({ body }) => /of \d+ services/.test(String(body.text)))).toHaveLength(1)
  expect(graph()).toBe(1)
})

test('the instance that did not make the exchange asks Teams again, without losing the question', async () => {
  await signedIn()
  const [, card] = await at.chat.say('do we have Windows 365?', { instance: 1 })
  expect(signInOf(card)).toBeDefined()
  const { sent } = await at.chat.exchange(card, { instance: 0 })
  expect(sent[0]?.text).toMatch(/^In your tenant: Windows 365/)
})

test.each([
  ['of another person', (c: Chat) => c.cloud.signIn({ oid: OTHER_PERSON })],
  ['of another tenant', (c: Chat) => c.cloud.signIn({ tid: OTHER_TENANT })],
  ['that is signed by nobody', (c: Chat) => c.cloud.forged({ alg: 'none' }, {})],
  ['that is none', () => 'abc'],
  ['without anything', () => ''],
])('a token %s cannot be exchanged: 412, and nobody is signed in', async (_, token) => {
  const [, card] = await at.chat.say('what of ours is covered?')
  const { status, body, sent } = await at.chat.exchange(card, {}, token(at.chat))
  expect(status).toBe(412)
  expect(body).toMatchObject({ connectionName: expect.any(String), failureDetail: expect.any(String) })
  expect(sent).toEqual([])
  expect(graph()).toBe(0)
  expect((await at.chat.exchange(card)).status).toBe(412)
  expect(signInOf((await at.chat.say('what of ours is covered?'))[1])).toBeDefined()
})

test('without consent: 412, the sentence with who may grant it, and one more try once the window is closed', async () => {
  at.chat.cloud.planted.token.push(refusal('invalid_grant', 65001, { suberror: 'consent_required' }))
  const [, card] = await at.chat.say('do we have Windows 365?')
  const { status, sent } = await at.chat.exchange(card)
  expect(status).toBe(412)
  expect(sent).toHaveLength(1)
  expect(sent[0]?.text).toContain('Nobody has yet allowed this app')
  expect(sent[0]?.text).toContain('LicenseAssignment.Read.All')
  expect(sent[0]?.text).toContain('names Windows 365 as certified')
  expect(JSON.stringify(sent[0])).toContain('/v2.0/adminconsent?client_id=')
  // The other clients of the person hear the same, and nothing is said twice.
  const again = await at.chat.exchange(card, { instance: 1 })
  expect([again.status, again.sent]).toEqual([412, []])

  const closed = await at.chat.invoke('signin/verifyState', { state: '' })
  expect(closed.status).toBe(200)
  expect(closed.sent).toHaveLength(1)
  expect((await at.chat.invoke('signin/verifyState', { state: '' }, { instance: 1 })).sent).toEqual([])
  const done = await at.chat.exchange(closed.sent[0])
  expect(done.status).toBe(200)
  expect(done.sent[0]?.text).toMatch(/^In your tenant: Windows 365/)
})

test('a window that was left without consent asks for nothing', async () => {
  await at.chat.say('what of ours is covered?')
  const { status, sent } = await at.chat.invoke('signin/verifyState', { state: 'CancelledByUser' })
  expect([status, sent]).toEqual([200, []])
})

test('the page that the button opens is the tab’s, and Entra leads back to where the registration says', () => {
  expect(WINDOW_DONE).toBe(DONE)
})

test.each([
  ['the wrong role', { status: 403 }, 'Your account may not read the licences'],
  ['a Graph that is down', { status: 500 }, 'did not give a usable answer'],
  ['a Graph that wants no more', { status: 429, headers: { 'retry-after': '30' } }, 'Please ask again in 30 s.'],
])('with %s the sentence says so, beside what everybody is told; it is tried once', async (_, planted, sentence) => {
  at.chat.cloud.planted.skus.push(planted)
  const [, card] = await at.chat.say('do we have Windows 365?')
  const { status, sent } = await at.chat.exchange(card)
  expect(status).toBe(200)
  expect(sent).toHaveLength(1)
  expect(sent[0]?.text).toContain(sentence)
  expect(sent[0]?.text).toContain('names Windows 365 as certified')
  expect(graph()).toBe(1)
  // Nobody is signed in who was not answered: public answers do not try it again.
  expect(texts(await at.chat.say('is Intune covered?'))).not.toContain('your tenant')
  expect(graph()).toBe(1)
})

test('where the keys of Entra cannot be fetched the sentence says so, beside the public answer', async () => {
  at.chat.cloud.planted.keys.push({ status: 500 })
  const [, card] = await at.chat.say('do we have Windows 365?')
  const { status, sent } = await at.chat.exchange(card)
  expect(status).toBe(200)
  expect(texts(sent)).toContain('The signing keys of Microsoft Entra cannot be fetched')
  expect(texts(sent)).toContain('names Windows 365 as certified')
})

test('what Teams says of its own failure reaches the log, as a code', async () => {
  const { status } = await at.chat.invoke('signin/failure', {
    code: 'resourcematchfailed',
    message: 'adele@example.com',
  })
  expect(status).toBe(200)
  const [line] = at.chat.bots[0]?.log.filter(({ level }) => level === 'warn') ?? []
  expect(line).toMatchObject({ code: 'resourcematchfailed' })
  expect(JSON.stringify(line)).not.toContain('adele')
})

test.each(['sign out', 'Log out', 'LOGOUT', 'please sign me out'])(
  '“%s” signs out, at all instances',
  async (words) => {
    await signedIn()
    await signedIn({ instance: 1 })
    expect(texts(await at.chat.say('is Intune covered?', { instance: 1 }))).toContain('In your tenant')
    expect(texts(await at.chat.say(words))).toContain('You are signed out')
    for (const instance of [0, 1]) {
      expect(texts(await at.chat.say('is Intune covered?', { instance }))).not.toContain('In your tenant')
      expect(signInOf((await at.chat.say('what of ours is covered?', { instance }))[1])).toBeDefined()
    }
    expect(texts(await at.chat.say('sign out', { person: OTHER_PERSON }))).toContain('Nobody is signed in')
  },
)

test('“sign in” asks for a token, says that it is done, and does not ask again', async () => {
  const [, card] = await at.chat.say('Sign in')
  expect(texts((await at.chat.exchange(card)).sent)).toContain('You are signed in')
  const [answer, ...more] = await at.chat.say('sign in')
  expect(answer?.text).toContain('You are signed in')
  expect(more).toEqual([])
})

test('a sign-in ends with its token', async () => {
  const seconds = Math.floor(Date.now() / 1000)
  const [, card] = await at.chat.say('what of ours is covered?')
  // Over, but within the tolerance of the clocks.
  await at.chat.exchange(card, {}, at.chat.cloud.signIn({ exp: seconds - 200 }))
  expect(texts(await at.chat.say('is Intune covered?'))).toContain('In your tenant')
  at.chat.later(200_000)
  expect(texts(await at.chat.say('is Intune covered?'))).not.toContain('In your tenant')
})

test('the sample is shown where it is asked for by name, and never in place of the tenant', async () => {
  const [sample, ...more] = await at.chat.say('show me the sample tenant')
  expect(more).toEqual([])
  expect(sample?.text).toMatch(/^This is a sample, Contoso \(sample\)/)
  expect(texts(await at.chat.say('what of ours is covered?'))).not.toContain('This is a sample')
})

test('neither tokens nor names nor what a tenant holds reach the log or the store', async () => {
  await signedIn()
  await at.chat.say('how many Power BI seats do we have?')
  const kept = JSON.stringify(await at.chat.storages[0]?.forTenant(TENANT).export())
  const log = JSON.stringify(at.chat.bots.map(({ log }) => log))
  for (const text of [kept, log]) expect(text).not.toMatch(/eyJ|Contoso|adele|Adele|SPE_E3|POWER_BI/)
  expect(log).toContain('signed in')
  expect(kept).toContain(`session/${PERSON}`)
})

test('without a store nobody can sign in, and everybody is still answered', async () => {
  const broken = await startChat(at.around, { storages: [brokenStore()] })
  const [answer, ...more] = await broken.say('do we have Windows 365?')
  expect(more).toEqual([])
  expect(answer?.text).toContain('The store of conversations cannot be used.')
  expect(answer?.text).toContain('names Windows 365 as certified')
  await broken.close()
})

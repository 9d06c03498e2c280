import { randomBytes } from 'node:crypto'
import type { Card } from '../../../bot/cards/elements'
import { Secret } from '../../../src/settings'
import { OTHER_TENANT } from '../../identity/stand-ins/cloud'
import { brokenStore } from '../../storage/stores'
import { problems } from '../renderer'
import { type Place, type Sent, SKUS, startChat } from './stand-ins/chat'
import { freshChat, OTHER_PERSON, signIn, texts } from './stand-ins/fresh-chat'

type Json = Record<string, unknown>

const CHANNEL: Place = { kind: 'channel', conversation: '19:general@thread.tacv2' }
const at = freshChat({ instances: 2 })
const graph = () => at.chat.cloud.count(/subscribedSkus/)
const buttonsOf = ({ attachments = [] }: Sent): Json[] =>
  attachments.flatMap(({ content }) => (content.actions as Json[]) ?? [])
const titlesOf = (sent: Sent) => buttonsOf(sent).map(({ title }) => title)
const TOO_EARLY =
  /^That is the reading of a moment ago: Microsoft Graph is not asked more often\. It can be read anew in (\d) seconds?\./

describe('“refresh” after an answer about the tenant', () => {
  test.each(['typed', 'pressed'])('%s: reads anew, for the same question', async (way) => {
    await signIn(at.chat)
    const [answer] = await at.chat.say('how many Power BI seats do we have?')
    expect(answer?.text).toMatch(/As of \d\d:\d\d UTC on \d{4}-\d\d-\d\d, from Microsoft Graph\./)
    const button = buttonsOf(answer as Sent).find(({ title }) => title === 'Refresh')
    const words = JSON.stringify(button?.data)
    expect(words).toContain('"Refresh"')
    at.chat.later(60_000)
    at.chat.cloud.holdings = () => ({ name: 'Contoso', skus: SKUS.slice(0, 0) })
    const [again, ...more] = way === 'typed' ? await at.chat.say('refresh') : await at.chat.press(button?.data)
    expect(more).toEqual([])
    expect(again?.text).toMatch(/^In your tenant no licence of the list brings Power BI\./)
    expect(graph()).toBe(2)
    expect(titlesOf(again as Sent)).toContain('Refresh')
    // What follows still follows the question, and a refresh of it is a refresh of that.
    expect(texts(await at.chat.say('refresh'))).toMatch(TOO_EARLY)
  })

  test('too early: says so, with the time to wait, and shows what was read', async () => {
    await signIn(at.chat)
    const said = texts(await at.chat.say('refresh'))
    expect(said).toMatch(TOO_EARLY)
    expect(said).toMatch(/\d+ of \d+ services/)
    expect(graph()).toBe(1)
    at.chat.later(6000)
    const later = texts(await at.chat.say('refresh'))
    expect(later).not.toMatch(TOO_EARLY)
    expect(later).toMatch(/\d+ of \d+ services/)
    expect(graph()).toBe(2)
  })

  test('where Graph refuses it by then, that is said, and nothing of before is shown', async () => {
    await signIn(at.chat)
    at.chat.later(60_000)
    at.chat.cloud.planted.skus.push({ status: 403 })
    const said = texts(await at.chat.say('refresh'))
    expect(said).toContain('Your account may not read the licences')
    expect(said).not.toContain('In your tenant')
  })

  test('of somebody who is signed out asks for a sign-in, and answers then', async () => {
    await signIn(at.chat)
    await at.chat.say('how many Power BI seats do we have?')
    await at.chat.say('sign out')
    // Signing out is no answer about the tenant: there is nothing to refresh.
    expect(texts(await at.chat.say('refresh'))).not.toMatch(/As of|moment ago/)
    expect(graph()).toBe(1)
  })

  test('after a public answer, in another chat, or of another person it is no wish at all', async () => {
    await signIn(at.chat)
    await at.chat.say('who certifies Microsoft?')
    expect(texts(await at.chat.say('refresh'))).not.toMatch(/As of|moment ago/)
    await at.chat.say('what of ours is covered?')
    expect(texts(await at.chat.say('refresh', { conversation: 'another' }))).not.toMatch(/As of|moment ago/)
    expect(graph()).toBe(1)
  })

  test('the sample is not read, and offers no refresh', async () => {
    const [sample] = await at.chat.say('show me the sample tenant')
    expect(titlesOf(sample as Sent)).not.toContain('Refresh')
    expect(texts(await at.chat.say('refresh'))).toMatch(/^This is a sample/)
  })

  test('in a channel each person’s own card has the button, and nothing is posted', async () => {
    await signIn(at.chat)
    const [message] = await at.chat.say('how many Power BI seats do we have?', CHANNEL)
    expect(titlesOf(message as Sent)).not.toContain('Refresh')
    const [action] = buttonsOf(message as Sent)
    const shown = await at.chat.invoke('adaptiveCard/action', { action, trigger: 'automatic' }, CHANNEL)
    const own = shown.body.value as Json
    expect(problems(own as unknown as Card)).toEqual([])
    const refresh = (own.actions as Json[]).find(({ title }) => title === 'Refresh')
    expect(refresh).toMatchObject({ type: 'Action.Execute', verb: 'own-tenant', data: { anew: true } })
    const early = await at.chat.invoke('adaptiveCard/action', { action: refresh, trigger: 'manual' }, CHANNEL)
    expect(JSON.stringify(early.body)).toContain('That is the reading of a moment ago')
    at.chat.later(60_000)
    const anew = await at.chat.invoke('adaptiveCard/action', { action: refresh, trigger: 'manual' }, CHANNEL)
    expect(JSON.stringify(anew.body)).toContain('In your tenant: Power BI')
    expect([graph(), early.sent, anew.sent]).toEqual([2, [], []])
  })
})

describe('“Am I signed in?”', () => {
  const asked = async (place: Place = {}) => at.chat.say('Am I signed in?', place)

  test('nobody is: says so, and offers to', async () => {
    const [said, ...more] = await asked()
    expect(more).toEqual([])
    expect(said?.text).toContain('You are not signed in')
    expect(titlesOf(said as Sent)).toEqual(['Sign in'])
  })

  test.each(['Am I signed in?', 'am i signed out?', 'am I logged off', 'who am I signed in as?'])(
    '“%s” says to which organisation, asks nobody, and signs nobody out',
    async (words) => {
      await signIn(at.chat)
      const calls = at.chat.cloud.calls.length
      expect(texts(await at.chat.say(words))).toMatch(/^You are signed in to Contoso\./)
      expect(texts(await at.chat.say(words))).toMatch(/^You are signed in to Contoso\./)
      expect(at.chat.cloud.calls).toHaveLength(calls)
      expect(texts(await at.chat.say('is Intune covered?'))).toContain('In your tenant')
    },
  )

  test('the organisation is left out by an instance that has not read it yet', async () => {
    const key = new Secret(randomBytes(32).toString('base64'))
    const shared = await startChat(at.around, { instances: 2, key })
    await signIn(shared)
    expect(texts(await shared.say('am I signed in?', { instance: 1 }))).toMatch(
      /^You are signed in\. The name of your organisation was not read yet/,
    )
    expect(graph()).toBe(1)
    await shared.close()
  })

  test('who signed in at another instance, or so long ago that it has ended, is told that', async () => {
    const [, card] = await at.chat.say('what of ours is covered?')
    // Over, but within the tolerance of the clocks.
    await at.chat.exchange(card, {}, at.chat.cloud.signIn({ exp: Math.floor(Date.now() / 1000) - 200 }))
    expect(texts(await asked({ instance: 1 }))).toMatch(/^You signed in before and did not sign out/)
    expect(texts(await asked())).toMatch(/^You are signed in to Contoso/)
    at.chat.later(200_000)
    expect(texts(await asked())).toMatch(/^You signed in before and did not sign out/)
    await at.chat.say('sign out')
    expect(texts(await asked())).toContain('You are not signed in')
    expect(texts(await asked({ person: OTHER_PERSON }))).toContain('You are not signed in')
    expect(texts(await asked({ tenant: OTHER_TENANT }))).toContain('You are not signed in')
  })

  test('in a channel nothing of it is told', async () => {
    await signIn(at.chat)
    const said = JSON.stringify(await asked(CHANNEL))
    expect(said).toContain('in a personal chat')
    expect(said).not.toMatch(/Contoso|You are/)
  })

  test('a store that is away is said', async () => {
    const broken = await startChat(at.around, { storages: [brokenStore()] })
    expect(texts(await broken.say('am I signed in?'))).toContain('The store of conversations cannot be used.')
    await broken.close()
  })
})

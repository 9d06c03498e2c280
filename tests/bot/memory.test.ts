import type { Activity } from 'botbuilder-core'
import { feedbackKey, seenKey, traceKey, turnKey, welcomeKey } from '../../bot/memory/keys'
import { personOf, tenantOf } from '../../bot/memory/owner'
import { StateStorage } from '../../bot/memory/state-storage'
import { AppError } from '../../src/errors'
import { storeInMemory } from '../storage/stores'

const GUID = '6A1C0C5E-0000-4000-8000-00000000000A'

const activity = (over: object): Activity =>
  ({ channelId: 'msteams', from: { id: '29:1AbC' }, conversation: { id: 'chat' }, ...over }) as unknown as Activity

describe('botbuilder’s Storage over the store', () => {
  const store = storeInMemory()
  const state = new StateStorage(store.forTenant('a'), 'ann', () => 7)
  afterAll(() => store.close())

  test('gives items with their eTags, and nothing for keys without one', async () => {
    await state.write({ one: { n: 1, deep: { a: [null] }, eTag: '*' }, two: { n: 2 } })
    const read = await state.read(['one', 'two', 'three'])
    expect(read).toEqual({
      one: { n: 1, deep: { a: [null] }, eTag: expect.any(String) },
      two: { n: 2, eTag: expect.any(String) },
    })
  })

  test('refuses an item whose eTag is old, and the whole batch with it', async () => {
    await state.write({ item: { n: 1 } })
    const { item } = await state.read(['item'])
    await state.write({ item: { ...item, n: 2 } })
    const late = await state.write({ other: { n: 1 }, item: { ...item, n: 3 } }).catch((error: unknown) => error)
    expect(late instanceof AppError && late.code).toBe('storage-conflict')
    expect(await state.read(['item', 'other'])).toEqual({ item: { n: 2, eTag: expect.any(String) } })
    await state.write({ item: { n: 4, eTag: '*' } })
    expect((await state.read(['item'])).item).toMatchObject({ n: 4 })
  })

  test('deletes, also what is not there', async () => {
    await state.write({ gone: { n: 1 } })
    await state.delete(['gone', 'never'])
    expect(await state.read(['gone'])).toEqual({})
  })

  test('what it writes belongs to the person of the turn, in the tenant of the turn', async () => {
    await state.write({ mine: { n: 1 } })
    const rows = await store.forTenant('a').export('ann')
    expect(rows).toContainEqual(expect.objectContaining({ key: 'mine', tenant: 'a', person: 'ann', at: 7 }))
    expect(await new StateStorage(store.forTenant('b'), 'ann', () => 7).read(['mine'])).toEqual({})
  })
})

describe('whose a turn is', () => {
  test.each([
    [{ conversation: { id: 'c', tenantId: GUID }, channelData: { tenant: { id: 'other' } } }, GUID.toLowerCase()],
    [{ channelData: { tenant: { id: 'contoso' } } }, 'contoso'],
    [{}, 'none'],
    [{ channelData: { tenant: 7 } }, 'none'],
    [{ channelData: { tenant: { id: "x'; drop" } } }, expect.stringMatching(/^hash\.[\w-]{43}$/)],
    [{ channelData: { tenant: { id: 'x'.repeat(2000) } } }, expect.stringMatching(/^hash\./)],
  ])('the tenant of %j', (over, tenant) => {
    const found = tenantOf(activity(over))
    expect(found).toEqual(tenant)
    expect(() => storeInMemory().forTenant(found)).not.toThrow()
  })

  test.each([
    [{ from: { id: '29:1AbC', aadObjectId: GUID } }, GUID.toLowerCase()],
    [{ from: { id: '29:1AbC' } }, '29:1AbC'],
    [{ from: { id: '' } }, null],
    [{ from: { id: 'x'.repeat(2000) } }, expect.stringMatching(/^[\w-]{43}$/)],
  ])('the person of %j', (over, person) => {
    expect(personOf(activity(over))).toEqual(person)
  })
})

test('keys are short and hold no sign that a store refuses, whatever the ids are', () => {
  const odd = activity({
    id: '\ud800'.repeat(500),
    from: { id: '\0'.repeat(2000) },
    conversation: { id: "'\n".repeat(900) },
  })
  for (const key of [turnKey(odd), welcomeKey(odd), traceKey(odd, 'm'), feedbackKey(odd, 'm'), seenKey(odd)]) {
    expect(key).toMatch(/^[\w%.~!*'()/-]{1,200}$/)
  }
  expect(seenKey(activity({}))).toBeUndefined()
})

import { AppError } from '../../src/errors'
import type { Storage } from '../../src/storage'
import { auditCases } from './audit'
import { sharingCases } from './sharing'
import { DAY, mark, T, tenantCases } from './tenants'

/** A store under test: instances of the app that use the same data. */
export interface Place {
  /** An instance; its clock is the test's. */
  instance(now?: () => number): Storage
  close(): Promise<void>
}

let keys = 0
const aKey = () => `turns/msteams/19%3Aa%40thread.tacv2/${++keys}`

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const thrown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  )
  return thrown instanceof AppError ? thrown.code : `not an AppError: ${thrown}`
}

/** The cases that every store has to pass. */
export function contract(open: () => Promise<Place>): void {
  let place: Place
  let storage: Storage
  let time = T
  beforeAll(async () => {
    place = await open()
    storage = place.instance(() => time)
  })
  afterAll(async () => {
    await storage.close()
    await place.close()
  })

  tenantCases(
    () => storage,
    (now) => {
      time = now
    },
  )

  sharingCases(
    () => storage,
    () => place,
  )
  auditCases(
    () => storage,
    (now) => {
      time = now
    },
  )

  describe('state', () => {
    test('what is not there reads as nothing', async () => {
      expect((await storage.forTenant('a').readState([aKey()])).size).toBe(0)
      expect((await storage.forTenant('a').readState([])).size).toBe(0)
    })

    test('reads back what was written, whatever is in it', async () => {
      const [key, other] = [aKey(), aKey()]
      const value = { n: 1, deep: { a: [1, null, 'é', '😀', 'nul \0', "'; drop table x --"] } }
      const kept = storage.forTenant('a')
      await kept.writeState(
        [
          { key, value },
          { key: other, value: { big: 'x'.repeat(300_000) } },
        ],
        mark(),
      )
      const read = await kept.readState([key, other, aKey()])
      expect(read.get(key)?.value).toEqual(value)
      expect(read.get(other)?.value).toMatchObject({ big: expect.stringMatching(/^x{300000}$/) })
      expect(read.size).toBe(2)
    })

    test('an etag is honoured: the older writer is refused and the newer value stays', async () => {
      const key = aKey()
      const kept = storage.forTenant('a')
      await kept.writeState([{ key, value: { n: 1 } }], mark())
      const { etag } = (await kept.readState([key])).get(key)!
      await kept.writeState([{ key, value: { n: 2 }, etag }], mark())
      expect(await codeOf(kept.writeState([{ key, value: { n: 3 }, etag }], mark()))).toBe('storage-conflict')
      expect((await kept.readState([key])).get(key)?.value).toEqual({ n: 2 })
      await kept.writeState([{ key, value: { n: 4 } }], mark())
      expect((await kept.readState([key])).get(key)?.value).toEqual({ n: 4 })
    })

    test('an etag of an entry that was deleted and made anew is old', async () => {
      const key = aKey()
      const kept = storage.forTenant('a')
      await kept.writeState([{ key, value: { n: 1 } }], mark())
      const { etag } = (await kept.readState([key])).get(key)!
      await kept.deleteState([key, aKey()])
      expect(await codeOf(kept.writeState([{ key, value: { n: 2 }, etag }], mark()))).toBe('storage-conflict')
      await kept.writeState([{ key, value: { n: 3 } }], mark())
      expect(await codeOf(kept.writeState([{ key, value: { n: 4 }, etag }], mark()))).toBe('storage-conflict')
    })

    test('a batch with one conflict is not written at all', async () => {
      const [key, other] = [aKey(), aKey()]
      const kept = storage.forTenant('a')
      const changes = [
        { key: other, value: {} },
        { key, value: {}, etag: 'old' },
      ]
      expect(await codeOf(kept.writeState(changes, mark()))).toBe('storage-conflict')
      expect((await kept.readState([key, other])).size).toBe(0)
    })

    test('steps that were taken together stay together, or none of them', async () => {
      const key = aKey()
      const kept = storage.forTenant('a')
      const broken = kept.together(async (inside) => {
        await inside.writeState([{ key, value: {} }], mark())
        expect((await inside.readState([key])).size).toBe(1)
        throw new AppError('internal')
      })
      expect(await codeOf(broken)).toBe('internal')
      expect((await kept.readState([key])).size).toBe(0)
    })

    test('of eight racing writers, on two instances, one wins', async () => {
      const key = aKey()
      const second = place.instance()
      const instances = [storage.forTenant('a'), second.forTenant('a')]
      await instances[0]!.writeState([{ key, value: { n: 0 } }], mark())
      const { etag } = (await instances[1]!.readState([key])).get(key)!
      const race = await Promise.allSettled(
        Array.from({ length: 8 }, (_, n) => instances[n % 2]!.writeState([{ key, value: { n }, etag }], mark())),
      )
      expect(race.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      const created = await Promise.all(
        Array.from({ length: 8 }, (_, n) => instances[n % 2]!.createState({ key: `${key}-new`, value: { n } }, mark())),
      )
      expect(created.filter(Boolean)).toHaveLength(1)
      await second.close()
    })
  })

  describe('activities', () => {
    test('are taken once, also by several instances at once', async () => {
      const second = place.instance(() => time)
      const instances = [storage.forTenant('a'), second.forTenant('a')]
      const taken = await Promise.all(
        Array.from({ length: 8 }, (_, n) => instances[n % 2]!.takeActivity('once', mark('ann', time))),
      )
      expect(taken.filter(Boolean)).toHaveLength(1)
      await second.close()
    })

    test('are taken again after they were given back, or by whom the first left them behind', async () => {
      const kept = storage.forTenant('a')
      expect(await kept.takeActivity('back', mark())).toBe(true)
      await kept.releaseActivity('back')
      expect(await kept.takeActivity('back', mark())).toBe(true)
      expect(await kept.takeActivity('back', mark('ann', T + 59_000))).toBe(false)
      expect(await kept.takeActivity('back', mark('ann', T + 61_000))).toBe(true)
    })

    test('that were answered are never taken again, nor given back', async () => {
      const kept = storage.forTenant('a')
      await kept.takeActivity('answered', mark())
      await kept.activityAnswered('answered')
      await kept.releaseActivity('answered')
      expect(await kept.takeActivity('answered', mark('ann', T + 5 * 61_000))).toBe(false)
    })
  })

  test('feedback: the later thumb of a person stands', async () => {
    const kept = storage.forTenant('thumbs')
    const thumb = { key: 'k', message: 'm', trace: null }
    await kept.saveFeedback({ ...thumb, reaction: 'like', comment: 'a\0b' }, mark())
    await kept.saveFeedback({ ...thumb, reaction: 'dislike', comment: null }, mark())
    const [stored, ...more] = await kept.export()
    expect(more).toEqual([])
    expect(stored).toMatchObject({ table: 'feedback', reaction: 'dislike', comment: null, person: 'ann', at: T })
  })

  test('unanswered questions are counted by day, topic and reason, from several instances', async () => {
    const second = place.instance()
    const instances = [storage.forTenant('counts'), second.forTenant('counts')]
    const counted = { topic: 'edition', reason: 'not-stated', at: T }
    await Promise.all(Array.from({ length: 20 }, (_, n) => instances[n % 2]!.countUnanswered(counted)))
    await instances[0]!.countUnanswered({ ...counted, at: T + DAY })
    expect(await instances[0]!.export()).toEqual([
      {
        table: 'unanswered',
        tenant: 'counts',
        day: '2026-11-24',
        topic: 'edition',
        reason: 'not-stated',
        count: 20,
        at: T,
      },
      expect.objectContaining({ day: '2026-11-25', count: 1 }),
    ])
    await second.close()
  })

  test('references are renewed, listed and deleted', async () => {
    const kept = storage.forTenant('refs')
    await kept.saveReference({ key: 'one', reference: { serviceUrl: 'https://old.example' } }, mark())
    await kept.saveReference({ key: 'one', reference: { serviceUrl: 'https://new.example' } }, mark())
    expect(await kept.references()).toEqual([{ key: 'one', reference: { serviceUrl: 'https://new.example' } }])
    await kept.deleteReference('one')
    expect(await kept.references()).toEqual([])
  })
}

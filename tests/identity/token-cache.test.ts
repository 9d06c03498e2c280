import { randomBytes } from 'node:crypto'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { type Person, Sealing, Sessions, TokenCache } from '../../src/identity'
import { Secret } from '../../src/settings'
import type { Storage } from '../../src/storage'
import { migrate } from '../../src/storage/migrate'
import { openSqlite } from '../../src/storage/sqlite'
import { readToken, saveToken } from '../../src/storage/tokens'
import { brokenStore, storeInMemory } from '../storage/stores'
import { OTHER_TENANT, PERSON, TENANT } from './stand-ins/cloud'

const aKey = () => new Secret(randomBytes(32).toString('base64'))
const KEY = aKey()
const adele: Person = { tenant: TENANT, id: PERSON, roles: [], member: true, token: 'a', ends: 0 }

let storage: Storage
let now: number
beforeEach(() => {
  storage = storeInMemory()
  now = Date.now()
})
afterEach(() => storage.close())

const cacheOf = (key = KEY, cloud: 'global' | 'china' = 'global') =>
  new TokenCache({ storage, sealing: new Sealing(key), cloud, now: () => now })
const sessions = () => new Sessions(storage, () => now)
const lasting = (token: string) => ({ token, ends: now + 3_600_000 })

test('what is sealed for one place opens there under the same key, and nowhere else', () => {
  const place = fc.array(fc.string({ maxLength: 5 }), { maxLength: 4 })
  const [sealing, other] = [new Sealing(KEY), new Sealing(aKey())]
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), place, place, (text, here, there) => {
      const sealed = sealing.seal(text, here)
      expect(sealing.open(sealed, here)).toBe(Buffer.from(text).toString())
      if (JSON.stringify(here) !== JSON.stringify(there)) expect(sealing.open(sealed, there)).toBeUndefined()
      expect(other.open(sealed, here)).toBeUndefined()
      expect(sealing.seal(text, here)).not.toBe(sealed)
    }),
  )
})

test('no bit of it can be changed, and nothing that was never sealed opens', () => {
  const sealing = new Sealing(KEY)
  const sealed = Buffer.from(sealing.seal('a token', ['here']), 'base64url')
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const changed = Buffer.from(sealed)
    changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7))
    expect(sealing.open(changed.toString('base64url'), ['here'])).toBeUndefined()
  }
  fc.assert(fc.property(fc.string(), (text) => sealing.open(text, ['here']) === undefined))
})

test('the key is printed by no way of printing', () => {
  expect(inspect(cacheOf(), { depth: 9, showHidden: true })).not.toContain(KEY.reveal().slice(0, 12))
})

test('a token is there for its session, its name and its cloud, until it ends', async () => {
  const person = await sessions().of(adele)
  await cacheOf().keep(person, 'one', lasting('t'))
  expect(await cacheOf().read(person, 'one')).toEqual(lasting('t'))
  expect(await cacheOf().read(person, 'two')).toBeUndefined()
  expect(await cacheOf().read({ ...person, session: 'another' }, 'one')).toBeUndefined()
  expect(await cacheOf().read({ ...person, tenant: OTHER_TENANT }, 'one')).toBeUndefined()
  expect(await cacheOf(KEY, 'china').read(person, 'one')).toBeUndefined()
  expect(await cacheOf(aKey()).read(person, 'one')).toBeUndefined()
  now += 3_600_000
  expect(await cacheOf().read(person, 'one')).toBeUndefined()
})

test('of a session that has ended nothing is kept any more, and the next one is another', async () => {
  const person = await sessions().of(adele)
  expect(await sessions().of(adele)).toEqual(person)
  await cacheOf().keep(person, 'one', lasting('t'))
  expect(await sessions().end(person)).toMatchObject({ session: person.session })
  await cacheOf().keep(person, 'two', lasting('t'))
  expect(await storage.forTenant(TENANT).export()).toEqual([])
  expect(await sessions().end(person)).toBeUndefined()
  expect((await sessions().of(adele)).session).not.toBe(person.session)
})

test('instances that begin a session together have one', async () => {
  const begun = await Promise.all(Array.from({ length: 8 }, () => sessions().of(adele)))
  expect(new Set(begun.map(({ session }) => session)).size).toBe(1)
})

test('while the store is away nothing that is kept counts, and nothing fails', async () => {
  const broken = brokenStore()
  const away = new Sessions(broken, () => now)
  const [one, two] = [await away.of(adele), await away.of(adele)]
  expect(one.session).not.toBe(two.session)
  const cache = new TokenCache({ storage: broken, sealing: new Sealing(KEY), cloud: 'global', now: () => now })
  await cache.keep(one, 'one', lasting('t'))
  expect(await cache.read(one, 'one')).toBeUndefined()
  await cache.drop(one, 'one')
  // Nobody is told that they are signed out who is not.
  await expect(away.end(adele)).rejects.toMatchObject({ code: 'storage-unavailable' })
  await broken.close()
})

test('a tenant has so many tokens and no more: what has ended goes, then the oldest', async () => {
  const engine = openSqlite(':memory:')
  await migrate(engine, 0)
  const save = (tenant: string, key: string, at: number, ends = 1000) =>
    engine.inTenant(tenant, (rows) =>
      saveToken(rows, { key, session: 's', ends, sealed: 'x' }, { person: null, at }, 3),
    )
  const left = (tenant: string) =>
    engine.inTenant(tenant, async (rows) => {
      const found = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((key) => readToken(rows, key)))
      return found.flatMap((row) => (row === undefined ? [] : [row.key]))
    })
  await save('other', 'a', 0)
  await save('one', 'a', 1)
  await save('one', 'b', 2, 4)
  await save('one', 'c', 3)
  expect(await left('one')).toEqual(['a', 'b', 'c'])
  await save('one', 'd', 5)
  expect(await left('one')).toEqual(['a', 'c', 'd'])
  await save('one', 'e', 6)
  // Renewed, it is the newest.
  await save('one', 'c', 7)
  await save('one', 'f', 8)
  expect(await left('one')).toEqual(['c', 'e', 'f'])
  expect(await left('other')).toEqual(['a'])
  await engine.close()
})

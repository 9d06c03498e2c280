import type { Storage } from '../../src/storage'
import { PERSONAL_TABLES, TENANT_TABLES } from '../../src/storage/tables'

export const DAY = 24 * 60 * 60 * 1000
/** When the tests take place, in milliseconds since 1970. */
export const T = Date.UTC(2026, 10, 24, 12)
export const mark = (person: string | null = 'ann', at = T) => ({ person, at })

/** Something to share, by a person of that name. */
export const aShare = (key: string, by: string, team = 'team') => ({
  key,
  report: 'report.azure-certificate',
  team,
  conversation: 'channel',
  place: { title: 'Azure certificate', team: 'Compliance', channel: 'General', by: `I am ${by}` },
})

/** One row in every table, of one person. */
export async function writeEverything(storage: Storage, tenant: string, person: string, at = T): Promise<void> {
  const kept = storage.forTenant(tenant)
  await kept.writeState([{ key: `state-${person}`, value: { services: ['power-bi'] } }], { person, at })
  await kept.saveReference({ key: `reference-${person}`, reference: { user: person } }, { person, at })
  // Keys of shares and teams are nobody's: they stay in the audit, which outlives the person.
  await kept.beginShare(aShare(`share-${person.charCodeAt(0)}`, person), { person, at })
  await kept.saveTeam(
    { id: `team-${person.charCodeAt(0)}`, serviceUrl: 'https://smba.example', name: null, groupId: null },
    at,
  )
  const thumb = {
    message: 'message-1',
    reaction: 'like',
    comment: `I am ${person}`,
    trace: { rule: 'verdict' },
  } as const
  await kept.saveFeedback({ key: `feedback-${person}`, ...thumb }, { person, at })
  await kept.takeActivity(`seen-${person}`, { person, at })
  await kept.saveToken(
    { key: `token-${person}`, session: 's', ends: at, sealed: `sealed of ${person}` },
    { person, at },
  )
  await kept.countUnanswered({ topic: 'edition', reason: 'not-stated', at })
}

/** That tenants and persons are kept apart, erased and swept, on every store; `setTime` sets the clock of its sweep. */
export function tenantCases(storage: () => Storage, setTime: (now: number) => void): void {
  describe('tenants', () => {
    test('see nothing of each other, under the same keys', async () => {
      await writeEverything(storage(), 'one', 'ann')
      await writeEverything(storage(), 'two', 'ben')
      const [one, two] = [storage().forTenant('one'), storage().forTenant('two')]
      expect(new Set((await one.export()).map(({ table }) => table))).toEqual(new Set(TENANT_TABLES))
      expect(JSON.stringify(await one.export())).not.toContain('ben')
      expect((await two.readState(['state-ann'])).size).toBe(0)
      await two.deleteState(['state-ann'])
      expect((await one.readState(['state-ann'])).size).toBe(1)
      expect(await two.references()).toHaveLength(1)
      expect(await two.takeActivity('seen-ann', mark())).toBe(true)
    })

    test.each(['', 'a b', "a'b", 'x'.repeat(101), 'a/b'])('%j is no id of one', (id) => {
      expect(() => storage().forTenant(id)).toThrow(RangeError)
    })
  })

  describe('erasure', () => {
    test('of a person deletes every row of the person, and no other', async () => {
      await writeEverything(storage(), 'erase', 'ann')
      await writeEverything(storage(), 'erase', 'ben')
      await writeEverything(storage(), 'other', 'ann')
      const kept = storage().forTenant('erase')
      const exported = await kept.export('ann')
      expect(exported.map(({ table }) => table)).toEqual([...PERSONAL_TABLES])
      expect(exported.every(({ person }) => person === 'ann')).toBe(true)
      expect(await kept.erasePerson('ann', T)).toEqual(Object.fromEntries(PERSONAL_TABLES.map((table) => [table, 1])))
      expect(await kept.export('ann')).toEqual([])
      expect(JSON.stringify(await kept.export())).not.toMatch(/\bann\b/)
      expect(await kept.export('ben')).toHaveLength(PERSONAL_TABLES.length)
      expect(await storage().forTenant('other').export('ann')).toHaveLength(PERSONAL_TABLES.length)
    })

    test('of a tenant leaves nothing of it', async () => {
      await writeEverything(storage(), 'gone', 'ann')
      await writeEverything(storage(), 'stays', 'ann')
      const kept = storage().forTenant('gone')
      expect(await kept.erase()).toEqual(Object.fromEntries(TENANT_TABLES.map((table) => [table, 1])))
      expect(await kept.export()).toEqual([])
      expect(await storage().forTenant('stays').export()).toHaveLength(TENANT_TABLES.length)
    })
  })

  test('the sweep deletes what is older than the retention, of every tenant, and nothing else', async () => {
    for (const tenant of ['sweep-one', 'sweep-two']) {
      await writeEverything(storage(), tenant, 'old', T)
      await writeEverything(storage(), tenant, 'new', T + 20 * DAY)
    }
    setTime(T + 30 * DAY + 1)
    const swept = await storage().sweep()
    setTime(T)
    expect(swept.share).toBeGreaterThanOrEqual(2)
    expect(swept.audit).toBeGreaterThanOrEqual(2)
    for (const tenant of ['sweep-one', 'sweep-two']) {
      const left = await storage().forTenant(tenant).export()
      const personal = left.filter(({ table }) => (PERSONAL_TABLES as readonly string[]).includes(table))
      expect(personal.map(({ table, person }) => [table, person])).toEqual(
        PERSONAL_TABLES.filter((table) => !['seen_activity', 'token'].includes(table)).map((table) => [table, 'new']),
      )
      // The app is still in the teams, however long nobody wrote there.
      expect(left.filter(({ table }) => table === 'team')).toHaveLength(2)
      expect(await storage().forTenant(tenant).verifyAudit()).toMatchObject({ rows: 1, cut: 1, broken: null })
      expect(left.filter(({ table }) => table === 'unanswered')).toHaveLength(1)
    }
  })
}

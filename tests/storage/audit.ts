import type { Storage } from '../../src/storage'
import { aShare, DAY, mark, T } from './tenants'

/** What the audit has to do on every store; `setTime` sets the clock of its sweep. */
export function auditCases(storage: () => Storage, setTime: (now: number) => void): void {
  let tenants = 0
  /** A tenant with a chain: each share begun, and posted, by turns of two people. */
  async function chain(shares: number, from = T, tenant = `audit-${++tenants}`) {
    const kept = storage().forTenant(tenant)
    for (let n = 0; n < shares; n++) {
      const by = n % 2 === 0 ? 'ann' : 'ben'
      const key = `${from}-${n}`
      await kept.beginShare(aShare(key, by), mark(by, from + n))
      await kept.shareArrived(key, { post: { conversation: 'c', id: '1' }, at: from + n })
    }
    return { kept, tenant }
  }

  describe('the audit', () => {
    test('is a chain of its own for each tenant, and whole', async () => {
      const [one, two] = await Promise.all([chain(3), chain(2)])
      const whole = { erased: 0, cut: 0, sealedBy: 'store', broken: null }
      expect(await one.kept.verifyAudit()).toEqual({ tenant: one.tenant, rows: 6, ...whole })
      expect(await two.kept.verifyAudit()).toEqual({ tenant: two.tenant, rows: 4, ...whole })
      expect(await storage().audited()).toEqual(expect.arrayContaining([one.tenant, two.tenant]))
      expect(await storage().forTenant('nobody').verifyAudit()).toMatchObject({ rows: 0, broken: null })
    })

    test('takes what happens at the same time one after the other', async () => {
      const { kept } = await chain(1)
      await Promise.all(Array.from({ length: 12 }, (_, n) => kept.beginShare(aShare(`same-${n}`, 'ann'), mark())))
      expect(await kept.verifyAudit()).toMatchObject({ rows: 14, broken: null })
    })

    test('of which a person was erased says nothing of them, and is whole', async () => {
      const { kept } = await chain(4)
      expect(JSON.stringify(await kept.export())).toContain('I am ann')
      expect(await kept.erasePerson('ann', T + 9)).toMatchObject({ share: 2, audit: 4 })
      expect(JSON.stringify(await kept.export())).not.toMatch(/\bann\b/)
      expect(JSON.stringify(await kept.export())).toContain('I am ben')
      expect(await kept.verifyAudit()).toMatchObject({ rows: 9, erased: 4, broken: null })
      expect(await kept.erasePerson('ann', T + 10)).toMatchObject({ audit: 0 })
    })

    test('is cut from the oldest by the retention, and whole after it, also with erased rows', async () => {
      const { kept, tenant } = await chain(4)
      await kept.erasePerson('ann', T + 9)
      await chain(3, T + 20 * DAY, tenant)
      setTime(T + 30 * DAY + 2)
      await storage().sweep()
      expect(await kept.verifyAudit()).toMatchObject({ rows: 11, cut: 4, erased: 2, broken: null })
      setTime(T + 60 * DAY)
      await storage().sweep()
      expect(await kept.verifyAudit()).toMatchObject({ rows: 0, cut: 15, broken: null })
      setTime(T)
      await chain(1, T + 61 * DAY, tenant)
      expect(await kept.verifyAudit()).toMatchObject({ rows: 2, cut: 15, broken: null })
    })

    test('of a tenant that was erased leaves nothing', async () => {
      const { kept, tenant } = await chain(2)
      await kept.erase()
      expect(await kept.export()).toEqual([])
      expect(await kept.verifyAudit()).toMatchObject({ rows: 0, broken: null, sealedBy: 'nobody' })
      expect(await storage().audited()).not.toContain(tenant)
    })

    test('keeps the key that seals it to itself', async () => {
      const { kept } = await chain(1)
      const [row] = (await kept.export()).filter(({ table }) => table === 'audit_chain')
      expect(Object.keys(row ?? {})).not.toContain('secret')
    })
  })
}

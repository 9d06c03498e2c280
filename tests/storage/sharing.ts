import type { Storage } from '../../src/storage'
import type { Place } from './contract'
import { aShare, mark, T } from './tenants'

const POST = { conversation: 'channel;messageid=1', id: '1' }

/** What sharing needs of every store. */
export function sharingCases(storage: () => Storage, place: () => Place): void {
  const kept = (tenant = 'sharing') => storage().forTenant(tenant)

  describe('shares', () => {
    test('are begun once, also by several instances at once, and then known as what they came to', async () => {
      const second = place().instance()
      const instances = [kept(), second.forTenant('sharing')]
      const begun = await Promise.all(
        Array.from({ length: 8 }, (_, n) => instances[n % 2]!.beginShare(aShare('once', 'ann'), mark())),
      )
      expect(begun.filter((before) => before === null)).toHaveLength(1)
      expect(begun.filter((before) => before?.state === 'posting')).toHaveLength(7)
      await instances[1]!.shareArrived('once', { post: POST, at: T + 5 })
      expect(await instances[0]!.beginShare(aShare('once', 'ann'), mark())).toEqual({
        ...aShare('once', 'ann'),
        state: 'posted',
        person: 'ann',
        at: T + 5,
        post: POST,
      })
      await second.close()
    })

    test('that were refused may be begun again', async () => {
      await kept().beginShare(aShare('refused', 'ann'), mark())
      await kept().shareRefused('refused', T)
      expect(await kept().beginShare(aShare('refused', 'ann'), mark())).toBeNull()
    })

    test('that arrived are not refused later', async () => {
      await kept().beginShare(aShare('arrived', 'ann'), mark())
      await kept().shareArrived('arrived', { post: POST, at: T })
      await kept().shareRefused('arrived', T)
      expect(await kept().beginShare(aShare('arrived', 'ann'), mark())).toMatchObject({ state: 'posted' })
    })

    test('are taken back by who made them, in time, and by nobody else', async () => {
      await kept().beginShare(aShare('back', 'ann'), mark())
      const since = (person: string, moment: number) => kept().beginUndo('back', { person, since: moment })
      expect(await since('ann', 0)).toBeNull()
      await kept().shareArrived('back', { post: POST, at: T })
      expect(await since('ben', 0)).toBeNull()
      expect(await since('ann', T + 1)).toBeNull()
      expect(await kept('other').beginUndo('back', { person: 'ann', since: 0 })).toBeNull()
      expect(await since('ann', T)).toMatchObject({ state: 'undoing', post: POST })
      // Begun, and broken off: it may be ended however late.
      expect(await since('ann', T + 1e9)).toMatchObject({ state: 'undoing' })
      await kept().shareUndone('back', T + 2)
      expect(await since('ann', 0)).toBeNull()
    })

    test('are listed for teams and for a person, the newest first', async () => {
      const made = [
        ['one', 'ann', 'team-1'],
        ['two', 'ben', 'team-1'],
        ['three', 'ben', 'team-2'],
      ] as const
      for (const [n, [key, by, team]] of made.entries())
        await kept('list').beginShare(aShare(key, by, team), mark(by, T + n))
      const keys = async (...[scope, most = 10]: [Parameters<ReturnType<typeof kept>['shares']>[0], number?]) =>
        (await kept('list').shares(scope, most)).map(({ key }) => key)
      expect(await keys({ teams: ['team-1'], person: null })).toEqual(['two', 'one'])
      expect(await keys({ teams: ['team-2'], person: 'ann' })).toEqual(['three', 'one'])
      expect(await keys({ teams: [], person: 'ann' })).toEqual(['one'])
      expect(await keys({ teams: [], person: null })).toEqual([])
      expect(await keys('tenant')).toEqual(['three', 'two', 'one'])
      expect(await keys('tenant', 1)).toEqual(['three'])
    })
  })

  test('teams are renewed, keep a name that is not said again, and go', async () => {
    const team = { id: '19:team@thread.tacv2', serviceUrl: 'https://old.example', name: 'Compliance', groupId: 'group' }
    await kept('teams').saveTeam(team, T)
    await kept('teams').saveTeam({ ...team, serviceUrl: 'https://new.example', name: null, groupId: null }, T)
    expect(await kept('teams').teams()).toEqual([{ ...team, serviceUrl: 'https://new.example' }])
    expect(await kept('no-teams').teams()).toEqual([])
    await kept('teams').deleteTeam(team.id)
    expect(await kept('teams').teams()).toEqual([])
  })
}

import fc from 'fast-check'
import { ACTIVITY_STATES, type ActivityRow, activityCsv, filterActivity, teamsOf } from '../../src/activity'

const aRow = (over: Partial<ActivityRow> = {}): ActivityRow => ({
  link: 'report.azure-certificate.00000000',
  title: 'Azure certificate',
  team: 'Compliance',
  channel: 'Audits',
  by: 'Ann Berg',
  at: '2026-11-24T12:00:00.000Z',
  state: 'posted',
  own: false,
  ...over,
})
const ROWS = [
  aRow({ own: true }),
  aRow({ title: 'Power BI', team: 'Sales', state: 'undone' }),
  aRow({ by: 'Ben', channel: 'General' }),
]
const titles = (filter: Parameters<typeof filterActivity>[1]) =>
  filterActivity(ROWS, filter).map((row) => ROWS.indexOf(row))

test.each([
  [{}, [0, 1, 2]],
  [{ words: '  AZURE audits ' }, [0]],
  [{ words: 'ben general' }, [2]],
  [{ words: 'nowhere' }, []],
  [{ team: 'Compliance' }, [0, 2]],
  [{ state: 'undone' as const }, [1]],
  [{ own: true }, [0]],
  [{ own: false }, [0, 1, 2]],
  [{ team: 'Compliance', words: 'ann', own: true, state: 'posted' as const }, [0]],
])('%j leaves %j', (filter, left) => {
  expect(titles(filter)).toEqual(left)
})

test('the teams are those of the rows, each once', () => {
  expect(teamsOf(ROWS)).toEqual(['Compliance', 'Sales'])
})

test('a file begins with the names of its columns and has a line a row', () => {
  expect(activityCsv([ROWS[1]!])).toBe(
    'at,by,title,team,channel,state,link\r\n2026-11-24T12:00:00.000Z,Ann Berg,Power BI,Sales,Audits,undone,report.azure-certificate.00000000\r\n',
  )
})

test('whatever people and teams are called, no cell is a formula, and none falls apart', () => {
  const words = fc.oneof(fc.string(), fc.constantFrom('=1+1', '@SUM(A1)', '-2', '+3', 'a,b', '"', '\r\n', '\t=1'))
  fc.assert(
    fc.property(words, words, fc.constantFrom(...ACTIVITY_STATES), (by, team, state) => {
      const csv = activityCsv([aRow({ by, team, state })])
      const cells = [...csv.slice(csv.indexOf('\r\n') + 2).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(?:,|\r\n)/g)]
      expect(cells).toHaveLength(7)
      const read = cells.map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '')
      expect(read.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
      expect([by, `'${by}`]).toContain(read[1])
    }),
  )
})

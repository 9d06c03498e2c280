import fc from 'fast-check'
import { VERDICTS, type Verdict } from '../../src/knowledge/types'
import { createScope } from '../../src/scope'
import { latestIn, newest } from '../../src/scope/dates'
import { standsFor } from '../../src/scope/environments'
import { cleared, readCompared, readSelection, type Selection, SORTS, writeSelection } from '../../src/scope/selection'
import { ENVIRONMENTS, type ScopeRow } from '../../src/scope/types'
import { assistant, catalogue, knowledge } from '../answers/asking'

const scope = createScope({ knowledge, catalogue, assistant })
const nothing = cleared(null)
const table = (selection: Partial<Selection> = {}) => scope.table({ ...nothing, ...selection })
const suites = table().suites.map(({ id }) => id)

const selections = fc.record<Selection>({
  q: fc.constantFrom('', 'azure', 'power', 'zzzzqq'),
  verdicts: fc.subarray([...VERDICTS]),
  suite: fc.constantFrom(null, ...suites),
  environment: fc.constantFrom(null, ...ENVIRONMENTS),
  all: fc.boolean(),
  sort: fc.option(fc.record({ by: fc.constantFrom(...SORTS), reversed: fc.boolean() }), { nil: null }),
})

test('the list holds every service of the catalogue, with the verdict that the assistant answers', () => {
  const { rows, total } = table()
  expect(total).toBe(knowledge.services.length)
  expect(rows.map(({ id, verdict }) => `${id} ${verdict}`).sort()).toEqual(
    knowledge.services.map(({ id, verdict }) => `${id} ${verdict}`).sort(),
  )
  expect(suites.sort()).toEqual(['azure', 'dynamics-365', 'office-365'])
})

test('the long list has the products that no entry answers for, as not named, each once', () => {
  const { rows, total } = table({ all: true })
  const added = rows.filter(({ nameOnly }) => nameOnly)
  expect(added.length).toBeGreaterThan(1000)
  expect(added.filter(({ verdict }) => verdict !== 'not-named')).toEqual([])
  expect(total).toBe(knowledge.services.length + added.length)
  expect(new Set(rows.map(({ id }) => id)).size).toBe(total)
  const answered = new Set(knowledge.products.filter(({ as }) => as !== undefined).map(({ name }) => name))
  expect(added.filter(({ name }) => answered.has(name))).toEqual([])
})

test('counts add up, and each is the number of rows that choosing its verdict leaves', () => {
  fc.assert(
    fc.property(selections, (selection) => {
      const { counts } = scope.table(selection)
      const open = scope.table({ ...selection, verdicts: [] })
      expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(open.rows.length)
      for (const { verdict, count } of counts) {
        expect(scope.table({ ...selection, verdicts: [verdict] }).rows).toHaveLength(count)
      }
    }),
    { numRuns: 60 },
  )
})

test('a filter leaves what fits and nothing else, and no order loses or doubles a row', () => {
  fc.assert(
    fc.property(selections, (selection) => {
      const { rows } = scope.table(selection)
      const unordered = scope.table({ ...selection, sort: null })
      expect(rows.map(({ id }) => id).sort()).toEqual(unordered.rows.map(({ id }) => id).sort())
      for (const row of rows) {
        if (selection.verdicts.length > 0) expect(selection.verdicts).toContain(row.verdict)
        if (selection.suite !== null) expect([row.id, row.suite?.id]).toContain(selection.suite)
        if (!selection.all) expect(row.nameOnly).toBe(false)
      }
    }),
    { numRuns: 60 },
  )
})

test.each(SORTS)('the order by %s is stable: what is alike stands by name, forwards and backwards', (by) => {
  const names = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })
  const keyOf = (row: ScopeRow) =>
    ({ name: row.name, verdict: row.verdict, suite: row.suite?.name, date: row.asOf && latestIn(row.asOf) })[by]
  for (const reversed of [false, true]) {
    const { rows } = table({ all: true, sort: { by, reversed } })
    const seen = new Set<string | undefined>()
    rows.forEach((row, i) => {
      const before = rows[i - 1]
      if (before && keyOf(before) === keyOf(row)) expect(names.compare(before.name, row.name)).toBeLessThanOrEqual(0)
      else {
        // A value that came back later would mean that its rows do not stand together.
        expect(seen).not.toContain(keyOf(row))
        seen.add(keyOf(row))
      }
    })
  }
})

test('the newest date stands first, and rows without a suite last either way', () => {
  const dates = table({ sort: { by: 'date', reversed: false } }).rows.map(({ asOf }) => latestIn(asOf ?? ''))
  expect(dates).toEqual([...dates].sort().reverse())
  for (const reversed of [false, true]) {
    expect(table({ sort: { by: 'suite', reversed } }).rows.at(-1)?.suite).toBeUndefined()
  }
  expect(newest(['2021-03', 'undated; later than 2022-07-11', '2022-07-11', 'undated'])).toBe('2022-07-11')
  expect(newest([])).toBeUndefined()
})

describe('environments', () => {
  const verdictIn = (environment: (typeof ENVIRONMENTS)[number]) =>
    new Map(table({ environment }).rows.map(({ id, verdict }): [string, Verdict] => [id, verdict]))

  test('a service that is named without a cloud is never a plain yes in a government cloud', () => {
    for (const environment of ['government', 'gcc', 'gcc-high', 'dod'] as const) {
      const rows = verdictIn(environment)
      for (const id of ['intune', 'windows-365', 'power-bi-embedded']) {
        expect([id, rows.get(id)]).toEqual([id, 'certified-with-conditions'])
      }
    }
    const plain = ['gcc', 'gcc-high', 'dod'].flatMap((environment) =>
      [...verdictIn(environment as 'gcc')].filter(([, verdict]) => verdict === 'certified'),
    )
    expect(plain).toEqual([])
  })

  test('nothing is certified in China', () => {
    const rows = [...verdictIn('china')]
    expect(rows.length).toBeGreaterThan(20)
    expect(rows.filter(([, verdict]) => /certified/.test(verdict)).map(([id]) => id)).toEqual([])
  })

  test('an entry of one environment is in no other', () => {
    for (const [id, own] of [
      ['office-365-gcc', 'gcc'],
      ['azure-government', 'government'],
      ['office-365-education', 'education'],
      ['azure-china', 'china'],
      ['dynamics-365-government', 'government'],
    ]) {
      expect(ENVIRONMENTS.filter((environment) => verdictIn(environment).has(id!))).toEqual([own])
    }
  })

  test('no list says more than the assistant does', () => {
    const words = { government: 'government', gcc: 'GCC', 'gcc-high': 'GCC High', dod: 'DoD', education: 'education' }
    for (const [environment, word] of Object.entries(words)) {
      for (const [id, verdict] of verdictIn(environment as 'gcc')) {
        if (verdict !== 'certified' || standsFor(id) === environment) continue
        const { name } = knowledge.services.find((s) => s.id === id)!
        const { answer } = assistant.reply({ text: `Is ${name} for ${word} in scope?` })
        expect([id, word, answer.items[0]?.verdict]).toEqual([id, word, 'certified'])
      }
    }
  })
})

test('a selection comes back out of its address', () => {
  fc.assert(
    fc.property(selections, (selection) => {
      const written = writeSelection(selection).toString()
      expect(readSelection(new URLSearchParams(written))).toEqual(selection)
    }),
  )
  expect(writeSelection(nothing).toString()).toBe('')
})

test('an address with nonsense is an address without it', () => {
  const params = new URLSearchParams('verdict=certified,splendid&env=moon&sort=-size&names=few')
  expect(readSelection(params)).toEqual({ ...nothing, verdicts: ['certified'] })
  expect(readCompared(new URLSearchParams('compare=a,b,,a,c,d,e'))).toEqual(['a', 'b', 'c', 'd'])
})

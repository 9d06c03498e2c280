import fc from 'fast-check'
import { loadKnowledge } from '../../../src/knowledge'
import { VERDICTS } from '../../../src/knowledge/types'
import {
  addressOf,
  CHANNEL_PAGES,
  type Draft,
  draftOf,
  EMPTY,
  ENVIRONMENTS,
  LONGEST_SEARCH,
} from '../../../tab/pages/configure/choice'

const ids = loadKnowledge().services.map(({ id }) => id)

test.each<[Partial<Draft>, string]>([
  [{ kind: 'app' }, '/'],
  [{ kind: 'page', page: 'reports' }, '/reports'],
  [{ kind: 'comparison', services: ['power-bi', 'intune'] }, '/scope?compare=power-bi,intune'],
  [{ kind: 'list', filter: { verdict: 'certified', env: 'gcc-high' } }, '/scope?verdict=certified&env=gcc-high'],
  [{ kind: 'list', filter: { q: ' a & b ' } }, '/scope?q=a+%26+b'],
])('%j leads to %s', (draft, address) => {
  expect(addressOf({ ...EMPTY, ...draft })).toBe(address)
})

test.each<Partial<Draft>>([
  {},
  { kind: 'page' },
  { kind: 'comparison', services: ['power-bi'] },
  { kind: 'comparison', services: ids.slice(0, 5) },
  { kind: 'list' },
  { kind: 'list', filter: { q: '  ' } },
])('%j is not complete', (draft) => {
  expect(addressOf({ ...EMPTY, ...draft })).toBeUndefined()
})

const complete: fc.Arbitrary<Draft> = fc.oneof(
  fc.constant<Draft>({ ...EMPTY, kind: 'app' }),
  fc.constantFrom(...CHANNEL_PAGES).map((page): Draft => ({ ...EMPTY, kind: 'page', page })),
  fc
    .uniqueArray(fc.constantFrom(...ids), { minLength: 2, maxLength: 4 })
    .map((services): Draft => ({ ...EMPTY, kind: 'comparison', services })),
  fc
    .record(
      {
        verdict: fc.constantFrom(...VERDICTS),
        suite: fc.constantFrom(...ids),
        env: fc.constantFrom(...ENVIRONMENTS),
        q: fc
          .string({ minLength: 1, maxLength: 8, unit: 'grapheme' })
          .map((text) => text.trim())
          .filter((text) => text !== '' && text.length <= LONGEST_SEARCH),
      },
      { requiredKeys: [] },
    )
    .filter((filter) => Object.keys(filter).length > 0)
    .map((filter): Draft => ({ ...EMPTY, kind: 'list', filter })),
)

test('a complete choice is found again from its address: that is what is preselected later', () => {
  fc.assert(
    fc.property(complete, (draft) => {
      const address = addressOf(draft)
      expect(address).toBeDefined()
      expect(draftOf(address ?? '')).toEqual(draft)
    }),
  )
})

test.each([
  '/tenant',
  '/scope/power-bi',
  '/reports?kind=certificate',
  '/scope?compare=power-bi',
  '/scope?compare=power-bi,power-bi',
  '/scope?verdict=perfect&env=moon&suite=<b>',
  'https://elsewhere.example',
  '',
])('nothing is preselected for %s', (address) => {
  expect(draftOf(address)).toEqual(EMPTY)
})

test('a page that shows a person’s own tenant is not offered to a channel', () => {
  expect(CHANNEL_PAGES).not.toContain('tenant')
})

import fc from 'fast-check'
import { createScope } from '../../src/scope'
import { cleared } from '../../src/scope/selection'
import { assistant, catalogue, knowledge } from '../answers/asking'

const scope = createScope({ knowledge, catalogue, assistant })
const find = (q: string, all = false) => scope.table({ ...cleared(null), q, all }).rows.map(({ id }) => id)
const everything = scope.table({ ...cleared(null), all: true }).rows

/** A slip in one place of a name: a letter left out, doubled up with another, replaced, or swapped with the next. */
const slips: ((name: string, at: number, letter: string) => string)[] = [
  (name, at) => name.slice(0, at) + name.slice(at + 1),
  (name, at, letter) => name.slice(0, at) + letter + name.slice(at),
  (name, at, letter) => name.slice(0, at) + letter + name.slice(at + 1),
  (name, at) => name.slice(0, at) + (name[at + 1] ?? '') + name[at] + name.slice(at + 2),
]
const letters = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz')

/** The places of a name that hold a letter or a digit: a slip elsewhere changes no word. */
const places = (name: string): number[] => [...name].flatMap((c, i) => (/[a-z]/i.test(c) ? [i] : []))

test('a name with one typing mistake finds its service', () => {
  const names = everything.filter(({ name }) => places(name).length >= 4)
  expect(names.length).toBeGreaterThan(1300)
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.nat(), letters, fc.constantFrom(...slips), (row, n, letter, slip) => {
      const at = places(row.name)
      const typed = slip(row.name, at[n % at.length]!, letter)
      expect(find(typed, true)).toContain(row.id)
    }),
    { numRuns: 150 },
  )
})

test('every service is found first by its own name', () => {
  const notFirst = knowledge.services.filter(({ id, name }) => find(name)[0] !== id).map(({ id }) => id)
  expect(notFirst).toEqual([])
})

test('every alias and every former name finds its service', () => {
  const lost = knowledge.services.flatMap(({ id, aliases }) =>
    aliases.filter((alias) => !find(alias).includes(id)).map((alias) => `${alias}: ${id}`),
  )
  expect(lost).toEqual([])
  expect(find('Microsoft Flow')).toContain('power-automate')
  expect(find('MCAS')).toContain('defender-for-cloud-apps')
})

test.each([
  ['pwoer bi', 'power-bi'],
  ['sharpoint', 'sharepoint-online'],
  ['azure front door', 'azure-service'],
  ['is intune covered?', 'intune'],
  ['ONE DRIVE', 'onedrive-for-business'],
])('“%s” finds %s first', (typed, id) => {
  expect(find(typed)[0]).toBe(id)
})

test('what is nowhere is not found, and any text is read', () => {
  expect(find('zzzzqq')).toEqual([])
  expect(find('%%%')).toEqual([])
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
      expect(Array.isArray(find(text))).toBe(true)
    }),
    { numRuns: 100 },
  )
})

import fc from 'fast-check'
import { checkRead } from '../../src/reader/check'

const OFFERED = {
  services: ['intune', 'power-bi', 'windows-365', 'sway'].map((id) => ({ id, name: id })),
  topics: [{ topic: 'edition', ask: 'Which edition?' }],
}
const TEXT = 'is the desk-in-a-browser thing (and the bi tool) covered, überhaupt?'
const check = (given: unknown, text = TEXT) => checkRead(given, text, OFFERED)
const service = (id: string, quote: string) => ({ services: [{ id, quote }], topic: null })

test('ids that were offered and words that were typed hold, and the quotes become positions', () => {
  const given = {
    services: [
      { id: 'windows-365', quote: 'desk-in-a-browser' },
      { id: 'power-bi', quote: 'bi tool' },
    ],
    topic: 'edition',
  }
  expect(check(given)).toEqual({
    services: [
      { id: 'windows-365', start: 7, end: 24 },
      { id: 'power-bi', start: 40, end: 47 },
    ],
    topic: 'edition',
  })
})

test('choosing nothing is a reading', () => {
  expect(check({ services: [], topic: null })).toEqual({ services: [], topic: null })
})

test('a service that is named twice counts once', () => {
  const given = {
    services: [service('power-bi', 'bi').services[0], service('power-bi', 'tool').services[0]],
    topic: null,
  }
  expect(check(given)?.services).toEqual([{ id: 'power-bi', start: 40, end: 42 }])
})

test.each([
  ['an unknown service', service('contoso', 'thing')],
  ['a name of the prototype', service('__proto__', 'thing')],
  ['an unknown topic', { services: [], topic: 'certified' }],
  ['a topic of the prototype', { services: [], topic: 'constructor' }],
  ['a forged quote', service('sway', 'Sway')],
  ['a quote in another case', service('windows-365', 'Desk-in-a-browser')],
  ['a part of a word', service('windows-365', 'esk')],
  ['a part of a word with an umlaut', service('windows-365', 'berhaupt')],
  ['an empty quote', service('windows-365', '')],
  ['a quote without a letter', service('windows-365', ' (')],
  [
    'one good and one bad service',
    { services: [...service('power-bi', 'bi').services, { id: 'x', quote: 'bi' }], topic: null },
  ],
  ['four services', { services: Array(4).fill({ id: 'power-bi', quote: 'bi' }), topic: null }],
  ['a million services', { services: Array(1_000_000).fill({ id: 'power-bi', quote: 'bi' }), topic: null }],
  ['a quote of a megabyte', service('power-bi', 'bi'.repeat(500_000))],
  ['a topic of a megabyte', { services: [], topic: 'x'.repeat(1_000_000) }],
  ['a field too many', { services: [], topic: null, answer: 'Sway is certified.' }],
  ['a field too many in a service', { services: [{ id: 'power-bi', quote: 'bi', verdict: 'certified' }], topic: null }],
  ['a missing topic', { services: [] }],
  ['missing services', { topic: null }],
  ['a service by its id alone', { services: ['power-bi'], topic: null }],
  ['an id that is a number', { services: [{ id: 1, quote: 'bi' }], topic: null }],
  ['JSON as a string', JSON.stringify(service('power-bi', 'bi'))],
  ['a list', [service('power-bi', 'bi')]],
  ['null', null],
  ['undefined', undefined],
  ['a number', 7],
  ['a function', () => service('power-bi', 'bi')],
])('%s is no reading', (_what, given) => {
  expect(check(given)).toBeNull()
})

test('a quote longer than a name is no reading, though it was typed', () => {
  const text = 'word '.repeat(60)
  expect(check(service('power-bi', text.slice(0, 99)), text)).not.toBeNull()
  expect(check(service('power-bi', text.slice(0, 104)), text)).toBeNull()
})

test('whatever is given, what comes out was offered and stands in the text', () => {
  const given = fc.oneof(
    fc.anything(),
    fc.record({
      services: fc.array(fc.record({ id: fc.constantFrom('intune', 'sway', 'x'), quote: fc.string() }), {
        maxLength: 5,
      }),
      topic: fc.oneof(fc.constant(null), fc.string(), fc.constant('edition')),
    }),
  )
  fc.assert(
    fc.property(given, fc.string(), (value, text) => {
      const read = check(value, text)
      for (const { id, start, end } of read?.services ?? []) {
        expect(OFFERED.services.map((s) => s.id)).toContain(id)
        expect(start >= 0 && start < end && end <= text.length).toBe(true)
      }
    }),
  )
})

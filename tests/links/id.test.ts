import fc from 'fast-check'
import { addressOf, idInAddress, readId, writeId } from '../../src/links/id'
import type { Target } from '../../src/links/target'

const DIGEST = '0f1e2d3c'
const ORIGIN = 'https://iso22301.example.com'

const word = fc.stringMatching(/^[a-z0-9]{1,8}$/)
const id = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join('-'))
const environment = fc.oneof(fc.constant(null), fc.constantFrom('gcc', 'gcc-high', 'china', 'education'))
const ids = (least: number, most: number) => fc.uniqueArray(id, { minLength: least, maxLength: most })
const target: fc.Arbitrary<Target> = fc.oneof(
  id.map((report): Target => ({ kind: 'report', report })),
  fc.tuple(id, environment).map(([service, cloud]): Target => ({ kind: 'service', service, environment: cloud })),
  fc.tuple(ids(2, 4), environment).map(
    ([services, cloud]): Target => ({
      kind: 'compare',
      services,
      environment: cloud,
    }),
  ),
  ids(1, 5).map(([topic = 'x', ...services]): Target => ({ kind: 'answer', topic, services })),
)

test('what is written is read again, and stands in an address as it is', () => {
  fc.assert(
    fc.property(target, (one) => {
      const written = writeId(one, DIGEST)
      // Long ids of four services can be too long for a link: then there is none.
      if (written === null) return
      expect(readId(written)).toEqual({ target: one, digest: DIGEST })
      expect(encodeURI(written)).toBe(written)
      expect(idInAddress(ORIGIN, addressOf(ORIGIN, written))).toBe(written)
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['report.azure-certificate.0f1e2d3c', { kind: 'report', report: 'azure-certificate' }],
  ['service.power-bi.0f1e2d3c', { kind: 'service', service: 'power-bi', environment: null }],
  [
    'service.microsoft-teams.gcc-high.0f1e2d3c',
    { kind: 'service', service: 'microsoft-teams', environment: 'gcc-high' },
  ],
  ['compare.intune~power-bi.0f1e2d3c', { kind: 'compare', services: ['intune', 'power-bi'], environment: null }],
  ['answer.edition~intune.0f1e2d3c', { kind: 'answer', topic: 'edition', services: ['intune'] }],
])('%s is written and read like this for good: links are out in the world', (written, expected) => {
  expect(readId(written)).toEqual({ target: expected, digest: DIGEST })
  expect(writeId(expected as Target, DIGEST)).toBe(written)
})

test('a link without a digest is one too', () => {
  expect(readId('service.power-bi')).toMatchObject({ digest: null })
})

test.each([
  '',
  '.',
  'service',
  'service.',
  'service.Power-BI',
  'service.power--bi',
  'service.a~b',
  'compare.a',
  'compare.a~a',
  'compare.a~b~c~d~e',
  'answer.a~b~c~d~e~f',
  'report.a.gcc.0f1e2d3c',
  'service.a.b.c.0f1e2d3c',
  'service.https://evil.example',
  'service.//evil.example',
  'redirect.a.0f1e2d3c',
  `service.${'a'.repeat(400)}`,
])('%j is no id of a link', (text) => {
  expect(readId(text)).toBeNull()
})

test.each([
  'https://evil.example/r/service.power-bi',
  'https://iso22301.example.com.evil.example/r/service.power-bi',
  'https://iso22301.example.com@evil.example/r/service.power-bi',
  'http://iso22301.example.com/r/service.power-bi',
  'https://iso22301.example.com/privacy',
  'https://iso22301.example.com:8443/r/service.power-bi',
  'javascript:alert(1)',
  'not an address',
  '',
])('%j is no link of this app', (address) => {
  expect(idInAddress(ORIGIN, address)).toBeNull()
})

test('a link is known whatever a client adds to it', () => {
  for (const added of ['', '/', '?utm=1', '#top', '/?a=b#c'])
    expect(idInAddress(ORIGIN, `HTTPS://ISO22301.example.com/r/compare.a%7Eb${added}`)).toBe('compare.a~b')
})

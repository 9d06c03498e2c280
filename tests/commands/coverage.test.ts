import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { runCoverage } from '../../src/commands/coverage'
import { loadKnowledge } from '../../src/knowledge'
import { coverage, coverageCsv, loadLicences, SAMPLE_TENANT, summarise } from '../../src/tenant'
import example from '../tenant/fixtures/paid-and-free.json'

/** What the command did: exit code, standard output, standard error. */
async function run(argv: string[], input = '') {
  const output = new PassThrough()
  const notices = new PassThrough()
  const printed = Promise.all([text(output), text(notices)])
  const code = await runCoverage(argv, { input: Readable.from([input]), output, notices })
  output.end()
  notices.end()
  const [out, err] = await printed
  return { code, out, err }
}

const folder = mkdtempSync(join(tmpdir(), 'coverage-'))
afterAll(() => rmSync(folder, { recursive: true }))

function fileOf(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const tenant = JSON.stringify(example.input)
const knowledge = loadKnowledge()
const sample = coverage(knowledge, loadLicences(), SAMPLE_TENANT)

test.each<[string, () => string[], string]>([
  ['a file', () => [fileOf('tenant.json', tenant)], ''],
  ['standard input', () => [], tenant],
  ['standard input, named', () => ['-'], tenant],
  ['a file with a byte order mark', () => [fileOf('bom.json', `\uFEFF${tenant}\r\n`)], ''],
])('reads %s and writes the coverage', async (_, argv, input) => {
  const { code, out, err } = await run(argv(), input)
  expect([code, err]).toEqual([0, ''])
  expect(JSON.parse(out)).toEqual(example.output)
})

test('shows the sample, marked as one', async () => {
  const { code, out } = await run(['--sample'])
  expect(code).toBe(0)
  expect(JSON.parse(out)).toEqual(sample)
  expect(sample.sample).toBe(true)
})

test('writes CSV or a summary where asked', async () => {
  expect((await run(['--sample', '--csv'])).out).toBe(coverageCsv(sample))
  expect(JSON.parse((await run(['--sample', '--summary'])).out)).toEqual(summarise(knowledge, sample))
})

test.each<[string, string, RegExp]>([
  ['nothing', '', /not JSON.*Next: .*subscribedSkus/s],
  ['a broken object', '{"subscribedSkus": SECRET', /not JSON/],
  ['no list', '{"subscribedSkus":{"value":"SECRET"}}', /subscribedSkus\.value is not a list/],
  [
    'a bad entry',
    '{"subscribedSkus":{"value":[{"skuPartNumber":["SECRET"]}]}}',
    /value\[0\]\.skuPartNumber is not a text/,
  ],
  [
    'half a list',
    '{"subscribedSkus":{"value":[],"@odata.nextLink":"https://SECRET"}}',
    /not complete.*Next: .*nextLink/s,
  ],
])('given %s ends with 1, names the next step, and writes no output', async (_, input, said) => {
  const { code, out, err } = await run([], input)
  expect([code, out]).toEqual([1, ''])
  expect(err).toMatch(said)
  expect(err).toMatch(/Next: /)
  expect(err).not.toMatch(/SECRET/)
})

test('names a file that it cannot read', async () => {
  for (const path of [join(folder, 'missing.json'), folder]) {
    const { code, out, err } = await run([path])
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(/Cannot read .*\((ENOENT|EISDIR)\).*Next: /s)
  }
})

test.each([[['--frobnicate']], [['a.json', 'b.json']], [['--sample', 'a.json']], [['--csv', '--summary']]])(
  'refuses %p with 2',
  async (argv) => {
    const { code, out, err } = await run(argv)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/Next: .*--help/)
  },
)

test('tells how it is used', async () => {
  for (const flag of ['--help', '-h']) {
    const { code, out } = await run([flag])
    expect(code).toBe(0)
    expect(out).toMatch(/--sample/)
  }
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { runIntents } from '../../src/commands/intents'
import { EXAMPLES, FOREIGN } from './examples'

class Sink extends Writable {
  text = ''
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString()
    // Late on purpose, so that the command has to wait for the reader.
    setImmediate(done)
  }
}

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'intents-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function file(name: string, lines: unknown[]): string {
  const path = join(folder, name)
  writeFileSync(path, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'))
  return path
}

async function run(...args: string[]) {
  const out = new Sink({ highWaterMark: 64 })
  const notices = new Sink()
  const code = await runIntents(args, { out, notices })
  await Promise.all([out, notices].map((sink) => new Promise((done) => sink.end(done))))
  const lines = out.text.split('\n').filter(Boolean)
  return { code, out: out.text, lines, notices: notices.text }
}

describe('npm run intents', () => {
  it('writes one prediction a test line, in order, and notices elsewhere', async () => {
    const tests = [...EXAMPLES, ...FOREIGN.map((text) => ({ text, intent: 'oos' })), { text: 'no intent given' }]
    const result = await run('--train', file('train.jsonl', EXAMPLES), '--test', file('test.jsonl', tests))
    expect(result.code).toBe(0)
    const rows = result.lines.map((line) => JSON.parse(line))
    expect(rows.map((row) => row.text)).toEqual(tests.map((test) => test.text))
    const intents = new Set(EXAMPLES.map(({ intent }) => intent))
    for (const row of rows) {
      expect(Object.keys(row)).toEqual(['text', 'predicted', 'score'])
      expect(intents.has(row.predicted)).toBe(true)
      expect(row.score).toBeGreaterThanOrEqual(0)
      expect(row.score).toBeLessThanOrEqual(1)
    }
    expect(EXAMPLES.every(({ intent }, at) => rows[at].predicted === intent)).toBe(true)
    expect(result.notices).toMatch(/Trained on 32 lines, 4 intents/)
  })

  it('puts an error line for a bad test line and goes on', async () => {
    const tests = [EXAMPLES[0], '{"text": ', '', { intent: 'scope' }, '[1]', { text: 7 }, EXAMPLES[1]]
    const result = await run('--train', file('train.jsonl', EXAMPLES), '--test', file('test.jsonl', tests))
    expect(result.code).toBe(0)
    const rows = result.lines.map((line) => JSON.parse(line))
    expect(rows.map((row) => row.line ?? row.predicted)).toEqual(['report', 2, 4, 5, 6, 'report'])
    expect(rows[1].error).toMatch(/not JSON/)
    expect(result.notices).toMatch(/4 test lines could not be read/)
  })

  it.each([
    ['not json', /line 2: this is not JSON/],
    [{ text: 'no intent' }, /line 2: "intent" is missing/],
    [{ intent: 'no text' }, /line 2: "text" is missing/],
  ])('names the line of a bad training line: %j', async (line, message) => {
    const train = file('train.jsonl', [EXAMPLES[0], line, EXAMPLES[1]])
    const result = await run('--train', train, '--test', file('test.jsonl', EXAMPLES))
    expect(result).toMatchObject({ code: 2, out: '', notices: expect.stringMatching(message) })
    expect(result.notices).toMatch(/Correct the line/)
  })

  it('says what is missing', async () => {
    const good = file('good.jsonl', EXAMPLES)
    const absent = join(folder, 'absent.jsonl')
    const cases: [string[], RegExp][] = [
      [[], /Name the training file with --train/],
      [['--train', good], /Name the test file with --test/],
      [['--train', good, '--test', good, '--fast'], /--fast/],
      [['--train', absent, '--test', good], /Cannot read .*absent.jsonl \(ENOENT\).*--train/],
      [['--train', good, '--test', absent], /Cannot read .*absent.jsonl \(ENOENT\).*--test/],
      [['--train', folder, '--test', good], /EISDIR/],
      [['--train', file('empty.jsonl', []), '--test', good], /no training line/],
    ]
    for (const [args, message] of cases) {
      expect(await run(...args)).toMatchObject({ code: 2, out: '', notices: expect.stringMatching(message) })
    }
  })

  it('takes an empty test file, a byte order mark and Windows line ends', async () => {
    const train = file('train.jsonl', [`\uFEFF${EXAMPLES.map((example) => JSON.stringify(example)).join('\r\n')}`])
    expect(await run('--train', train, '--test', file('test.jsonl', []))).toMatchObject({ code: 0, out: '' })
  })

  it('explains itself', async () => {
    expect(await run('--help')).toMatchObject({ code: 0, out: expect.stringContaining('--train train.jsonl') })
  })
})

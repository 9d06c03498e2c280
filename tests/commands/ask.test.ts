import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { createAssistant } from '../../src/answers'
import { runAsk, type Terminal } from '../../src/commands/ask'

/** What the command did: exit code, standard output, standard error. */
async function asked(argv: string[], input = '', style: Partial<Terminal> = {}) {
  const output = new PassThrough()
  const notices = new PassThrough()
  const printed = Promise.all([text(output), text(notices)])
  const terminal = { input: Readable.from([input]), output, notices, colour: false, columns: 80, ...style }
  const code = await runAsk(argv, terminal)
  output.end()
  notices.end()
  const [out, err] = await printed
  return { code, out, err }
}

const linesIn = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

describe('one question', () => {
  it('is answered in plain text with its sources', async () => {
    const { code, out, err } = await asked(['is power bi in scope'])
    expect(code).toBe(0)
    expect(err).toBe('')
    expect(out).toMatch(/Power BI/)
    expect(out).toMatch(/Sources\n\s+\[1\] \S[^[]*https:\/\//)
    expect(out).toMatch(/as of/)
    expect(out).not.toContain('\u001b')
  })

  it('may be given in several words', async () => {
    expect((await asked(['is', 'power', 'bi', 'in', 'scope'])).out).toBe((await asked(['is power bi in scope'])).out)
  })

  it('is coloured and folded for a terminal', async () => {
    const { out } = await asked(['is power bi in scope'], '', { colour: true, columns: 60 })
    expect(out).toContain('\u001b[1m')
    const bare = out.replaceAll(new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g'), '')
    const prose = bare.split('\n').filter((line) => !line.includes('https://'))
    for (const line of prose) expect(line.length).toBeLessThanOrEqual(60)
  })

  it('is answered as JSON with --json', async () => {
    const { out } = await asked(['--json', 'is power bi in scope'])
    const question = { text: 'is power bi in scope' }
    expect(JSON.parse(out)).toEqual(createAssistant().reply(question).answer)
  })

  it('says why with --trace', async () => {
    const { out } = await asked(['--trace', 'is power bi in scope'])
    for (const row of [/^rule\s+\S/m, /^scores\s+\S/m, /^names\s+3-11 power-bi/m, /^facts\s+\S/m])
      expect(out).toMatch(row)
  })
})

describe('a question about an own tenant', () => {
  it('is answered for the sample, which says so first', async () => {
    const { out } = await asked(['how many Power BI seats do we have?'], '', { columns: 100 })
    expect(out).toMatch(/^Power BI {2}Named, with a condition\n\nThis is a sample, Contoso \(sample\): made up/)
    expect(out).toMatch(/Power BI, \d+\s+licences, \d+ assigned\./)
    expect((await asked(['show me the sample tenant'])).out).toMatch(/^Contoso \(sample\)\n\nThis is a sample/)
  })

  it('leaves lines for a questionnaire to the public sources', async () => {
    const { out } = await asked(['--jsonl'], '{"id":1,"turns":["do we have Windows 365?"]}\n')
    expect(linesIn(out)[0]?.text).not.toContain('sample')
  })
})

describe('lines', () => {
  it('are answered in order, the last turn of each', async () => {
    const questions = [
      { id: 'a', turns: ['Is Intune covered?'] },
      { id: 'b', turns: ['Is Office 365 in scope?', 'the GCC High one'] },
      { id: 7, turns: ['What is the weather?'] },
    ]
    const { code, out } = await asked(['--jsonl'], questions.map((q) => JSON.stringify(q)).join('\n'))
    const answers = linesIn(out)
    expect(code).toBe(0)
    expect(answers.map((a) => a.id)).toEqual(['a', 'b', 7])
    expect(answers.map((a) => a.kind)).toEqual(['verdict', 'verdict', 'off-topic'])
    expect(answers[0]).toMatchObject({
      topic: null,
      items: [{ service: 'intune', verdict: 'certified' }],
      confidence: 'high',
      sources: expect.arrayContaining([
        { title: expect.any(String), url: expect.stringMatching(/^https:/), asOf: expect.any(String) },
      ]),
      facts: expect.arrayContaining([expect.any(String)]),
    })
    const keys = ['id', 'kind', 'topic', 'items', 'text', 'sources', 'facts', 'confidence']
    for (const answer of answers) expect(Object.keys(answer)).toEqual(keys)
    expect(answers[1]!.items).toEqual([{ service: 'office-365-gcc-high', verdict: 'certified-with-conditions' }])
  })

  it('that cannot be read are named, and the rest goes on', async () => {
    const bad = [
      '{',
      'null',
      '[]',
      '"text"',
      '{"id":1}',
      '{"turns":[]}',
      '{"turns":"text"}',
      '{"turns":[1]}',
      '{"turns":["a",null]}',
    ]
    const good = '{"id":"good","turns":["Is Intune covered?"]}'
    const { code, out } = await asked(['--jsonl'], [good, ...bad, '', '   ', good].join('\n'))
    const answers = linesIn(out)
    expect(code).toBe(0)
    expect(answers).toHaveLength(bad.length + 2)
    expect(answers[0]!.id).toBe('good')
    expect(answers.at(-1)!.id).toBe('good')
    answers.slice(1, -1).forEach((answer, i) => {
      expect(answer).toEqual({ line: i + 2, error: expect.stringMatching(/./) })
    })
  })

  it('may begin with a byte order mark, end with CRLF and lack the last line end', async () => {
    const line = '{"id":1,"turns":["Is Intune covered?"]}'
    const { out } = await asked(['--jsonl'], `\uFEFF${line}\r\n${line}\r\n${line}`)
    expect(linesIn(out).map((a) => a.kind)).toEqual(['verdict', 'verdict', 'verdict'])
  })

  it('are answered as they come, before the input ends', async () => {
    const input = new PassThrough()
    const output = new PassThrough()
    const finished = runAsk(['--jsonl'], { input, output, notices: new PassThrough(), colour: false, columns: 80 })
    const answers = createInterface({ input: output })
    for (const id of [1, 2, 3]) {
      input.write(`{"id":${id},"turns":["Is Intune covered?"]}\n`)
      const [answer] = (await once(answers, 'line')) as [string]
      expect(JSON.parse(answer)).toMatchObject({ id, kind: 'verdict' })
    }
    input.end()
    expect(await finished).toBe(0)
  })

  it('are answered by the thousand and in order, though the reader is slow', async () => {
    const input = Array.from({ length: 3000 }, (_, id) => JSON.stringify({ id, turns: ['Is Intune covered?'] })).join(
      '\n',
    )
    const output = new PassThrough({ highWaterMark: 64 })
    const printed = text(output)
    await runAsk(['--jsonl'], {
      input: Readable.from([input]),
      output,
      notices: new PassThrough(),
      colour: false,
      columns: 80,
    })
    output.end()
    expect(linesIn(await printed).map((a) => a.id)).toEqual(Array.from({ length: 3000 }, (_, id) => id))
  })
})

describe('a conversation on a pipe', () => {
  it('follows up, and ends with an empty line', async () => {
    const { code, out, err } = await asked([], 'Is Office 365 in scope?\nthe GCC High one\n\nIs Sway covered?\n')
    expect(code).toBe(0)
    expect(out).toMatch(/Office 365 GCC High/)
    expect(out).not.toMatch(/Sway/)
    expect(err).toMatch(/empty line/)
  })

  it('ends with its input', async () => {
    expect(await asked([], 'Is Intune covered?')).toMatchObject({ code: 0, out: expect.stringMatching(/Intune/) })
  })
})

it('tells how it is used', async () => {
  for (const flag of ['--help', '-h']) {
    const { code, out, err } = await asked([flag])
    expect(code).toBe(0)
    expect(out).toMatch(/--jsonl/)
    expect(err).toBe('')
  }
})

it('refuses an option that it does not know, with the next step on standard error', async () => {
  const { code, out, err } = await asked(['--frobnicate', 'is intune covered'])
  expect(code).toBe(2)
  expect(out).toBe('')
  expect(err).toMatch(/--frobnicate/)
  expect(err).toMatch(/Next: .*--help/)
})

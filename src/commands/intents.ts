import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { type Classifier, classify } from '../intents/classify'
import { type Example, train } from '../intents/train'
import { endWithReader, type Line, parseObject, readLines, writeLine } from './json-lines'

const USAGE = `Trains the intent classifier on one file and writes its predictions for another.

  npm run -s intents -- --train train.jsonl --test test.jsonl

Both files hold one JSON object a line: {"text": "...", "intent": "..."}. The test file may leave the intent out or say "oos".
Writes one line for each test text, in order: {"text": "...", "predicted": "...", "score": 0.93}
`

const EXIT_OK = 0
const EXIT_BAD_INPUT = 2

/** Where the command writes: results to `out`, everything else to `notices`. */
export interface Streams {
  out: Writable
  notices: Writable
}

/** Something the caller has to put right; the message says what and how. */
class InputError extends Error {}

/** Runs the command and returns its exit code: 0, or 2 when the options or the files are not usable. */
export async function runIntents(args: string[], { out, notices }: Streams): Promise<number> {
  try {
    const paths = readOptions(args)
    if (paths === 'help') {
      out.write(USAGE)
      return EXIT_OK
    }
    // Opening the test file before the training shows a mistyped path at once.
    const test = readFile(paths.test, '--test')
    const first = await test.next()
    const started = Date.now()
    const examples = await readExamples(paths.train)
    const classifier = train(examples)
    const seconds = ((Date.now() - started) / 1000).toFixed(1)
    notices.write(`Trained on ${examples.length} lines, ${classifier.intents.length} intents, in ${seconds} s.\n`)
    const { texts, bad } = await predict(first, test, classifier, out)
    notices.write(`Classified ${texts} texts.\n`)
    if (bad > 0) notices.write(`${bad} test lines could not be read; each has an error line in the output.\n`)
    return EXIT_OK
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    notices.write(`${error.message}\n`)
    return EXIT_BAD_INPUT
  }
}

function readOptions(args: string[]): { train: string; test: string } | 'help' {
  let values: { train?: string; test?: string; help?: boolean }
  try {
    values = parseArgs({
      args,
      options: { train: { type: 'string' }, test: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    }).values
  } catch (error) {
    throw new InputError(`${(error as Error).message}\n\n${USAGE}`)
  }
  if (values.help) return 'help'
  if (!values.train) throw new InputError(`Name the training file with --train.\n\n${USAGE}`)
  if (!values.test) throw new InputError(`Name the test file with --test.\n\n${USAGE}`)
  return { train: values.train, test: values.test }
}

/** The lines of a file that are not blank. */
async function* readFile(path: string, option: string): AsyncGenerator<Line, undefined> {
  const stream = createReadStream(path, 'utf8')
  try {
    // Waiting for the first bytes turns a missing file into an error here; readline would end silently.
    await once(stream, 'readable')
    yield* readLines(stream)
    if (stream.errored) throw stream.errored
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === undefined) throw error
    throw new InputError(`Cannot read ${path} (${code}). Check the path after ${option} and the file's permissions.`)
  } finally {
    stream.destroy()
  }
}

async function readExamples(path: string): Promise<Example[]> {
  const examples: Example[] = []
  for await (const { number, content } of readFile(path, '--train')) {
    const parsed = parseLine(content)
    const problem = 'problem' in parsed ? parsed.problem : parsed.intent ? undefined : '"intent" is missing or empty'
    if (problem !== undefined || !('text' in parsed)) {
      throw new InputError(
        `${path}, line ${number}: ${problem}. Correct the line, or remove it, and run the command again.`,
      )
    }
    examples.push({ text: parsed.text, intent: parsed.intent! })
  }
  if (examples.length === 0)
    throw new InputError(`${path} holds no training line. Add lines of the form {"text", "intent"}.`)
  return examples
}

type Parsed = { text: string; intent?: string } | { problem: string }

function parseLine(content: string): Parsed {
  const value = parseObject(content)
  if (typeof value === 'string') return { problem: `this is ${value}` }
  const { text, intent } = value
  if (typeof text !== 'string') return { problem: '"text" is missing or not a string' }
  if (intent === undefined || intent === null) return { text }
  if (typeof intent !== 'string') return { problem: '"intent" is not a string' }
  return { text, intent }
}

async function predict(
  first: IteratorResult<Line, undefined>,
  rest: AsyncGenerator<Line, undefined>,
  classifier: Classifier,
  out: Writable,
): Promise<{ texts: number; bad: number }> {
  let texts = 0
  let bad = 0
  for (let line = first; !line.done; line = await rest.next()) {
    const parsed = parseLine(line.value.content)
    let result: object
    if ('problem' in parsed) {
      bad++
      result = { line: line.value.number, error: `${parsed.problem}; expected {"text": "...", "intent": "..."}` }
    } else {
      texts++
      const best = classify(parsed.text, classifier)[0]!
      result = { text: parsed.text, predicted: best.intent, score: best.score }
    }
    await writeLine(out, result)
  }
  return { texts, bad }
}

/** As `npm run -s intents` starts it. */
export function main(argv: string[]): Promise<number> {
  endWithReader()
  return runIntents(argv, { out: process.stdout, notices: process.stderr })
}

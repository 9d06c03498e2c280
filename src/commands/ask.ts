import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { type Answer, type Conversation, createAssistant, type Engine } from '../answers'
import { AppError, asAppError, toCommandFailure } from '../errors'
import { loadKnowledge } from '../knowledge'
import { createTenantTeller, type TenantTeller, tenantQuestion } from '../tenant/chat'
import { answerLines } from './ask-lines'
import { endWithReader } from './json-lines'
import { printAnswer, printTrace } from './print-answer'

const USAGE = `Asks the ISO 22301 Assistant.

  npm run -s ask -- "is power bi in scope"    one question
  npm run -s ask                              a conversation; an empty line or Ctrl-D ends it
  npm run -s ask -- --jsonl                   lines {"id","turns":["…"]} in, one answer a line out, in order

Questions about an own tenant ("how many Power BI seats do we have") are answered for a made-up one; nobody signs in here.

  --json    the answer as JSON
  --trace   why this answer: rule, scores, spans and facts
`

/** Where the command reads and writes. */
export interface Terminal {
  input: Readable
  output: Writable
  notices: Writable
  /** Whether a person looks at the output: then it is coloured and folded to its width. */
  colour: boolean
  columns: number
}

interface Options {
  json: boolean
  trace: boolean
}

/** What answers: questions for everybody, and those about a tenant. */
interface Answering {
  engine: Engine
  tenants: TenantTeller
}

/** Runs the command; gives the exit code. */
export async function runAsk(argv: string[], terminal: Terminal): Promise<number> {
  try {
    const { values, positionals } = read(argv)
    if (values.help) {
      terminal.output.write(USAGE)
      return 0
    }
    const knowledge = loadKnowledge()
    const engine = createAssistant(knowledge)
    const answering = { engine, tenants: createTenantTeller(knowledge, engine) }
    if (values.jsonl) await answerLines(engine, terminal.input, terminal.output)
    else if (positionals.length > 0) askOnce(answering, positionals.join(' '), values, terminal)
    else await converse(answering, values, terminal)
    return 0
  } catch (thrown) {
    const { lines, exitCode } = toCommandFailure(asAppError(thrown))
    terminal.notices.write(`${lines.join('\n')}\n`)
    return exitCode
  }
}

function read(argv: string[]) {
  const flag = { type: 'boolean', default: false } as const
  try {
    return parseArgs({
      args: argv,
      allowPositionals: true,
      options: { json: flag, trace: flag, jsonl: flag, help: { ...flag, short: 'h' } },
    })
  } catch (cause) {
    throw new AppError('usage-invalid', { detail: (cause as Error).message, cause })
  }
}

function show(
  text: string,
  { engine, tenants }: Answering,
  conversation: Conversation | undefined,
  options: Options,
  terminal: Terminal,
): Conversation {
  const reply = engine.reply({ text }, conversation)
  const answer = ofSample(text, reply.answer, tenants)
  if (options.json) terminal.output.write(`${JSON.stringify(answer, null, 2)}\n`)
  else terminal.output.write(printAnswer(answer, terminal))
  if (options.trace && !options.json) terminal.output.write(printTrace(answer, terminal))
  return reply.conversation
}

/** The answer for the sample tenant where a question is about a tenant, else the answer as it is. */
function ofSample(text: string, answer: Answer, tenants: TenantTeller): Answer {
  const question = tenantQuestion(text, answer)
  return question === null ? answer : tenants.answer(question, tenants.sample())
}

function askOnce(answering: Answering, question: string, options: Options, terminal: Terminal): void {
  show(question, answering, undefined, options, terminal)
}

async function converse(answering: Answering, options: Options, terminal: Terminal): Promise<void> {
  terminal.notices.write('Ask about a Microsoft service and ISO 22301. An empty line ends the conversation.\n')
  const lines = createInterface({
    input: terminal.input,
    output: terminal.notices,
    prompt: '> ',
    terminal: terminal.colour,
  })
  let conversation: Conversation | undefined
  lines.prompt()
  for await (const line of lines) {
    if (!line.trim()) break
    conversation = show(line, answering, conversation, options, terminal)
    lines.prompt()
  }
  lines.close()
}

/** As `npm run -s ask` starts it. */
export function main(argv: string[]): Promise<number> {
  endWithReader()
  return runAsk(argv, {
    input: process.stdin,
    output: process.stdout,
    notices: process.stderr,
    colour: process.stdout.isTTY === true && !process.env.NO_COLOR,
    columns: process.stdout.columns ?? 100,
  })
}

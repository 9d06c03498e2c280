import { createReadStream } from 'node:fs'
import type { Readable, Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { AppError, asAppError, toCommandFailure } from '../errors'
import { loadKnowledge } from '../knowledge'
import { coverage, coverageCsv, loadLicences, SAMPLE_TENANT, summarise } from '../tenant'
import { endWithReader } from './json-lines'

const USAGE = `Says which services a tenant holds licences for, and what Microsoft's ISO 22301 page says about each.

  npm run -s coverage -- tenant.json      what Microsoft Graph v1.0 gives, all pages joined, in one object:
  npm run -s coverage < tenant.json       {"organization": {…}, "subscribedSkus": {"value": […]}}
  npm run -s coverage -- --sample         a made-up tenant

  --csv       the services as CSV
  --summary   counts by verdict and standing, with facts and sources
`

/** Where the command reads and writes. */
export interface Streams {
  input: Readable
  output: Writable
  notices: Writable
}

/** Runs the command; gives the exit code. The output is written whole, or not at all. */
export async function runCoverage(argv: string[], { input, output, notices }: Streams): Promise<number> {
  try {
    const { values, positionals } = readOptions(argv)
    if (values.help) {
      output.write(USAGE)
      return 0
    }
    const tenant = values.sample ? SAMPLE_TENANT : parsed(await contentOf(positionals[0], input))
    const knowledge = loadKnowledge()
    const found = coverage(knowledge, loadLicences(), tenant)
    if (values.csv) output.write(coverageCsv(found))
    else output.write(`${JSON.stringify(values.summary ? summarise(knowledge, found) : found, null, 2)}\n`)
    return 0
  } catch (thrown) {
    const { lines, exitCode } = toCommandFailure(asAppError(thrown))
    notices.write(`${lines.join('\n')}\n`)
    return exitCode
  }
}

function readOptions(argv: string[]) {
  const flag = { type: 'boolean', default: false } as const
  const options = { sample: flag, csv: flag, summary: flag, help: { ...flag, short: 'h' } } as const
  const read = () => {
    try {
      return parseArgs({ args: argv, allowPositionals: true, options })
    } catch (cause) {
      throw new AppError('usage-invalid', { detail: (cause as Error).message, cause })
    }
  }
  const { values, positionals } = read()
  if (positionals.length > 1) throw new AppError('usage-invalid', { detail: 'Only one file is read.' })
  if (values.sample && positionals.length > 0)
    throw new AppError('usage-invalid', { detail: 'Name a file or --sample, not both.' })
  if (values.csv && values.summary)
    throw new AppError('usage-invalid', { detail: 'Choose one of --csv and --summary.' })
  return { values, positionals }
}

async function contentOf(path: string | undefined, input: Readable): Promise<string> {
  if (path === undefined || path === '-') return text(input)
  try {
    return await text(createReadStream(path))
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === undefined) throw cause
    throw new AppError('file-unreadable', { detail: `Cannot read ${path} (${code}).`, cause })
  }
}

/** JSON as a file holds it. The parser's own message would repeat what the file holds. */
function parsed(content: string): unknown {
  try {
    return JSON.parse(content.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw new AppError('licences-invalid', { detail: 'The input is not JSON.', cause })
  }
}

/** As `npm run -s coverage` starts it. */
export function main(argv: string[]): Promise<number> {
  endWithReader()
  return runCoverage(argv, { input: process.stdin, output: process.stdout, notices: process.stderr })
}

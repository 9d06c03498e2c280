import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'

export interface Line {
  /** From 1; blank lines are counted. */
  number: number
  content: string
}

/** The lines that are not blank. A byte order mark before the first is left out. */
export async function* readLines(input: Readable): AsyncGenerator<Line, undefined> {
  let number = 0
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++
    const content = number === 1 ? line.replace(/^\uFEFF/, '') : line
    if (content.trim() !== '') yield { number, content }
  }
}

/** The JSON object of a line, or what the line is instead. */
export function parseObject(content: string): Record<string, unknown> | 'not JSON' | 'not a JSON object' {
  let value: unknown
  try {
    value = JSON.parse(content)
  } catch {
    return 'not JSON'
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'not a JSON object'
  return value as Record<string, unknown>
}

/** Writes one line, and waits where the reader is slower. */
export async function writeLine(output: Writable, value: object): Promise<void> {
  if (!output.write(`${JSON.stringify(value)}\n`)) await once(output, 'drain')
}

/** The reader of a pipe may stop early, as `head` does; that is not a failure of a command. */
export function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
}

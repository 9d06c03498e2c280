import type { Readable, Writable } from 'node:stream'
import type { Answer, Assistant, Conversation } from '../answers'
import { parseObject, readLines, writeLine } from './json-lines'

/** A line that asks: the turns of one person in one conversation. The answer is to the last. */
interface Question {
  id: unknown
  turns: string[]
}

/**
 * Reads one JSON object a line, `{"id", "turns": ["…"]}`, and writes one a line, in order. A line that cannot be read gives
 * `{"line": n, "error": "…"}`, and the rest goes on. Empty lines are passed over.
 */
export async function answerLines(assistant: Assistant, input: Readable, output: Writable): Promise<void> {
  for await (const { number, content } of readLines(input)) {
    const question = parse(content)
    const result = typeof question === 'string' ? { line: number, error: question } : answered(assistant, question)
    await writeLine(output, result)
  }
}

/** The question of a line, or what is wrong with it. */
function parse(line: string): Question | string {
  const value = parseObject(line)
  if (typeof value === 'string') return `This is ${value}. Send {"id": "…", "turns": ["…"]}.`
  const { id, turns } = value
  if (!Array.isArray(turns) || turns.length === 0 || !turns.every((t) => typeof t === 'string')) {
    return '"turns" must be a list of at least one text.'
  }
  return { id: id ?? null, turns }
}

function answered(assistant: Assistant, { id, turns }: Question): object {
  let conversation: Conversation | undefined
  let answer: Answer | undefined
  for (const text of turns) {
    const reply = assistant.reply({ text }, conversation)
    conversation = reply.conversation
    answer = reply.answer
  }
  const { kind, topic, items, text, sources, facts, confidence } = answer!
  return {
    id,
    kind,
    topic,
    items: items.map(({ service, verdict }) => ({ service, verdict })),
    text,
    sources: sources.map(({ title, url, asOf }) => ({ title, url: url ?? null, asOf })),
    facts,
    confidence,
  }
}

import { execFileSync } from 'node:child_process'
import type { Assistant } from '../../src/answers'
import { answerTo } from '../score-questions'
import { HOSTILE } from './hostile'

/** The value that this share of the values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

const RUNS = 5

function timed(work: () => unknown): number {
  const started = performance.now()
  work()
  return performance.now() - started
}

/** Milliseconds that one answer takes, for each of these texts on its own, after one round to warm up. */
export function timeQuestions(assistant: Assistant, texts: string[]): number[] {
  for (const text of texts) answerTo(assistant, [text])
  return texts.map((text) => timed(() => answerTo(assistant, [text])))
}

/** Milliseconds of each hostile text, the median of several runs, slowest first. */
export function timeHostile(assistant: Assistant): { name: string; ms: number }[] {
  return Object.entries(HOSTILE)
    .map(([name, text]) => {
      const runs = Array.from({ length: RUNS }, () => timed(() => answerTo(assistant, [text])))
      return { name, ms: quantile(runs, 0.5) }
    })
    .sort((a, b) => b.ms - a.ms)
}

/** Milliseconds from loading the engine to an assistant that can answer, in fresh processes: the median of several. */
export function timeReady(): number {
  const script = `
    const started = performance.now()
    const { createAssistant } = require(${JSON.stringify(require.resolve('../../src/answers'))})
    createAssistant()
    console.log(performance.now() - started)`
  const runs = Array.from({ length: RUNS }, () => {
    const printed = execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }).trim()
    if (!Number.isFinite(Number(printed)) || printed === '')
      throw new Error(`The engine printed something while it was loaded: ${printed}`)
    return Number(printed)
  })
  return quantile(runs, 0.5)
}

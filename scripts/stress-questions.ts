import { parseArgs } from 'node:util'
import { type Assistant, createAssistant } from '../src/answers'
import { loadKnowledge } from '../src/knowledge'
import type { Knowledge } from '../src/knowledge/types'
import { answerTo, Services } from './score-questions'
import { FRAMES, type Frame } from './stress/frames'
import { isSilent, unsupported } from './stress/judge'
import { allSubjects, createNameCheck, type Group, type Subject } from './stress/subjects'
import { createDraw, mistyped, seedOf } from './stress/typos'

/** One question of the stress set. */
export interface StressQuestion {
  subject: Subject
  frame: Frame
  /** How many typing mistakes the name carries. */
  mistakes: 0 | 1 | 2
  /** The name as asked. */
  name: string
}

export interface StressOptions {
  seed: number
  /** A licence table (CSV), where there is one. */
  table?: string | undefined
  /** Only one question in so many is asked. */
  oneIn?: number
}

export interface StressResult {
  questions: number
  byGroup: Record<string, number>
  byMistakes: Record<string, number>
  /** Answers with a certified item that nothing supports. */
  falseCertified: { question: string; group: Group; frame: string; subject: string; items: string }[]
  /** Guessed names that were certified without the reading being said. */
  silentlyCertified: string[]
}

/** How often a name is mistyped, and in how many frames each of these is asked. */
const EFFORT: Record<Group, { variants: number; frames: number }> = {
  service: { variants: 6, frames: 2 },
  ambiguous: { variants: 2, frames: 2 },
  product: { variants: 1, frames: 1 },
  licence: { variants: 1, frames: 1 },
  decoy: { variants: 1, frames: 1 },
}

/** All questions, one by one: every name in every frame, then with one and two mistakes in some. The seed decides which. */
export function* stressQuestions(knowledge: Knowledge, options: StressOptions): Generator<StressQuestion> {
  const knownAs = createNameCheck(knowledge)
  const keep = createDraw(options.seed)
  for (const subject of allSubjects(knowledge, options.table)) {
    const draw = createDraw(seedOf(subject.name) ^ options.seed)
    for (const question of askedAbout(subject, draw, knownAs)) {
      if (keep(options.oneIn ?? 1) === 0) yield question
    }
  }
}

function* askedAbout(
  subject: Subject,
  draw: ReturnType<typeof createDraw>,
  knownAs: ReturnType<typeof createNameCheck>,
): Generator<StressQuestion> {
  for (const frame of FRAMES) yield { subject, frame, mistakes: 0, name: subject.name }
  const { variants, frames } = EFFORT[subject.group]
  for (const mistakes of [1, 2] as const) {
    for (let v = 0; v < variants; v++) {
      const name = mistyped(subject.name, mistakes, draw)
      const first = draw(FRAMES.length)
      // Mistakes that cancel out, and those that make another name of the catalogue, say nothing about this one.
      if (knownAs(name) !== undefined) continue
      for (let f = 0; f < frames; f++) {
        const frame = FRAMES[(first + 5 * f) % FRAMES.length]
        if (frame) yield { subject, frame, mistakes, name }
      }
    }
  }
}

/** Asks the stress questions and counts the answers that certify what they may not. */
export function runStress(assistant: Assistant, knowledge: Knowledge, options: StressOptions): StressResult {
  const services = new Services(knowledge.services)
  const result: StressResult = {
    questions: 0,
    byGroup: {},
    byMistakes: {},
    falseCertified: [],
    silentlyCertified: [],
  }
  const count = (counts: Record<string, number>, key: string) => {
    counts[key] = (counts[key] ?? 0) + 1
  }
  for (const { subject, frame, mistakes, name } of stressQuestions(knowledge, options)) {
    const turns = frame.turns(name)
    const answer = answerTo(assistant, turns)
    result.questions++
    count(result.byGroup, subject.group)
    count(result.byMistakes, String(mistakes))
    const wrong = unsupported(services, answer.items, subject, frame)
    if (wrong.length > 0) {
      result.falseCertified.push({
        question: turns.join(' / '),
        group: subject.group,
        frame: frame.id,
        subject: `${subject.name} = ${subject.means.join(', ') || 'nothing'}`,
        items: wrong.map((item) => `${item.service}=${item.verdict}`).join(' '),
      })
    } else if (isSilent(answer, frame)) result.silentlyCertified.push(turns.join(' / '))
  }
  return result
}

/** Lines to print of a result; `show` limits the examples of silent readings, false ones are all shown. */
export function describeStress(result: StressResult, show = Number.POSITIVE_INFINITY): string[] {
  const counts = (by: Record<string, number>) => Object.entries(by).map(([key, n]) => `${key} ${n}`)
  return [
    ...result.falseCertified
      .slice(0, show)
      .map((f) => `FALSE [${f.group}, ${f.frame}] ${f.question}\n      ${f.subject} -> ${f.items}`),
    ...result.silentlyCertified.slice(0, show).map((question) => `SILENT ${question}`),
    `by kind of name: ${counts(result.byGroup).join(', ')}`,
    `by typing mistakes: ${counts(result.byMistakes).join(', ')}`,
    `stress questions ${result.questions} false-certified ${result.falseCertified.length} silently read ${result.silentlyCertified.length}`,
  ]
}

/** `node dist/scripts/stress-questions.js [--seed n] [--one-in n] [--show n]`; exit status 1 where something was falsely certified. */
function main(): void {
  const { values } = parseArgs({
    options: { seed: { type: 'string' }, 'one-in': { type: 'string' }, show: { type: 'string' } },
  })
  const knowledge = loadKnowledge()
  const started = performance.now()
  const result = runStress(createAssistant(knowledge), knowledge, {
    seed: Number(values.seed ?? 22301),
    oneIn: Number(values['one-in'] ?? 1),
    table: process.env.LICENCE_TABLE,
  })
  const lines = describeStress(result, values.show === undefined ? undefined : Number(values.show))
  lines.push(`in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  if (!process.env.LICENCE_TABLE)
    lines.push('LICENCE_TABLE is not set: licences were judged by the data of the project.')
  console.log(lines.join('\n'))
  process.exitCode = result.falseCertified.length > 0 ? 1 : 0
}

if (require.main === module) main()

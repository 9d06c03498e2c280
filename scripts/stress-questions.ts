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
  /** No more questions are asked after so many seconds. */
  seconds?: number
}

export interface StressResult {
  questions: number
  byGroup: Record<string, number>
  byMistakes: Record<string, number>
  /** Answers with a certified item that nothing supports. */
  falseCertified: { question: string; group: Group; frame: string; subject: string; items: string }[]
  /** Guessed names that were certified without the reading being said. */
  silentlyCertified: string[]
  /** Time was up before all questions were asked. */
  stopped: boolean
}

/** In how many frames a name is asked as it is, how often it is mistyped, and in how many frames each of these is asked. */
const EFFORT: Record<Group, { exact: number; variants: number; frames: number }> = {
  service: { exact: FRAMES.length, variants: 6, frames: 2 },
  ambiguous: { exact: FRAMES.length, variants: 2, frames: 2 },
  product: { exact: 8, variants: 1, frames: 1 },
  licence: { exact: 8, variants: 1, frames: 1 },
  // A mistyped decoy may be a real name ("CCloud PC" out of "Cloud PCX"): it would prove nothing.
  decoy: { exact: FRAMES.length, variants: 0, frames: 0 },
}

/** A stride that meets every frame once. */
const STRIDE = 5
const framesFrom = (first: number, count: number): Frame[] =>
  Array.from({ length: count }, (_, i) => FRAMES[(first + STRIDE * i) % FRAMES.length]).filter((f) => f !== undefined)

/** All questions, one by one: every name in eight frames or all, then with one and two mistakes in some. The seed decides which. */
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
  const { exact, variants, frames } = EFFORT[subject.group]
  for (const frame of framesFrom(draw(FRAMES.length), exact)) yield { subject, frame, mistakes: 0, name: subject.name }
  for (const mistakes of [1, 2] as const) {
    for (let v = 0; v < variants; v++) {
      const name = mistyped(subject.name, mistakes, draw)
      const first = draw(FRAMES.length)
      // Mistakes that cancel out, and those that make another name of the catalogue, say nothing about this one.
      if (knownAs(name) !== undefined) continue
      for (const frame of framesFrom(first, frames)) yield { subject, frame, mistakes, name }
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
    stopped: false,
  }
  const ends = performance.now() + 1000 * (options.seconds ?? Number.POSITIVE_INFINITY)
  const count = (counts: Record<string, number>, key: string) => {
    counts[key] = (counts[key] ?? 0) + 1
  }
  for (const { subject, frame, mistakes, name } of stressQuestions(knowledge, options)) {
    if (performance.now() > ends) {
      result.stopped = true
      break
    }
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
    ...(result.stopped ? ['STOPPED: time was up before all questions were asked.'] : []),
    `by kind of name: ${counts(result.byGroup).join(', ')}`,
    `by typing mistakes: ${counts(result.byMistakes).join(', ')}`,
    `stress questions ${result.questions} false-certified ${result.falseCertified.length} silently read ${result.silentlyCertified.length}`,
  ]
}

/** `node dist/scripts/stress-questions.js [--seed n] [--one-in n] [--seconds n] [--show n]`; exit status 1 where something was falsely certified. */
function main(): void {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      seconds: { type: 'string' },
      'one-in': { type: 'string' },
      show: { type: 'string' },
    },
  })
  const knowledge = loadKnowledge()
  const started = performance.now()
  const result = runStress(createAssistant(knowledge), knowledge, {
    seed: Number(values.seed ?? 22301),
    oneIn: Number(values['one-in'] ?? 1),
    table: process.env.LICENCE_TABLE,
    seconds: Number(values.seconds ?? 55),
  })
  const lines = describeStress(result, values.show === undefined ? undefined : Number(values.show))
  lines.push(`in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  if (!process.env.LICENCE_TABLE)
    lines.push('LICENCE_TABLE is not set: licences were judged by the data of the project.')
  console.log(lines.join('\n'))
  process.exitCode = result.falseCertified.length > 0 ? 1 : 0
}

if (require.main === module) main()

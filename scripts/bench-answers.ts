import { cpus, release, totalmem, type } from 'node:os'
import { parseArgs } from 'node:util'
import { createAssistant } from '../src/answers'
import { loadKnowledge } from '../src/knowledge'
import { askOffTopic } from './bench/off-topic'
import { browserSize, type Size } from './bench/size'
import { quantile, timeHostile, timeQuestions, timeReady } from './bench/speed'
import { LABELLED, linesOf, questionsFile } from './repository'
import { readQuestions, type Score, Services, scoreFile } from './score-questions'
import { describeStress, runStress } from './stress-questions'

const share = ({ passed, total }: { passed: number; total: number }): string =>
  `${((100 * passed) / Math.max(1, total)).toFixed(1)} %`
const kilobytes = ({ raw, gzip }: Size): string =>
  `${(raw / 1000).toFixed(0)} kB, gzipped ${(gzip / 1000).toFixed(1)} kB`
const say = (line: string): void => console.log(line)

function sayMachine(): void {
  const [cpu] = cpus()
  const memory = (totalmem() / 2 ** 30).toFixed(0)
  say(`machine: ${cpu?.model ?? 'unknown'}, ${cpus().length} cores, ${memory} GiB, ${type()} ${release()}`)
  say(`node: ${process.version}`)
}

function sayScore(name: string, score: Score, show: number): void {
  for (const f of score.failures.slice(0, show)) say(`  ${f.id} ${f.question}\n      ${f.problems.join('; ')}`)
  const all = share({ passed: score.passed, total: score.questions })
  say(
    `${name}: questions ${score.questions} accuracy ${all} verdicts ${share(score.verdicts)} false-certified ${score.falseCertified}`,
  )
}

/** `npm run bench:answers [-- --show n] [--one-in n]`: prints every figure of the answer engine. Counts gate, times do not. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { show: { type: 'string' }, 'one-in': { type: 'string' } } })
  const show = Number(values.show ?? 0)
  const knowledge = loadKnowledge()
  const assistant = createAssistant(knowledge)
  const services = new Services(knowledge.services)
  sayMachine()

  let falseCertified = 0
  for (const name of LABELLED) {
    const score = scoreFile(assistant, services, questionsFile(`${name}.jsonl`))
    falseCertified += score.falseCertified
    sayScore(name, score, show)
  }

  const offTopic = linesOf(questionsFile('off-topic.txt'))
  const other = askOffTopic(assistant, offTopic)
  for (const m of other.substantive.slice(0, show)) say(`  ${m.kind} ${m.about}: ${m.text}`)
  say(
    `off-topic: texts ${other.asked} substantive ${other.substantive.length} (${share({ passed: other.substantive.length, total: other.asked })}) verdicts ${other.verdicts.length}`,
  )

  const texts = [
    ...LABELLED.flatMap((n) => readQuestions(questionsFile(`${n}.jsonl`)).flatMap((q) => q.turns)),
    ...offTopic,
  ]
  const times = timeQuestions(assistant, texts)
  say(
    `speed: questions ${times.length} p50 ${quantile(times, 0.5).toFixed(3)} ms p99 ${quantile(times, 0.99).toFixed(3)} ms worst ${Math.max(...times).toFixed(2)} ms`,
  )
  const hostile = timeHostile(assistant)
  for (const { name, ms } of hostile.slice(0, Math.max(3, show)))
    say(`  2,000 characters, ${name}: ${ms.toFixed(2)} ms`)
  say(`worst 2,000-character input: ${hostile[0]?.ms.toFixed(2)} ms (${hostile[0]?.name})`)
  say(`ready: ${timeReady().toFixed(0)} ms`)

  const size = await browserSize()
  say(`size for a browser: ${kilobytes(size.whole)}`)
  for (const part of ['code', 'knowledge', 'lexicon', 'weights'] as const) say(`  ${part}: ${kilobytes(size[part])}`)

  const stress = runStress(assistant, knowledge, {
    seed: 22301,
    oneIn: Number(values['one-in'] ?? 1),
    table: process.env.LICENCE_TABLE,
    seconds: 55,
  })
  for (const line of describeStress(stress, show)) say(line)
  if (!process.env.LICENCE_TABLE) say('LICENCE_TABLE is not set: licences were judged by the data of the project.')
  process.exitCode = falseCertified + stress.falseCertified.length + other.verdicts.length > 0 ? 1 : 0
}

if (require.main === module) {
  main().catch((failure: unknown) => {
    console.error(failure)
    process.exitCode = 2
  })
}

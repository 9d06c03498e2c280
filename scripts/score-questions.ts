import type { Answer, Assistant, Conversation } from '../src/answers'
import type { ServiceId } from '../src/knowledge/types'
import { linesOf } from './repository'

/** An answer that is accepted for a question. Every item must be there with one of its verdicts. */
export interface Outcome {
  kind: string
  topic?: string[]
  items?: { service: string; verdict: string[] }[]
}

/** A question with the answers that its facts support. The label is for the answer to the last turn. */
export interface LabelledQuestion {
  id: string
  turns: string[]
  accept: Outcome[]
  /** Patterns that the text or the sources must match, ignoring case. */
  mustMatch?: string[]
  /** Patterns that the text must not match. */
  mustNotMatch?: string[]
}

/** What is read of an answer. */
export type Given = Pick<Answer, 'kind' | 'topic' | 'text'> & {
  items: { service: string; verdict: string }[]
  sources: { title: string; url?: string }[]
}

/** What is read of a service of the catalogue. */
export interface KnownService {
  id: ServiceId
  verdict: string
  partOf?: ServiceId
}

export interface Score {
  questions: number
  passed: number
  verdicts: { passed: number; total: number }
  /** Questions with a certified item that nothing supports. */
  falseCertified: number
  failures: { id: string; question: string; problems: string[] }[]
}

export const CERTIFIED: ReadonlySet<string> = new Set(['certified', 'certified-with-conditions'])

/** Relations between services of the catalogue. */
export class Services {
  private readonly byId: Map<ServiceId, KnownService>

  constructor(services: readonly KnownService[]) {
    this.byId = new Map(services.map((s) => [s.id, s]))
  }

  verdict(id: ServiceId): string | undefined {
    return this.byId.get(id)?.verdict
  }

  isCertified(id: ServiceId): boolean {
    return CERTIFIED.has(this.verdict(id) ?? '')
  }

  /** The service and everything it is part of. */
  lineage(id: ServiceId): ServiceId[] {
    const above = this.byId.get(id)?.partOf
    return above === undefined ? [id] : [id, ...this.lineage(above)]
  }

  related(a: ServiceId, b: ServiceId): boolean {
    return this.lineage(a).includes(b) || this.lineage(b).includes(a)
  }
}

type Wanted = NonNullable<Outcome['items']>[number]

/** Whether an item of an answer stands for a labelled one: the same service, a member or its suite, verdict accepted. */
const stands = (services: Services, got: Given['items'][number], want: Wanted): boolean =>
  services.related(got.service, want.service) && want.verdict.includes(got.verdict)

/** Whether an answer is this outcome: all labelled items stand, and a further item is a suite of a labelled service. */
export function satisfies(services: Services, answer: Given, outcome: Outcome): boolean {
  if (answer.kind !== outcome.kind) return false
  if (outcome.kind !== 'verdict') {
    return !outcome.topic?.length || (answer.topic !== null && outcome.topic.includes(answer.topic))
  }
  const wanted = outcome.items ?? []
  const fits = (got: Given['items'][number], want: Wanted): boolean =>
    stands(services, got, want) ||
    (got.service !== want.service && services.lineage(want.service).includes(got.service))
  return (
    wanted.every((want) => answer.items.some((got) => stands(services, got, want))) &&
    answer.items.every((got) => wanted.some((want) => fits(got, want)))
  )
}

/**
 * Certified items that nothing supports: an id that does not exist, a service without a certified verdict, and, for
 * questions about services or off the subject, a service that no accepted outcome names. The suite of an answered member
 * is no claim about the member.
 */
export function falselyCertified(services: Services, answer: Given, question: LabelledQuestion): Given['items'] {
  const wanted = question.accept.flatMap((o) => o.items ?? [])
  const strict = ['verdict', 'off-topic', 'clarify'].includes(question.accept[0]?.kind ?? '')
  return answer.items.filter((item) => {
    if (!CERTIFIED.has(item.verdict)) return false
    if (wanted.some((w) => w.service === item.service && w.verdict.includes(item.verdict))) return false
    if (!services.isCertified(item.service)) return true
    if (!strict || wanted.some((w) => stands(services, item, w))) return false
    const carriedBy = (other: Given['items'][number]): boolean =>
      other !== item &&
      services.lineage(other.service).includes(item.service) &&
      wanted.some((w) => stands(services, other, w))
    return !answer.items.some(carriedBy)
  })
}

function problemsOf(services: Services, answer: Given, question: LabelledQuestion): string[] {
  const problems: string[] = []
  if (!question.accept.some((o) => satisfies(services, answer, o))) {
    const items = answer.items.map((i) => `${i.service}=${i.verdict}`).join(' ')
    problems.push(`outcome ${answer.kind}/${answer.topic ?? ''} ${items}`.trimEnd())
  }
  const everything = [answer.text, ...answer.sources.flatMap((s) => [s.title, s.url ?? ''])].join('\n')
  for (const r of question.mustMatch ?? []) if (!new RegExp(r, 'i').test(everything)) problems.push(`lacks /${r}/`)
  for (const r of question.mustNotMatch ?? []) if (new RegExp(r, 'i').test(answer.text)) problems.push(`says /${r}/`)
  return problems
}

/** Scores answers, in the order of the questions. */
export function scoreQuestions(services: Services, questions: LabelledQuestion[], answers: Given[]): Score {
  const score: Score = {
    questions: questions.length,
    passed: 0,
    verdicts: { passed: 0, total: 0 },
    falseCertified: 0,
    failures: [],
  }
  questions.forEach((question, i) => {
    const answer = answers[i]
    const problems = answer ? problemsOf(services, answer, question) : ['no answer']
    const overstated = answer ? falselyCertified(services, answer, question) : []
    if (overstated.length > 0) {
      score.falseCertified++
      problems.push(`FALSE CERTIFIED ${overstated.map((item) => item.service).join(', ')}`)
    }
    const passed = problems.length === 0
    if (question.accept[0]?.kind === 'verdict') {
      score.verdicts.total++
      if (passed) score.verdicts.passed++
    }
    if (passed) score.passed++
    else score.failures.push({ id: question.id, question: question.turns.join(' / '), problems })
  })
  return score
}

/** The answer to the last turn of a conversation. */
export function answerTo(assistant: Assistant, turns: string[]): Answer {
  let conversation: Conversation | undefined
  let answer: Answer | undefined
  for (const text of turns) ({ answer, conversation } = assistant.reply({ text }, conversation))
  if (!answer) throw new Error('A question has at least one turn.')
  return answer
}

/** The questions of a file of JSON lines. */
export const readQuestions = (file: string): LabelledQuestion[] =>
  linesOf(file).map((line) => JSON.parse(line) as LabelledQuestion)

/** Answers and scores the questions of a file. */
export function scoreFile(assistant: Assistant, services: Services, file: string): Score {
  const questions = readQuestions(file)
  return scoreQuestions(
    services,
    questions,
    questions.map(({ turns }) => answerTo(assistant, turns)),
  )
}

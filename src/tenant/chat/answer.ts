import { BLANK } from '../../answers/blank'
import { citationsOf, confidenceOf, sourcesById } from '../../answers/citations'
import { createSpeaker } from '../../answers/claims'
import type { Answer, AnswerLink, Choice, Sentence, Teller } from '../../answers/types'
import type { Knowledge, ServiceId } from '../../knowledge/types'
import { loadLicences } from '../licences'
import { counted, detailsOf, holding, isTold, provenance } from './holding'
import { type PhraseName, phrase } from './phrases'
import type { TenantQuestion } from './question'
import { sampleReading, type TenantReading } from './reading'
import { detail, notNamed, overview, plain } from './whole'

/** Answers from what a tenant holds. Pure. */
export interface TenantTeller {
  /** `wait`: seconds until it may be read anew, where that was wanted sooner. */
  answer(question: TenantQuestion, reading: TenantReading, wait?: number): Answer
  /** What everybody is told in place of that, behind a sentence that says why. Without a question the sentence alone. */
  publicly(question: TenantQuestion | null, why: string, links?: AnswerLink[]): Answer
  /** What is said of a sign-in, and of no tenant. */
  ofSignIn(name: PhraseName, slots?: Record<string, string>, choices?: PhraseName[]): Answer
  /** A public answer with one line more: what the tenant holds of its first services that licences show. Others stay as they are. */
  beside(answer: Answer, reading: TenantReading): Answer
  /** The made-up tenant: read with the first question about it. */
  sample(): TenantReading
}

/** Services of one public answer that are counted in it. */
const MOST_BESIDE = 2

const choice = (name: PhraseName): Choice => ({ label: phrase(name), send: phrase(name) })
const textOf = (sentences: readonly Sentence[]): string => sentences.map(({ text }) => text).join(' ')

const NOTHING: Answer = { ...BLANK, kind: 'action', topic: 'tenant-coverage' }
/** A trace is kept; what a tenant holds is not, nor the facts that would tell it. */
const traceOf = (about: TenantQuestion['about'] | 'public'): Answer['trace'] => ({
  ...NOTHING.trace,
  rule: `tenant-${about}`,
})

/** That a tenant is made up stands before everything; when Graph was asked stands behind the figures. */
function framed(reading: TenantReading, figures: Sentence[], rest: Sentence[]): Sentence[] {
  const from = plain(provenance(reading))
  return reading.sheet.sample ? [from, ...figures, ...rest] : [...figures, from, ...rest]
}

/** Offered behind what was read: a sample is not read anew. */
const refresh = ({ sheet }: TenantReading): Choice[] => (sheet.sample ? [] : [choice('ask-refresh')])

/** Over this knowledge; `teller` says what is public about services. */
export function createTenantTeller(knowledge: Knowledge, teller: Teller): TenantTeller {
  const names = new Map(knowledge.services.map(({ id, name }) => [id, name]))
  const speaker = createSpeaker(knowledge)
  const sources = sourcesById(knowledge)
  const nameOf = (id: ServiceId): string => names.get(id) ?? id

  const tell = (services: readonly ServiceId[], environment: string | null): Answer =>
    teller.tell({ services: [...services], environment }) ?? NOTHING
  let sample: TenantReading | undefined

  /** Sentences with the sources of their facts. */
  function withSources(answer: Answer, sentences: Sentence[]): Answer {
    const facts = [...new Set(sentences.flatMap((sentence) => sentence.facts))]
    return {
      ...answer,
      sentences,
      text: textOf(sentences),
      facts,
      sources: citationsOf(sources, speaker, facts),
      confidence: confidenceOf(speaker, facts),
    }
  }

  function aboutAll(reading: TenantReading, about: 'overview' | 'not-named'): Answer {
    const { sheet } = reading
    const said = about === 'overview' ? overview(sheet) : notNamed(sheet)
    const blank: Answer = {
      ...NOTHING,
      headline: sheet.organisation ?? '',
      followUps: [...refresh(reading), choice(about === 'overview' ? 'ask-not-named' : 'ask-overview')],
      trace: traceOf(about),
    }
    return withSources(blank, framed(reading, said.slice(0, 1), said.slice(1)))
  }

  /** What the tenant holds of the services, and what everybody is told about them. */
  function aboutServices(reading: TenantReading, services: readonly ServiceId[]): Answer {
    const { sheet } = reading
    const held = services.map((id) => plain(holding(sheet, id, nameOf(id))))
    const more = services.flatMap((id) => detailsOf(sheet, id).map(({ text, facts }) => detail(text, facts)))
    const told = tell(services, sheet.cloud)
    const base = {
      ...told,
      followUps: [...refresh(reading), choice('ask-overview'), ...told.followUps],
      trace: traceOf('services'),
    }
    return withSources(base, framed(reading, held, [...told.sentences, ...more]))
  }

  return {
    answer({ about, services }, reading, wait) {
      const answer = about === 'services' ? aboutServices(reading, services) : aboutAll(reading, about)
      if (wait === undefined) return answer
      const sentences = [plain(phrase('too-early', { wait: counted(wait, 'second') })), ...answer.sentences]
      return { ...answer, sentences, text: textOf(sentences) }
    },
    ofSignIn: (name, slots, choices = []) => ({
      ...withSources({ ...NOTHING, trace: traceOf('public') }, [plain(phrase(name, slots))]),
      followUps: choices.map(choice),
    }),
    publicly(question, why, links = []) {
      const told = question?.about === 'services' ? tell(question.services, null) : NOTHING
      const base = { ...told, links: [...links, ...told.links], trace: traceOf('public') }
      return withSources({ ...base, followUps: [choice('ask-sample'), ...told.followUps] }, [
        plain(why),
        ...told.sentences,
      ])
    },
    beside(answer, reading) {
      const asked = answer.kind === 'verdict' ? answer.items : []
      const told = asked.filter(({ service }) => isTold(reading.sheet, service)).slice(0, MOST_BESIDE)
      const held = told.map(({ service, name }) => holding(reading.sheet, service, name))
      if (held.length === 0) return answer
      const sentences = [...answer.sentences, ...framed(reading, held.map(plain), [])]
      return { ...answer, sentences, text: textOf(sentences) }
    },
    sample() {
      sample ??= sampleReading(knowledge, loadLicences())
      return sample
    },
  }
}

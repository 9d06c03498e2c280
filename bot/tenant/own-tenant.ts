import { randomUUID } from 'node:crypto'
import type { Activity } from 'botbuilder-core'
import type { Answer } from '../../src/answers/types'
import { AppError, asAppError, toChatText } from '../../src/errors'
import type { SignedIn } from '../../src/identity'
import type { TenantQuestion, TenantReading } from '../../src/tenant/chat'
import { phrase } from '../../src/tenant/chat/phrases'
import { tenantQuestion } from '../../src/tenant/chat/question'
import { wishIn } from '../../src/tenant/chat/wishes'
import type { Card } from '../cards/elements'
import { sharedTenantCard } from '../cards/own-tenant'
import type { SignInRequest } from '../cards/sign-in'
import type { HandlerParts } from '../handler'
import { inTime, LATE } from '../in-time'
import { GONE } from '../invoke/responses'
import { isPersonal } from '../turn/question'
import { grantFor } from './grant'
import { SignIns } from './sign-ins'
import { WaitingQuestions } from './waiting'
import { whetherSignedIn } from './whether'

/** What an answer becomes once the own tenant was looked at. */
export interface OwnTurn {
  answer: Answer
  /** Whether the answer is for the person alone, so that no link leads to it. */
  personal?: boolean
  /** A card in place of the answer's own. */
  card?: Card
  /** The sign-in that is asked for behind the answer. */
  signIn?: SignInRequest
  /** What was asked about the tenant, so that "refresh" asks it again. */
  question?: TenantQuestion
}

/** A turn as it came in, and what everybody would be told. */
interface Asked {
  text: string
  answer: Answer
  /** What the turn before asked about the tenant. */
  before: TenantQuestion | null
}

/** Failures that another sign-in may lift. */
const ANOTHER_SIGN_IN = new Set(['consent-needed', 'sign-in-again', 'sign-in-invalid'])
export const needsSignIn = (error: AppError): boolean => ANOTHER_SIGN_IN.has(error.code)

/** Milliseconds that a public answer waits for the line about the tenant. What comes later is there for the next answer. */
const PATIENCE = 1500

/** What people who are signed in are told beside, or in place of, what everybody is told. */
export class OwnTenant {
  readonly signIns: SignIns | null
  readonly waiting: WaitingQuestions
  readonly #parts: HandlerParts

  constructor(parts: HandlerParts) {
    this.#parts = parts
    this.waiting = new WaitingQuestions(parts.storage, parts.now)
    this.signIns = parts.tenant === null ? null : new SignIns(parts.tenant, parts.now)
  }

  /** Looks at a turn: at most a look-up where nobody is signed in and no tenant is asked about. */
  async turn(activity: Activity, { text, answer, before }: Asked): Promise<OwnTurn> {
    const wish = wishIn(text)
    if (wish === 'sign-in') return this.#signIn(activity)
    if (wish === 'whether-signed-in') return { answer: await this.#whether(activity), personal: true }
    if (wish === 'sign-out' || (answer.kind === 'action' && answer.topic === 'sign-out'))
      return { answer: (await this.#signOut(activity)) ?? answer }
    const again = wish === 'refresh' ? before : null
    const question = again ?? tenantQuestion(text, answer)
    if (question !== null) return { ...(await this.#about(activity, question, again !== null)), question }
    if (!isPersonal(activity) || !this.signIns?.mayBe(activity)) return { answer }
    return this.#beside(activity, answer)
  }

  /** Behind an answer: whom another instance, or this one before its restart, signed in is known again, and their tenant read. */
  async recall(activity: Activity): Promise<void> {
    if (!isPersonal(activity) || this.signIns === null) return
    try {
      const person = await this.signIns.recall(activity)
      if (person !== null) await this.read(person)
    } catch (thrown) {
      await this.signIns.drop(activity)
      this.#parts.log.info({ code: asAppError(thrown).code }, 'the tenant was not read')
    }
  }

  /** What the tenant of a person holds. Throws an AppError as the reader of licences does. */
  async read(person: SignedIn, anew = false): Promise<TenantReading> {
    if (this.#parts.tenant === null) throw new AppError('tenant-not-configured')
    return JSON.parse(await this.#parts.tenant.coverages.of(person, anew)) as TenantReading
  }

  /** The answer from what was read; without a question, that the person is signed in. */
  told(question: TenantQuestion | null, reading: TenantReading): Answer {
    const teller = this.#parts.tenants()
    return question === null ? teller.publicly(null, phrase('signed-in')) : teller.answer(question, reading)
  }

  /** The same, read anew: where that is not to be had so soon, from the reading of a moment ago, with a sentence that says so. */
  async refreshed(question: TenantQuestion, person: SignedIn): Promise<Answer> {
    const { now, tenant, tenants } = this.#parts
    const asked = now()
    const reading = await this.read(person, true)
    const at = Date.parse(reading.asOf)
    if (at >= asked) return tenants().answer(question, reading)
    const left = at + (tenant?.coverages.pause ?? 0) - now()
    return tenants().answer(question, reading, Math.max(1, Math.ceil(left / 1000)))
  }

  /** What everybody is told, behind the failure that kept the tenant from being read. */
  failed(activity: Activity, question: TenantQuestion | null, thrown: unknown): Answer {
    const error = asAppError(thrown)
    const reference = error.reportable ? randomUUID().slice(0, 8) : undefined
    if (reference === undefined) this.#parts.log.info({ code: error.code }, 'the tenant was not read')
    else this.#parts.log.failure(error, { reference }, 'the tenant could not be read')
    return this.#parts
      .tenants()
      .publicly(question, toChatText(error, reference), grantFor(this.#parts, activity, error))
  }

  /** What is said to a button that carries no question of ours. */
  older(): Answer {
    return this.#parts.tenants().publicly(null, GONE)
  }

  /** What a card or a message needs to ask for a sign-in. */
  request(exchange: string): SignInRequest {
    const origin = this.#parts.origin()
    const resource = this.#parts.tenant?.resource ?? null
    if (origin === null || resource === null) throw new AppError('tenant-not-configured')
    return { exchange, resource, origin }
  }

  async #about(activity: Activity, question: TenantQuestion, anew = false): Promise<OwnTurn> {
    const { tenant, tenants } = this.#parts
    if (question.sample || (tenant === null && this.#parts.local)) {
      const teller = tenants()
      return { answer: teller.answer(question, teller.sample()), personal: true }
    }
    if (this.signIns === null) return { answer: this.failed(activity, question, new AppError('tenant-not-configured')) }
    if (!isPersonal(activity)) {
      const answer = tenants().publicly(question, phrase('each-their-own'))
      return { answer, personal: true, card: sharedTenantCard(question, activity.from.id) }
    }
    const person = await this.signIns.of(activity)
    if (person === null) return this.#offer(activity, question, phrase('sign-in-needed'))
    try {
      const answer = anew ? await this.refreshed(question, person) : this.told(question, await this.read(person))
      return { answer, personal: true }
    } catch (thrown) {
      await this.signIns.drop(activity)
      if (needsSignIn(asAppError(thrown))) return this.#offer(activity, question, toChatText(asAppError(thrown)))
      return { answer: this.failed(activity, question, thrown) }
    }
  }

  /** The public answer with the line about the tenant, where that is there in time. */
  async #beside(activity: Activity, answer: Answer): Promise<OwnTurn> {
    const person = answer.kind === 'verdict' ? await this.signIns?.of(activity) : null
    if (!person) return { answer }
    try {
      const reading = await inTime(this.read(person), PATIENCE)
      return reading === LATE ? { answer } : { answer: this.#parts.tenants().beside(answer, reading), personal: true }
    } catch (thrown) {
      // Not asked again with each answer: a question about the tenant says what is wrong.
      await this.signIns?.drop(activity)
      this.#parts.log.info({ code: asAppError(thrown).code }, 'the tenant was not read')
      return { answer }
    }
  }

  async #signIn(activity: Activity): Promise<OwnTurn> {
    if (this.signIns === null) return { answer: this.failed(activity, null, new AppError('tenant-not-configured')) }
    if (!isPersonal(activity)) return this.#about(activity, { about: 'overview', services: [], sample: false })
    if ((await this.signIns.of(activity)) === null) return this.#offer(activity, null, phrase('sign-in-needed'))
    return { answer: this.#parts.tenants().publicly(null, phrase('signed-in')) }
  }

  async #whether(activity: Activity): Promise<Answer> {
    const { tenant, tenants } = this.#parts
    try {
      if (this.signIns === null || tenant === null) throw new AppError('tenant-not-configured')
      if (!isPersonal(activity)) return tenants().ofSignIn('whether-in-private')
      return await whetherSignedIn(activity, this.signIns, tenant, tenants())
    } catch (thrown) {
      return this.failed(activity, null, thrown)
    }
  }

  /** Undefined where nobody was signed in. */
  async #signOut(activity: Activity): Promise<Answer | undefined> {
    if (this.signIns === null) return undefined
    const was = await this.signIns.leave(activity)
    await this.waiting.forget(activity)
    this.#parts.log.info({ was }, 'signed out')
    return was ? this.#parts.tenants().publicly(null, phrase('signed-out')) : undefined
  }

  /** What everybody is told, and the sign-in behind it. */
  async #offer(activity: Activity, question: TenantQuestion | null, why: string): Promise<OwnTurn> {
    try {
      const signIn = this.request(await this.waiting.put(activity, question))
      return { answer: this.#parts.tenants().publicly(question, why), signIn }
    } catch (thrown) {
      return { answer: this.failed(activity, question, thrown) }
    }
  }
}

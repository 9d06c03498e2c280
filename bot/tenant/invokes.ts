import { randomUUID } from 'node:crypto'
import { type Activity, CardFactory, type InvokeResponse, type TurnContext } from 'botbuilder-core'
import type { Answer } from '../../src/answers/types'
import { AppError, asAppError } from '../../src/errors'
import type { Log } from '../../src/log'
import type { TenantQuestion, TenantReading } from '../../src/tenant/chat'
import { asTenantQuestion } from '../../src/tenant/chat/question'
import { isObject } from '../activity'
import type { Card } from '../cards/elements'
import { ownTenantCard, VERB } from '../cards/own-tenant'
import { CONNECTION, signInContent } from '../cards/sign-in'
import type { HandlerParts } from '../handler'
import { ok } from '../invoke/responses'
import { answerMessage, signInMessage } from '../turn/message'
import { isPersonal } from '../turn/question'
import { needsSignIn, type OwnTenant } from './own-tenant'
import type { SignIns } from './sign-ins'

const LONGEST_ID = 200
const CARD = 'application/vnd.microsoft.card.adaptive'
const LOGIN = 'application/vnd.microsoft.activity.loginRequest'
const FAILED = 'application/vnd.microsoft.error.preconditionFailed'
const NO_EXCHANGE = 'The token could not be exchanged.'
/** The failure of a token that is no good: the sign-in card, or the client's own, says enough. */
const NOT_TAKEN = 'sign-in-invalid'
const NOT_EXCHANGED = ok({ statusCode: 412, type: FAILED, value: { code: '412', message: NO_EXCHANGE } })

const textIn = (value: unknown, name: string): string =>
  isObject(value) && typeof value[name] === 'string' ? (value[name] as string) : ''

/** Teams shows the button of the sign-in card after this. */
const cannotExchange = (id: string): InvokeResponse => ({
  status: 412,
  body: { id, connectionName: CONNECTION, failureDetail: NO_EXCHANGE },
})

/** Signing in, and the cards that each person is shown for themselves: what clients send beside messages. */
export class OwnTenantInvokes {
  readonly #own: OwnTenant
  readonly #parts: Pick<HandlerParts, 'log' | 'sourcesOf'>
  /** Exchanges that are being made: a person's clients all send the same one. */
  readonly #underWay = new Map<string, Promise<InvokeResponse>>()

  constructor(own: OwnTenant, parts: { log: Log; sourcesOf: HandlerParts['sourcesOf'] }) {
    this.#own = own
    this.#parts = parts
  }

  /** The answer to an invoke of these kinds; undefined for all others, and where signing in is not set up. */
  answer(context: TurnContext): Promise<InvokeResponse> | undefined {
    const { signIns } = this.#own
    const { name, value } = context.activity
    if (signIns === null) return undefined
    switch (name) {
      case 'signin/tokenExchange':
        return this.#exchangeOnce(context, signIns)
      case 'signin/verifyState':
        return this.#windowClosed(context)
      case 'signin/failure':
        // "resourcematchfailed", "installedappnotfound": for whoever runs the server. The client shows the button.
        this.#parts.log.warn({ code: textIn(value, 'code').slice(0, 60) }, 'Teams could not sign somebody in')
        return Promise.resolve(ok())
      case 'adaptiveCard/action':
        return isObject(value) && isObject(value.action) && value.action.verb === VERB
          ? this.#card(context.activity, value, signIns)
          : undefined
      default:
        return undefined
    }
  }

  #exchangeOnce(context: TurnContext, signIns: SignIns): Promise<InvokeResponse> {
    const id = textIn(context.activity.value, 'id').slice(0, LONGEST_ID)
    const key = `${context.activity.from.id} ${id}`
    const running = this.#underWay.get(key)
    if (running !== undefined) return running
    const exchange = this.#exchange(context, signIns, id).finally(() => this.#underWay.delete(key))
    this.#underWay.set(key, exchange)
    return exchange
  }

  /** A token of the person has come: it is checked, exchanged, and what waited for it is answered. */
  async #exchange(context: TurnContext, signIns: SignIns, id: string): Promise<InvokeResponse> {
    const { activity } = context
    const { waiting } = this.#own
    const stands = await waiting.take(activity, id)
    if (stands !== 'first') return stands === 'made' ? ok() : cannotExchange(id)
    const reading = await this.#entered(activity, textIn(activity.value, 'token'), signIns)
    const failed = reading instanceof AppError
    const again = failed && needsSignIn(reading)
    const question = again ? await waiting.refuse(activity, id) : await waiting.answered(activity, id)
    const answer = failed ? this.#own.failed(activity, question, reading) : this.#own.told(question, reading)
    // Only a chat with nobody else is told: in others the card is each person's own. A token that is none is left to Teams.
    if (isPersonal(activity) && !(failed && reading.code === NOT_TAKEN))
      await context.sendActivity(answerMessage(answer, this.#parts.sourcesOf))
    return again ? cannotExchange(id) : ok()
  }

  /** The window in which the person allowed something is closed: Teams is asked for a token once more. */
  async #windowClosed(context: TurnContext): Promise<InvokeResponse> {
    const { activity } = context
    if (!isPersonal(activity) || textIn(activity.value, 'state') === 'CancelledByUser') return ok()
    const exchange = await this.#own.waiting.renew(activity)
    if (exchange !== undefined) await context.sendActivity(signInMessage(this.#own.request(exchange)))
    return ok()
  }

  /** The card of whoever looks at it. Nothing is posted: the answer goes to the client that asked, and to nobody else. */
  async #card(activity: Activity, value: Record<string, unknown>, signIns: SignIns): Promise<InvokeResponse> {
    const data = isObject(value.action) && isObject(value.action.data) ? value.action.data : {}
    const question = asTenantQuestion(data.question)
    if (question === null) return this.#shown(this.#own.older())
    const token = textIn(value.authentication, 'token')
    const told =
      token === ''
        ? await this.#known(activity, signIns, question, data.anew === true)
        : await this.#entered(activity, token, signIns).then(this.#toldOf(question))
    if (told === null) return this.#login()
    if (!(told instanceof AppError)) return this.#shown(told, question)
    await signIns.drop(activity)
    const answer = this.#own.failed(activity, question, told)
    return told.code === NOT_TAKEN ? NOT_EXCHANGED : this.#shown(answer)
  }

  /** What the tenant of the token's person holds, who is signed in from then on: nobody is who was not answered. */
  async #entered(activity: Activity, token: string, signIns: SignIns): Promise<TenantReading | AppError> {
    try {
      const person = await signIns.check(activity, token)
      const reading = await this.#own.read(person)
      await signIns.enter(person)
      this.#parts.log.info({}, 'signed in')
      return reading
    } catch (thrown) {
      return asAppError(thrown)
    }
  }

  #toldOf(question: TenantQuestion) {
    return (reading: TenantReading | AppError): Answer | AppError =>
      reading instanceof AppError ? reading : this.#own.told(question, reading)
  }

  /** What a person is told who is signed in; null for others. */
  async #known(
    activity: Activity,
    signIns: SignIns,
    question: TenantQuestion,
    anew: boolean,
  ): Promise<Answer | AppError | null> {
    const person = await signIns.of(activity)
    if (person === null) return null
    return anew
      ? this.#own.refreshed(question, person).catch(asAppError)
      : this.#own.read(person).then(this.#toldOf(question), asAppError)
  }

  #login(): InvokeResponse {
    return ok({ statusCode: 401, type: LOGIN, value: signInContent(this.#own.request(randomUUID())) })
  }

  #shown(answer: Answer, question: TenantQuestion | null = null): InvokeResponse {
    const card: Card = ownTenantCard(answer, this.#parts.sourcesOf, question)
    return ok({ statusCode: 200, type: CARD, value: CardFactory.adaptiveCard(card).content })
  }
}

import { randomUUID } from 'node:crypto'
import { type Activity, CardFactory, type InvokeResponse, type TurnContext } from 'botbuilder-core'
import { AppError, asAppError } from '../../src/errors'
import type { Log } from '../../src/log'
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
    const person = await this.#tried(() => signIns.check(activity, textIn(activity.value, 'token')))
    if (person === null) {
      await waiting.refuse(activity, id)
      return cannotExchange(id)
    }
    // A person is signed in who was answered: nobody is asked for in vain with each answer from then on.
    const reading = await this.#own.read(person).catch((thrown: unknown) => asAppError(thrown))
    if (reading instanceof AppError) {
      const question = await waiting.question(activity)
      const again = needsSignIn(reading)
      if (again) await waiting.refuse(activity, id)
      else await waiting.answered(activity, id)
      if (isPersonal(activity)) await this.#say(context, this.#own.failed(activity, question, reading))
      return again ? cannotExchange(id) : ok()
    }
    await signIns.enter(activity, person)
    const question = await waiting.answered(activity, id)
    this.#parts.log.info({ about: question?.about ?? null }, 'signed in')
    // Only a chat with nobody else is told: in others the card is each person's own.
    if (isPersonal(activity)) await this.#say(context, this.#own.told(question, reading))
    return ok()
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
    const person = token === '' ? await signIns.of(activity) : await this.#tried(() => signIns.check(activity, token))
    if (person === null)
      return token === ''
        ? this.#login()
        : ok({ statusCode: 412, type: FAILED, value: { code: '412', message: NO_EXCHANGE } })
    try {
      const reading = await this.#own.read(person)
      if (token !== '') await signIns.enter(activity, person)
      return this.#shown(this.#own.told(question, reading))
    } catch (thrown) {
      signIns.drop(activity)
      return this.#shown(this.#own.failed(activity, question, thrown))
    }
  }

  #login(): InvokeResponse {
    return ok({ statusCode: 401, type: LOGIN, value: signInContent(this.#own.request(randomUUID())) })
  }

  #shown(answer: Parameters<typeof ownTenantCard>[0]): InvokeResponse {
    const card: Card = ownTenantCard(answer, this.#parts.sourcesOf)
    return ok({ statusCode: 200, type: CARD, value: CardFactory.adaptiveCard(card).content })
  }

  async #say(context: TurnContext, answer: Parameters<typeof answerMessage>[0]): Promise<void> {
    await context.sendActivity(answerMessage(answer, this.#parts.sourcesOf))
  }

  /** A token that is not good is no failure of the turn: there is nobody, and the log says why. */
  async #tried<T>(check: () => Promise<T>): Promise<T | null> {
    try {
      return await check()
    } catch (thrown) {
      this.#parts.log.info({ code: asAppError(thrown).code }, 'a sign-in was not taken')
      return null
    }
  }
}

import { randomUUID } from 'node:crypto'
import {
  type Activity,
  CloudAdapterBase,
  type InvokeResponse,
  type ResourceResponse,
  type TurnContext,
} from 'botbuilder-core'
import { AppError, toChatText } from '../src/errors'
import type { Log } from '../src/log'
import type { ChannelAuthentication } from './auth/channel-authentication'
import { inTime, LATE } from './in-time'
import { failedInvoke } from './invoke/invoke'
import { forClient } from './playground'

/** Milliseconds. Teams gives up on a turn after about 15 s; a reply that takes longer reaches nobody. */
const LONGEST_SEND = 14_000

/** A reply did not reach the channel; another one would not either. */
export class ReplyFailed extends Error {
  readonly statusCode: number | undefined
  readonly code: string | undefined

  constructor(cause: unknown) {
    super('The reply did not reach the channel', { cause })
    this.name = 'ReplyFailed'
    const { statusCode, code } = (cause ?? {}) as { statusCode?: number; code?: string }
    this.statusCode = statusCode
    this.code = code
  }
}

/** botbuilder's adapter: replies with an end, failures of a turn with a reference. */
export class TeamsAdapter extends CloudAdapterBase {
  readonly #log: Log

  constructor(authentication: ChannelAuthentication, log: Log) {
    super(authentication)
    this.#log = log
    this.onTurnError = (context, error) => this.#failed(context, error)
  }

  /** Runs a turn. Returns what an invoke is answered with; throws where the request is not the channel's. */
  receive(
    activity: Activity,
    authorization: string,
    turn: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(authorization, activity, turn)
  }

  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    try {
      const sent = await inTime(super.sendActivities(context, activities.map(forClient)), LONGEST_SEND)
      if (sent === LATE) throw new Error('The channel took too long')
      return sent
    } catch (error) {
      throw new ReplyFailed(error)
    }
  }

  async #failed(context: TurnContext, error: Error): Promise<void> {
    const { activity } = context
    const reference = randomUUID().slice(0, 8)
    this.#log.failure(error, { reference, activity: activity.type }, 'turn failed')
    if (activity.type === 'invoke') {
      await context.sendActivity({ type: 'invokeResponse', value: failedInvoke(activity, reference) })
    } else if (activity.type === 'message' && !(error instanceof ReplyFailed)) {
      try {
        await context.sendActivity({
          type: 'message',
          textFormat: 'plain',
          text: toChatText(new AppError('turn-failed'), reference),
        })
      } catch (failure) {
        this.#log.failure(failure, { reference }, 'the failure could not be told')
      }
    }
  }
}

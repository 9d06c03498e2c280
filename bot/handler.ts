import {
  type Activity,
  ActivityHandlerBase,
  type InvokeResponse,
  type Storage,
  type TurnContext,
} from 'botbuilder-core'
import type { SourcesOf } from '../src/answers/marks'
import type { Answer } from '../src/answers/types'
import { addressOf } from '../src/links'
import { copyData } from './cards/copy'
import { answerInvoke } from './invoke/invoke'
import { traceKey, turnKey, welcomeKey } from './memory/keys'
import { answeredTurn, entryAt, type SentAnswer, type TurnRecord, Turns } from './memory/turns'
import { answerMessage, copyMessage, type Message, welcomeMessage } from './turn/message'
import { buttonData, isPersonal, readQuestion, wantsHelp } from './turn/question'
import { withTyping } from './turn/typing'
import type { BotParts } from './types'

/** What the handler works with. */
export interface HandlerParts extends Pick<BotParts, 'assistant' | 'links' | 'log' | 'origin'> {
  storage: Storage
  sourcesOf: SourcesOf
  now: () => number
}

/** What the bot does with each kind of activity. Those that it does not name are taken and left alone. */
export class AssistantHandler extends ActivityHandlerBase {
  readonly #parts: HandlerParts
  readonly #turns: Turns

  constructor(parts: HandlerParts) {
    super()
    this.#parts = parts
    this.#turns = new Turns(parts.storage, parts.log)
  }

  protected override async onMessageActivity(context: TurnContext): Promise<void> {
    const { activity } = context
    const { text, addressed } = readQuestion(activity)
    const copied = text === '' ? copyData(buttonData(activity.value)) : undefined
    if (copied !== undefined) {
      await context.sendActivity(copyMessage(copied))
      return
    }
    if (!addressed) return
    const key = turnKey(activity)
    await this.#turns.inOrder(key, async () => {
      const { record, message, answer } = await withTyping(context, async () => this.#prepare(key, activity, text))
      if (message === undefined) return
      const sent = await context.sendActivity(message)
      // Not every channel gives the message an id; the question's stands in for it then.
      const messageId = answer !== undefined && answer.facts.length > 0 ? sent?.id || activity.id : undefined
      const latest = messageId ?? record.latest
      const changes: Record<string, object> = { [key]: { ...record, latest, eTag: '*' } }
      if (answer !== undefined && messageId !== undefined) {
        const trace: SentAnswer = { trace: answer.trace }
        changes[traceKey(activity, messageId)] = { ...trace, eTag: '*' }
      }
      await this.#turns.remember(changes)
    })
  }

  /** The message to send and the record after it; no message where the activity was answered before. */
  async #prepare(
    key: string,
    activity: Activity,
    text: string,
  ): Promise<{ record: TurnRecord; message?: Message; answer?: Answer }> {
    const { assistant, links, log, now, origin, sourcesOf } = this.#parts
    const before = await this.#turns.recall(key)
    const { id } = activity
    if (id !== undefined && before.answered.includes(id)) {
      log.info({ activity: id }, 'redelivered activity left alone')
      return { record: before }
    }
    if (wantsHelp(text)) return { record: answeredTurn(before, id, before.conversation), message: welcomeMessage() }
    const { answer, conversation } = await assistant.reply({ text, at: now() }, before.conversation ?? undefined)
    const ours = origin()
    const shown = ours === null ? null : links.of(answer, conversation)
    const link = ours !== null && shown !== null ? addressOf(ours, shown.id) : null
    log.info({ kind: answer.kind, topic: answer.topic, rule: answer.trace.rule }, 'answered')
    return { record: answeredTurn(before, id, conversation), message: answerMessage(answer, sourcesOf, link), answer }
  }

  /** Personal chats only: teams and groups are welcomed by their installation, once for all members. */
  protected override async onConversationUpdateActivity(context: TurnContext): Promise<void> {
    const { activity } = context
    const people = (activity.membersAdded ?? []).filter(({ id }) => id !== '' && id !== activity.recipient.id)
    if (isPersonal(activity) && people.length > 0) await this.#welcome(context)
  }

  protected override async onInstallationUpdateActivity(context: TurnContext): Promise<void> {
    if (context.activity.action === 'add' || context.activity.action === 'add-upgrade') await this.#welcome(context)
  }

  protected override onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    return answerInvoke(context.activity, this.#parts)
  }

  /** Once for each conversation, whatever events an installation, its repetition or a reload sends, and in what order. */
  async #welcome(context: TurnContext): Promise<void> {
    const { log, now, storage } = this.#parts
    const key = welcomeKey(context.activity)
    await this.#turns.inOrder(key, async () => {
      if ((await entryAt(storage, key)) !== undefined) return
      await context.sendActivity(welcomeMessage())
      await storage.write({ [key]: { at: now(), eTag: '*' } })
      log.info({ scope: context.activity.conversation.conversationType }, 'welcomed')
    })
  }
}

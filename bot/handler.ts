import { type Activity, ActivityHandlerBase, type InvokeResponse, type TurnContext } from 'botbuilder-core'
import type { SourcesOf } from '../src/answers/marks'
import { addressOf } from '../src/links'
import type { TenantParts } from '../src/server/tenant'
import type { TenantTeller } from '../src/tenant/chat'
import { copyData } from './cards/copy'
import { shareStep } from './cards/share-form'
import type { SignInRequest } from './cards/sign-in'
import { answerInvoke } from './invoke/invoke'
import { type AnsweredTurn, type MemoryParts, TurnMemory } from './memory/turn-memory'
import { Turns } from './memory/turns'
import { type ActivityParts, activityTold, wantsActivity } from './share/activity-told'
import type { InstalledTeams } from './share/installed-teams'
import type { Sharing } from './share/sharing'
import { takeShareStep } from './share/step'
import { OwnTenantInvokes } from './tenant/invokes'
import { OwnTenant } from './tenant/own-tenant'
import { answerMessage, cardMessage, copyMessage, type Message, signInMessage, welcomeMessage } from './turn/message'
import { buttonData, isPersonal, readQuestion, wantsHelp } from './turn/question'
import { withTyping } from './turn/typing'
import type { BotParts } from './types'

/** What the handler works with. */
export interface HandlerParts
  extends MemoryParts,
    Pick<ActivityParts, 'roster'>,
    Pick<BotParts, 'assistant' | 'links' | 'log' | 'origin'> {
  sourcesOf: SourcesOf
  /** Reads a person's own tenant; null where signing in is not set up. */
  tenant: TenantParts | null
  /** What answers questions about a tenant. */
  tenants: () => TenantTeller
  /** Whether nobody is authenticated: then questions about a tenant are about the sample. */
  local: boolean
  sharing: Sharing
  installed: InstalledTeams
}

/** A message, and the turn that it answers; none where it is no answer. */
interface Prepared {
  message: Message
  turn?: Omit<AnsweredTurn, 'messageId'>
  /** The sign-in that is asked for behind it. */
  signIn?: SignInRequest | undefined
}

/** What the bot does with each kind of activity. Those that it does not name are taken and left alone. */
export class AssistantHandler extends ActivityHandlerBase {
  readonly #parts: HandlerParts
  readonly #turns = new Turns()
  readonly #own: OwnTenant
  readonly #ownInvokes: OwnTenantInvokes

  constructor(parts: HandlerParts) {
    super()
    this.#parts = parts
    this.#own = new OwnTenant(parts)
    this.#ownInvokes = new OwnTenantInvokes(this.#own, parts)
  }

  protected override async onTurnActivity(context: TurnContext): Promise<void> {
    await this.#parts.installed.learn(context.activity)
    await super.onTurnActivity(context)
  }

  protected override async onMessageActivity(context: TurnContext): Promise<void> {
    const { activity } = context
    const { text, addressed } = readQuestion(activity)
    const button = text === '' ? await this.#fromButton(activity) : undefined
    if (button !== undefined) {
      await context.sendActivity(button)
      return
    }
    if (!addressed) return
    const memory = new TurnMemory(activity, this.#parts)
    await this.#turns.inOrder(memory.key, async () => {
      try {
        await this.#answer(context, text, memory)
      } catch (error) {
        await memory.giveUp()
        throw error
      }
    })
  }

  /** What a button of ours calls for, where a client has no dialogs and sends its data as a message. */
  async #fromButton(activity: Activity): Promise<Message | undefined> {
    const data = buttonData(activity.value)
    const copied = copyData(data)
    if (copied !== undefined) return copyMessage(copied)
    const step = shareStep(data)
    return step && cardMessage((await takeShareStep(step, activity, this.#parts)).card)
  }

  async #answer(context: TurnContext, text: string, memory: TurnMemory): Promise<void> {
    const { activity } = context
    const prepared = await withTyping(context, () => this.#prepare(activity, text, memory))
    if (prepared === undefined) {
      this.#parts.log.info({ activity: activity.id }, 'redelivered activity left alone')
      return
    }
    const { message, turn, signIn } = prepared
    const sent = await context.sendActivity(message)
    if (signIn !== undefined) await context.sendActivity(signInMessage(signIn))
    if (turn === undefined) {
      await memory.end()
      return
    }
    // Not every channel gives the message an id; the question's stands in for it then.
    const messageId = turn.answer.facts.length > 0 ? sent?.id || activity.id : undefined
    const record = { ...turn.record, latest: messageId ?? turn.record.latest }
    await memory.end({ record, answer: turn.answer, messageId })
    // Nobody waits for it: it is for the next answer.
    void this.#own.recall(activity)
  }

  /** The message to send; undefined where the activity was answered before. */
  async #prepare(activity: Activity, text: string, memory: TurnMemory): Promise<Prepared | undefined> {
    const { assistant, links, log, now, origin, sourcesOf } = this.#parts
    const before = await memory.begin()
    if (before === undefined) return undefined
    if (wantsHelp(text)) return { message: welcomeMessage() }
    if (wantsActivity(text)) return { message: cardMessage(await activityTold(activity, this.#parts)) }
    const reply = await assistant.reply({ text, at: now() }, before.conversation ?? undefined)
    const asked = { text, answer: reply.answer, before: before.tenant }
    const { answer, card, personal, signIn, question = null } = await this.#own.turn(activity, asked)
    // "Refresh" is no question of its own: a follow-up still follows what was asked before it.
    const again = question !== null && question === before.tenant
    const conversation = again && before.conversation ? before.conversation : reply.conversation
    const ours = personal ? null : origin()
    const shown = ours === null ? null : links.of(answer, conversation)
    const link = ours !== null && shown !== null ? addressOf(ours, shown.id) : null
    log.info({ kind: answer.kind, topic: answer.topic, rule: answer.trace.rule }, 'answered')
    const message = answerMessage(answer, sourcesOf, link, card)
    return { message, signIn, turn: { record: { ...before, conversation, tenant: question }, answer } }
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
    const own = this.#ownInvokes.answer(context)
    if (own !== undefined) return own
    const memory = new TurnMemory(context.activity, this.#parts)
    return answerInvoke(context.activity, { ...this.#parts, memory })
  }

  /** Once for each conversation, whatever events an installation, its repetition or a reload sends, and in what order. */
  async #welcome(context: TurnContext): Promise<void> {
    const memory = new TurnMemory(context.activity, this.#parts)
    if (!(await memory.welcomes())) return
    try {
      await context.sendActivity(welcomeMessage())
    } catch (error) {
      await memory.takeWelcomeBack()
      throw error
    }
    this.#parts.log.info({ scope: context.activity.conversation.conversationType }, 'welcomed')
  }
}

import { clamp, escapeMarkdown } from './markdown'

/** The parts of Adaptive Cards 1.5 that the bot's cards are made of. */
export type Element = Record<string, unknown> & { type: string }
export type Action = Record<string, unknown> & { type: string; title: string }

export interface Card {
  type: 'AdaptiveCard'
  $schema: string
  version: '1.5' | '1.3'
  fallbackText: string
  speak: string
  body: Element[]
  actions?: Action[]
  /** Whose clients ask for their own card by themselves. */
  refresh?: { action: Action; userIds: string[] }
}

/** The store takes no more than this on a card, counted over all its parts. */
export const MOST_ACTIONS = 6
const LONGEST_TITLE = 60

/** A block whose text is shown as it is. */
export function text(content: string, look: Record<string, unknown> = {}): Element {
  return markdown(escapeMarkdown(content), look)
}

/** A block whose text is Markdown: everything in it that is not the bot's own must have been escaped. */
export function markdown(content: string, look: Record<string, unknown> = {}): Element {
  return { type: 'TextBlock', text: content, wrap: true, ...look }
}

export function heading(content: string): Element {
  return text(content, { weight: 'Bolder', size: 'Small', isSubtle: true, spacing: 'Medium' })
}

export function bullets(lines: readonly string[]): Element[] {
  return lines.map((line) => columns('•', text(line), { spacing: 'Small' }))
}

/** A sign and what stands beside it. */
export function columns(
  sign: string,
  beside: Element | Element[],
  look: Record<string, unknown> = {},
  signLook: Record<string, unknown> = {},
): Element {
  return {
    type: 'ColumnSet',
    ...look,
    columns: [
      { type: 'Column', width: 'auto', items: [{ type: 'TextBlock', text: sign, ...signLook }] },
      { type: 'Column', width: 'stretch', spacing: 'Small', items: Array.isArray(beside) ? beside : [beside] },
    ],
  }
}

export function actionSet(actions: Action[]): Element[] {
  return actions.length === 0 ? [] : [{ type: 'ActionSet', spacing: 'Small', actions }]
}

export function open(title: string, url: string): Action {
  return { type: 'Action.OpenUrl', title: clamp(title, LONGEST_TITLE), url }
}

/**
 * A button that does what typing does: the client posts the words as the person's own message. `ask` carries them a second
 * time, for clients that send the data of the button only, and marks the message as meant for the bot in a channel.
 */
export function ask(title: string, send: string): Action {
  return {
    type: 'Action.Submit',
    title: clamp(title, LONGEST_TITLE),
    data: { ask: send, msteams: { type: 'messageBack', text: send, displayText: send, value: { ask: send } } },
  }
}

export function card(parts: { plain: string; speak: string; body: Element[]; actions?: Action[] }): Card {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: parts.plain,
    speak: parts.speak,
    body: parts.body,
    ...(parts.actions === undefined || parts.actions.length === 0 ? {} : { actions: parts.actions }),
  }
}

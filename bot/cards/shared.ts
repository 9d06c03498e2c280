import { dated } from '../../src/answers/dated'
import type { AnswerItem } from '../../src/answers/types'
import { addressOf, type Shown } from '../../src/links'
import { sentenceMarkdown, source } from './answer'
import { type Action, bullets, type Card, card, columns, type Element, heading, markdown, open, text } from './elements'
import { clamp, isHttps } from './markdown'
import { LONGEST_NOTE } from './share-report'
import { markOf } from './verdict-mark'
import { NAME } from './welcome'

/** How a card is shown. */
export interface SharedOptions {
  /** The public address of the app; without one the card has neither icon nor link of ours. */
  origin: string | null
  /** The last words: what all this is worth. */
  closing: string
  /** What the sender adds, in words of their own. */
  note?: string
  /** Who shared it, where the message itself does not tell. */
  sharedBy?: string
  /** Further buttons, where the bot is there to take them. */
  more?: Action[]
  /** True where the link showed something else when it was shared. */
  changed?: boolean
  version?: Card['version']
}

/** Cards of message extensions may have 28 KB; a larger one is not sent at all. */
const MOST_SENTENCES = 10
const MOST_SOURCES = 10
const LONGEST_SENTENCE = 700
const LONGEST_PLAIN = 1200
const MOST_LINKS = 2

/** The app's icon. It says whose card this is wherever it is inserted. */
export const iconOf = (origin: string | null): { url: string; altText: string } | null =>
  origin === null ? null : { url: `${origin}/icon.png`, altText: NAME }

function head({ kind, title }: Shown, origin: string | null): Element[] {
  const from = text(`${NAME} · ${kind}`, { size: 'Small', isSubtle: true })
  const icon = iconOf(origin)
  const image = { type: 'Image', ...icon, width: '24px', height: '24px' }
  const signed: Element = {
    type: 'ColumnSet',
    columns: [
      { type: 'Column', width: 'auto', verticalContentAlignment: 'Center', items: [image] },
      { type: 'Column', width: 'stretch', spacing: 'Small', verticalContentAlignment: 'Center', items: [from] },
    ],
  }
  return [icon === null ? from : signed, text(title, { weight: 'Bolder', size: 'Large', spacing: 'Small' })]
}

/** A verdict in its band; its name where there are several. */
function verdict({ conditions, label, name, verdict: given }: AnswerItem, alone: boolean): Element {
  const mark = markOf(given)
  const lines = alone
    ? [text(label, { weight: 'Bolder' })]
    : [text(name, { weight: 'Bolder' }), text(label, { spacing: 'None' })]
  return {
    type: 'Container',
    style: mark.band,
    spacing: 'Small',
    items: [columns(mark.sign, [...lines, ...bullets(conditions)], {}, { weight: 'Bolder', size: 'Large' })],
  }
}

function sentences(shown: Shown, checks: boolean): Element[] {
  return shown.sentences
    .filter(({ role }) => (role === 'check') === checks)
    .slice(0, MOST_SENTENCES)
    .map((sentence) =>
      markdown(sentenceMarkdown(clamp(sentence.text, LONGEST_SENTENCE), sentence.marks, shown), { spacing: 'Small' }),
    )
}

function noted(note: string): Element[] {
  const words = clamp(note.trim(), LONGEST_NOTE)
  if (words === '') return []
  return [
    { type: 'Container', separator: true, spacing: 'Medium', items: [heading('Note from the sender'), text(words)] },
  ]
}

function actions(shown: Shown, origin: string | null): Action[] {
  const leading = shown.links.filter(({ url }) => isHttps(url)).slice(0, MOST_LINKS)
  const own = origin === null ? [] : [open('Open this as a page in the browser', addressOf(origin, shown.id))]
  return [...leading.map(({ label, url }) => open(label, url)), ...own]
}

/** The same without a card. */
function plainOf(shown: Shown): string {
  const sources = shown.sources.map(({ n, title, asOf }) => `[${n}] ${title}, ${dated(asOf)}`)
  return clamp(
    [
      shown.title,
      ...shown.items.map(({ name, label }) => `${name}: ${label}`),
      ...shown.sentences.map((s) => s.text),
      ...sources,
    ].join('\n'),
    LONGEST_PLAIN,
  )
}

/**
 * The card of what a link shows, complete in itself: it stands in other people's conversations, where nobody can ask back.
 * Its buttons only open addresses, since the bot is not there to take anything else.
 */
export function sharedCard(
  shown: Shown,
  { origin, closing, note = '', sharedBy, more = [], changed = false, version }: SharedOptions,
): Card {
  const checks = sentences(shown, true)
  const made = card({
    plain: plainOf(shown),
    speak: clamp(`${shown.title}. ${shown.sentences[0]?.text ?? ''}`, LONGEST_SENTENCE),
    body: [
      ...(sharedBy === undefined ? [] : [text(`Shared by ${sharedBy}`, { weight: 'Bolder' })]),
      ...head(shown, origin),
      ...(changed ? [text('What is said here has changed since this link was shared.', { color: 'Attention' })] : []),
      ...shown.items.map((item) => verdict(item, shown.items.length === 1)),
      ...sentences(shown, false),
      ...(shown.rows.length === 0
        ? []
        : [{ type: 'FactSet', facts: shown.rows.map(({ label, value }) => ({ title: label, value })) }]),
      ...(checks.length === 0 ? [] : [heading('To check'), ...checks]),
      ...(shown.sources.length === 0 ? [] : [heading('Sources'), ...shown.sources.slice(0, MOST_SOURCES).map(source)]),
      ...noted(note),
      text(closing, { size: 'Small', isSubtle: true, spacing: 'Medium' }),
    ],
    actions: [...actions(shown, origin), ...more],
  })
  return version === undefined ? made : { ...made, version }
}

import { cutAtAddresses } from '../../src/answers/addresses'
import { dated } from '../../src/answers/dated'
import { marked, numbersOf, type SourcesOf } from '../../src/answers/marks'
import type { Answer, AnswerItem, AnswerLink, Citation, Sentence } from '../../src/answers/types'
import { unsaid } from '../../src/answers/unsaid'
import { spoken } from '../turn/citations'
import { copyAction } from './copy'
import {
  type Action,
  actionSet,
  ask,
  bullets,
  type Card,
  card,
  columns,
  type Element,
  heading,
  MOST_ACTIONS,
  markdown,
  open,
  text,
} from './elements'
import { clamp, escapeMarkdown, isHttps, linkTarget } from './markdown'
import { plainForm } from './plain'
import { shareAction } from './share-form'
import { markOf } from './verdict-mark'
import { whyAction, whyBlock } from './why'

/** How much a card shows. The second is for answers that would be too large for a message. */
interface Room {
  items: number
  sentences: number
  sources: number
  longest: number
}
const ROOM: Room = { items: 12, sentences: 12, sources: 20, longest: 1200 }
const LITTLE_ROOM: Room = { items: 6, sentences: 3, sources: 8, longest: 400 }
/** Teams takes 100 KB, counted as UTF-16; 80 KB leaves room for the rest of the message. */
const LARGEST = 80 * 1024
const MOST_LINKS = 2

function header(answer: Answer): Element[] {
  const [first] = answer.items
  if (first === undefined)
    return answer.headline === '' ? [] : [text(answer.headline, { weight: 'Bolder', size: 'Medium' })]
  const single = answer.items.length === 1
  const mark = markOf(first.verdict)
  const same = answer.items.every(({ verdict }) => verdict === first.verdict)
  const lines = [
    text(single ? first.label : answer.headline, { weight: 'Bolder', size: 'Large' }),
    ...(single ? [text(first.name, { spacing: 'None' })] : []),
  ]
  const sign = { size: 'ExtraLarge', weight: 'Bolder' }
  return [
    {
      type: 'Container',
      style: same ? mark.band : 'emphasis',
      bleed: true,
      items: same ? [columns(mark.sign, lines, {}, sign)] : lines,
    },
  ]
}

function row({ name, label, verdict, conditions }: AnswerItem, said: string): Element {
  const mark = markOf(verdict)
  return columns(
    mark.sign,
    [
      text(name, { weight: 'Bolder' }),
      text(label, { spacing: 'None', isSubtle: true }),
      ...unsaid(conditions, said).map((condition) => text(condition, { spacing: 'None', size: 'Small' })),
    ],
    { spacing: 'Medium' },
    { color: mark.colour, weight: 'Bolder' },
  )
}

function items(answer: Answer, room: Room, said: string): Element[] {
  const [first] = answer.items
  if (first === undefined) return []
  if (answer.items.length === 1) {
    const conditions = unsaid(first.conditions, said)
    return conditions.length === 0
      ? []
      : [heading('On condition that'), ...bullets(conditions.map((line) => clamp(line, room.longest)))]
  }
  const left = answer.items.length - room.items
  const rest = left > 0 ? [text(`And ${left} more.`, { isSubtle: true })] : []
  return [...answer.items.slice(0, room.items).map((item) => row(item, said)), ...rest]
}

/** A sentence as Markdown, with its marks; the addresses that the answer itself offers become links. */
export function sentenceMarkdown(
  sentence: string,
  numbers: readonly number[],
  answer: { links: readonly AnswerLink[]; sources: readonly Citation[] },
): string {
  if (!sentence.includes('https://')) return escapeMarkdown(marked(sentence, numbers))
  const known = new Set([...answer.links, ...answer.sources].map(({ url }) => url).filter(isHttps))
  const linked = cutAtAddresses(sentence)
    .map((piece) =>
      known.has(piece)
        ? `[${escapeMarkdown(piece.slice('https://'.length))}](${linkTarget(piece)})`
        : escapeMarkdown(piece),
    )
    .join('')
  return marked(linked, numbers).replace(/\[(\d+)\](?!\()/g, '\\[$1\\]')
}

function sentences(answer: Answer, role: Sentence['role'], sourcesOf: SourcesOf, room: Room): string[] {
  const inMessage = new Set(spoken(answer))
  return answer.sentences
    .filter((sentence) => sentence.role === role && !inMessage.has(sentence))
    .slice(0, room.sentences)
    .map((sentence) =>
      sentenceMarkdown(clamp(sentence.text, room.longest), numbersOf(sentence, answer, sourcesOf), answer),
    )
}

export function source({ n, title, url, asOf }: Citation): Element {
  const name = escapeMarkdown(clamp(title, 200))
  const linked = isHttps(url) ? `[${name}](${linkTarget(url)})` : name
  return markdown(`${n}. ${linked} · ${escapeMarkdown(dated(asOf))}`.replace(/^(\d+)\./, '\\[$1\\]'), {
    size: 'Small',
    spacing: 'Small',
  })
}

function sources(answer: Answer, room: Room): Element[] {
  if (answer.sources.length === 0) return []
  return [
    {
      type: 'Container',
      separator: true,
      spacing: 'Medium',
      items: [heading('Sources'), ...answer.sources.slice(0, room.sources).map(source)],
    },
  ]
}

function build(answer: Answer, sourcesOf: SourcesOf, room: Room, link: string | null): Card {
  const said = spoken(answer)
    .map((sentence) => sentence.text)
    .join(' ')
  const checks = sentences(answer, 'check', sourcesOf, room)
  const why = whyBlock(answer)
  const own: Action[] = [
    ...copyAction(answer, link),
    ...(link === null ? [] : shareAction(link)),
    ...(why === undefined ? [] : [whyAction()]),
  ]
  const links = answer.links
    .filter(({ url }) => isHttps(url))
    .slice(0, MOST_LINKS)
    .map(({ label, url }) => open(label, url))
  const next = answer.followUps
    .slice(0, MOST_ACTIONS - own.length - links.length)
    .map(({ label, send }) => ask(label, send))
  return card({
    plain: plainForm(answer),
    speak: clamp(answer.text, 1500),
    body: [
      ...header(answer),
      ...items(answer, room, said),
      ...sentences(answer, 'detail', sourcesOf, room).map((line) => markdown(line)),
      ...(checks.length === 0
        ? []
        : [heading('To check'), ...checks.map((line) => markdown(line, { spacing: 'Small' }))]),
      ...sources(answer, room),
      ...actionSet([...links, ...own]),
      ...(why === undefined ? [] : [why]),
      ...(next.length === 0 ? [] : [heading('Ask next')]),
    ],
    actions: next,
  })
}

/** The card of an answer: what the message does not say already. Undefined where there is nothing to add. */
export function answerCard(answer: Answer, sourcesOf: SourcesOf, link: string | null = null): Card | undefined {
  const whole = build(answer, sourcesOf, ROOM, link)
  if (whole.body.length === 0 && whole.actions === undefined) return undefined
  return JSON.stringify(whole).length * 2 <= LARGEST ? whole : build(answer, sourcesOf, LITTLE_ROOM, link)
}

import { cutAtAddresses } from '../answers/addresses'
import { dated } from '../answers/dated'
import { marked } from '../answers/marks'
import type { AnswerItem, Citation, Sentence } from '../answers/types'
import { isAllowedLink } from '../knowledge/hosts'
import type { LeadingLink, Shown, ShownSentence } from '../links'
import { escapeHtml } from './layout'

const CHANGED = 'What is said here has changed since this link was shared. This is what it says now.'

const tag = (name: string, content: string, attributes = ''): string => `<${name}${attributes}>${content}</${name}>\n`
const paragraph = (text: string, look?: string): string => tag('p', text, look === undefined ? '' : ` class="${look}"`)
const link = (url: string, label: string, look = ''): string =>
  `<a href="${escapeHtml(url)}"${look}>${escapeHtml(label)}</a>`
const outside = (url: string | undefined): url is string => url !== undefined && isAllowedLink(url)

/** The sentence with its marks; the addresses that the catalogue gave it become links. */
function sentenceHtml({ text, marks }: ShownSentence): string {
  return cutAtAddresses(marked(text, marks))
    .map((piece) => (outside(piece) ? link(piece, piece.slice('https://'.length)) : escapeHtml(piece)))
    .join('')
}

function verdictHtml({ name, label, conditions }: AnswerItem, alone: boolean): string {
  const said = [alone ? tag('strong', escapeHtml(label)) : `${tag('strong', escapeHtml(name))} ${escapeHtml(label)}`]
  const list = conditions.map((condition) => tag('li', escapeHtml(condition))).join('')
  return tag('div', said.join('') + (list === '' ? '' : tag('ul', list)), ' class="verdict"')
}

/** Where it leads on. That this leaves the page is said beside the address, and so is what opening it needs. */
function leadingHtml({ label, url, access }: LeadingLink, first: boolean): string {
  if (!outside(url)) return ''
  const note = `Leaves this page for ${new URL(url).hostname}${access === null ? '' : ` (${access})`}.`
  return paragraph(
    `${link(url, label, first ? ' class="button"' : '')} <span class="quiet access">${escapeHtml(note)}</span>`,
  )
}

function sourceHtml({ title, url, asOf }: Citation): string {
  return tag('li', `${outside(url) ? link(url, title) : escapeHtml(title)}, ${escapeHtml(dated(asOf))}`)
}

const section = (title: string, content: string): string => (content === '' ? '' : tag('h2', title) + content)

/** What a link shows, as the content of a page. `closing` is the app's own last words. */
export function shownHtml(shown: Shown, changed: boolean, closing: string): string {
  const said = (wanted: (role: Sentence['role']) => boolean): string =>
    shown.sentences
      .filter(({ role }) => wanted(role))
      .map((sentence) => paragraph(sentenceHtml(sentence)))
      .join('')
  const rows = shown.rows
    .map(({ label, value }) => tag('dt', escapeHtml(label)) + tag('dd', escapeHtml(value)))
    .join('')
  return [
    paragraph(escapeHtml(shown.kind), 'kind'),
    tag('h1', escapeHtml(shown.title)),
    changed ? paragraph(CHANGED, 'note') : '',
    ...shown.items.map((item) => verdictHtml(item, shown.items.length === 1)),
    said((role) => role !== 'check'),
    rows === '' ? '' : tag('dl', rows),
    section(
      'To check',
      said((role) => role === 'check'),
    ),
    section('Read on', shown.links.map((one, at) => leadingHtml(one, at === 0)).join('')),
    section('Sources', tag('ol', shown.sources.map(sourceHtml).join(''))),
    paragraph(escapeHtml(closing), 'quiet'),
  ].join('')
}

/** The page of a link that leads nowhere. Nothing of the link is repeated: it may have been made to be. */
export function nothingHtml(nearest: readonly Shown[]): string {
  const offers = nearest.map(({ id, kind, title }) => tag('li', `${link(`/r/${id}`, title)} (${escapeHtml(kind)})`))
  return [
    tag('h1', 'Nothing is shared at this address'),
    paragraph(
      'The link may be incomplete or mistyped, or what it led to is no longer in the catalogue. That says nothing about any service.',
    ),
    section('Nearest to it', tag('ul', offers.join(''))),
    paragraph('Or ask the ISO 22301 Assistant in Microsoft Teams.'),
  ].join('')
}

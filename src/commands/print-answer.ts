import type { Answer } from '../answers'
import { dated } from '../answers/dated'

/** How wide and how colourful. */
export interface Style {
  colour: boolean
  columns: number
}

const NARROWEST = 40
const WIDEST = 100

const paint = (style: Style, code: string, text: string): string =>
  style.colour ? `\u001b[${code}m${text}\u001b[0m` : text
const bold = (style: Style, text: string): string => paint(style, '1', text)
const faint = (style: Style, text: string): string => paint(style, '2', text)

/** Folds a text at blanks; `indent` stands before every line. */
function fold(text: string, style: Style, indent = ''): string {
  const width = Math.max(NARROWEST, Math.min(WIDEST, style.columns)) - indent.length
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line ? `${line} ${word}` : word
  }
  return [...lines, line].map((l) => indent + l).join('\n')
}

/** The answer as a person reads it: verdicts, text, choices, sources with their dates. */
export function printAnswer(answer: Answer, style: Style): string {
  const blocks: string[] = []
  if (answer.items.length > 0) {
    const width = Math.max(...answer.items.map((i) => i.name.length))
    blocks.push(answer.items.map((i) => `${bold(style, i.name.padEnd(width))}  ${i.label}`).join('\n'))
  } else if (answer.headline) blocks.push(bold(style, answer.headline))
  blocks.push(fold(answer.text, style))
  if (answer.choices.length > 0) blocks.push(answer.choices.map((c, n) => `  ${n + 1}. ${c.label}`).join('\n'))
  if (answer.sources.length > 0) {
    const lines = answer.sources.map((s) =>
      fold(`[${s.n}] ${s.title}${s.url ? `, ${s.url}` : ''} (${dated(s.asOf)})`, style, '  '),
    )
    blocks.push(`${faint(style, 'Sources')}\n${faint(style, lines.join('\n'))}`)
  }
  return `${blocks.join('\n\n')}\n\n`
}

/** Why this answer: the rule, what the classifier thought, the names found, the facts used. */
export function printTrace(answer: Answer, style: Style): string {
  const { rule, followed, scores, spans, facts } = answer.trace
  const rows = [
    `rule    ${rule}${followed ? ` (${followed})` : ''}`,
    `scores  ${scores.map((s) => `${s.intent} ${s.score.toFixed(3)}`).join(', ')}`,
    `names   ${spans.map((s) => `${s.start}-${s.end} ${s.service || 'ambiguous'} (${s.how})`).join(', ') || 'none'}`,
    `facts   ${facts.join(' ') || 'none'}`,
  ]
  return `${faint(style, rows.join('\n'))}\n\n`
}

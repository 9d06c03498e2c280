import type { Answer } from '../../src/answers/types'
import { type Action, type Element, heading } from './elements'
import { escapeMarkdown } from './markdown'

const ID = 'why'
const MOST_SPANS = 8
const MOST_FACTS = 20

const CONFIDENCE = {
  high: 'High: read in the named sources',
  medium: 'Medium: the sources are older, partial or indirect',
}

function nameOf(service: string, answer: Answer): string {
  return answer.items.find((item) => item.service === service)?.name ?? service
}

function lines(answer: Answer): { title: string; value: string }[] {
  const { trace } = answer
  const spans = trace.spans.slice(0, MOST_SPANS).map(({ start, end, service, how }) => ({
    title: `Characters ${start + 1}–${end}`,
    value: `read as ${nameOf(service, answer)} (${how})`,
  }))
  const [best] = trace.scores
  return [
    ...spans,
    ...(best === undefined ? [] : [{ title: 'Subject', value: `${best.intent} (${best.score.toFixed(2)})` }]),
    { title: 'Rule', value: trace.rule },
    ...(trace.followed === undefined ? [] : [{ title: 'Followed', value: trace.followed }]),
    ...(answer.confidence === null ? [] : [{ title: 'Confidence', value: CONFIDENCE[answer.confidence] }]),
    { title: 'Facts', value: trace.facts.slice(0, MOST_FACTS).join(', ') },
  ]
}

/** How the answer came about, hidden until asked for. Undefined where no fact was used. */
export function whyBlock(answer: Answer): Element | undefined {
  if (answer.trace.facts.length === 0) return undefined
  const facts = lines(answer).map(({ title, value }) => ({
    title: escapeMarkdown(title),
    value: escapeMarkdown(value),
  }))
  return {
    type: 'Container',
    id: ID,
    isVisible: false,
    style: 'emphasis',
    spacing: 'Medium',
    items: [heading('Why this answer?'), { type: 'FactSet', facts, spacing: 'Small' }],
  }
}

export function whyAction(): Action {
  return { type: 'Action.ToggleVisibility', title: 'Why this answer?', targetElements: [ID] }
}

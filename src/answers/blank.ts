import type { Answer } from './types'

/** An answer of which nothing is said yet: whoever makes one fills in what it has. */
export const BLANK: Answer = {
  kind: 'answer',
  topic: null,
  items: [],
  headline: '',
  sentences: [],
  text: '',
  sources: [],
  facts: [],
  confidence: null,
  choices: [],
  followUps: [],
  links: [],
  questionnaire: '',
  trace: { rule: '', spans: [], scores: [], facts: [] },
}

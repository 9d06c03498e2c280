import type { Translated } from '.'

const en = {
  title: 'Ask about the ISO 22301 scope',
  lead: 'Which Microsoft cloud services Microsoft’s ISO 22301 page names, under which conditions, and where the reports are. Every answer names its sources and their dates.',
  question: 'Your question',
  placeholder: 'A service, or a whole question',
  ask: 'Ask',
  examplesTitle: 'For example',
  examples: [
    'Is Power BI in scope?',
    'Are Intune and Microsoft Sentinel covered?',
    'Is Teams in GCC High covered?',
    'Which services are in scope?',
    'Where do I find the ISO 22301 report?',
    'Does this make my own application compliant?',
  ],
  suggestions: 'Suggestions',
  preview: 'Answer while you type',
  keep: 'Press Enter to keep it.',
  conversation: 'Answers',
  youAsked: 'You asked:',
  conditions: 'On condition that',
  toCheck: 'To check',
  sources: 'Sources',
  links: 'Where to look',
  why: 'Why this answer?',
  whyRule: 'Rule',
  whyRead: (from: number, to: number, name: string, how: string) => `Characters ${from}–${to} read as ${name} (${how})`,
  whySubject: (subject: string, score: string) => `Subject: ${subject} (${score})`,
  whyFollowed: (what: string) => `Followed from the conversation: ${what}`,
  whyFacts: (ids: string) => `Facts: ${ids}`,
  confidence: {
    high: 'Confidence: high. Read in the named sources.',
    medium: 'Confidence: medium. The sources are older, partial or indirect.',
  },
  copy: 'Copy as questionnaire answer',
  askNext: 'Ask next',
  choose: 'Which one?',
}

/** The texts of the page "Ask". */
export const askTexts: Translated<typeof en> = { en }

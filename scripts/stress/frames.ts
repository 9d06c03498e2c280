import type { ServiceId } from '../../src/knowledge/types'

/** A way to ask about a name. */
export interface Frame {
  id: string
  /** The turns of the conversation; the last one asks. */
  turns(name: string): string[]
  /** Certified services that the frame itself asks about. */
  asksAlso: ServiceId[]
  /** The service that the turn before was about. */
  about?: ServiceId
  /** A government cloud is asked about: what the page names without a cloud may not be plainly certified there. */
  splitCloud?: true
}

const one =
  (text: (name: string) => string) =>
  (name: string): string[] => [text(name)]

/** The sentence frames of the stress questions, from a bare name to an auditor's paragraph. */
export const FRAMES: Frame[] = [
  { id: 'short', asksAlso: [], turns: one((n) => `${n} in scope?`) },
  { id: 'bare', asksAlso: [], turns: one((n) => n) },
  { id: 'lower', asksAlso: [], turns: one((n) => `is ${n.toLowerCase()} certified`) },
  { id: 'capitals', asksAlso: [], turns: one((n) => `IS ${n.toUpperCase()} COVERED BY ISO 22301?`) },
  {
    id: 'polite',
    asksAlso: [],
    turns: one(
      (n) => `Hello, could you please tell me whether ${n} is covered by Microsoft's ISO 22301 certification?`,
    ),
  },
  {
    id: 'auditor',
    asksAlso: [],
    turns: one(
      (n) =>
        `Our review of critical suppliers asks for evidence of business continuity, and control 14.2 wants it for each component. Please confirm whether ${n} falls within the scope of the ISO 22301 certificate, and name the source.`,
    ),
  },
  { id: 'list-behind', asksAlso: ['intune'], turns: one((n) => `Are Intune and ${n} in scope?`) },
  {
    id: 'list-before',
    asksAlso: ['power-bi', 'windows-365'],
    turns: one((n) => `${n}, Power BI and Windows 365: which of them are certified?`),
  },
  { id: 'negated', asksAlso: [], turns: one((n) => `So ${n} isn't covered, right?`) },
  { id: 'leading', asksAlso: [], turns: one((n) => `${n} is surely on the ISO 22301 certificate, isn't it?`) },
  { id: 'owned', asksAlso: [], turns: one((n) => `We use ${n} every day. Does the certification include it?`) },
  { id: 'questionnaire', asksAlso: [], turns: one((n) => `Q7 ${n}: ISO 22301 certified (Y/N)`) },
  { id: 'followed', asksAlso: [], about: 'intune', turns: (n) => ['Is Intune covered?', `and ${n}?`] },
  {
    id: 'gcc-high',
    asksAlso: ['office-365-gcc-high'],
    splitCloud: true,
    turns: one((n) => `Does it hold for ${n} in GCC High as well?`),
  },
]

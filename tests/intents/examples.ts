import type { Example } from '../../src/intents/train'

const TEXTS: Record<string, string[]> = {
  report: [
    'Where is the audit report?',
    'where can i find the report',
    'show me the latest report please',
    'I need to download the audit report',
    'how do I get the report for my auditor',
    'link to the report',
    'which page has the audit reports',
    'open the report for me',
  ],
  edition: [
    'Which edition of the standard applies?',
    'is it the 2012 or the 2019 edition',
    'what version of the standard is that',
    'does the 2019 edition count',
    'has the old edition been withdrawn',
    'what year is the standard from',
    'newest edition of the standard?',
    'edition 2012 still valid?',
  ],
  scope: [
    'Is §svc in scope?',
    'is §svc covered by the certificate',
    'does the certificate include §svc',
    'are §svc and §svc certified',
    'can you confirm that §svc is certified',
    'was §svc part of the audit',
    '§svc certified?',
    'tell me if §svc is on the certificate',
  ],
  thanks: [
    'thank you',
    'thanks a lot',
    'great, thanks for the help',
    'many thanks',
    'cheers, that was helpful',
    'thank you so much',
    'perfect, thanks!',
    'that helped, thank you',
  ],
}

/** Four intents, eight texts each. */
export const EXAMPLES: Example[] = Object.entries(TEXTS).flatMap(([intent, texts]) =>
  texts.map((text) => ({ text, intent })),
)

/** Texts of other worlds. */
export const FOREIGN = [
  'how tall is mount everest',
  'my dog ate grapes yesterday',
  'best pizza dough with olives',
  'play some jazz in the kitchen',
  'who painted the mona lisa',
  'qwertz uiop lkjh',
]

import type { Translated } from '.'

const en = {
  asOf: (date: string) => `as of ${date}`,
  fact: (id: string) => `Fact ${id}`,
  note: (note: string) => `Note: ${note}`,
  /** `low` never reaches a page. */
  confidence: { high: 'Confidence: high', medium: 'Confidence: medium', low: '' },
}

/** The texts around facts and sources, wherever they are listed. */
export const factTexts: Translated<typeof en> = { en }

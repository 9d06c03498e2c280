import type { Verdict } from '../../src/knowledge/types'

/** How a verdict looks. The sign differs in shape, so that nothing depends on the colour; the words stand beside it. */
export interface VerdictMark {
  sign: string
  colour: 'Good' | 'Warning' | 'Default'
  /** The look of the band behind the verdict. */
  band: 'good' | 'warning' | 'emphasis'
}

const MARKS: Record<Verdict, VerdictMark> = {
  certified: { sign: '✓', colour: 'Good', band: 'good' },
  'certified-with-conditions': { sign: '◐', colour: 'Warning', band: 'warning' },
  'part-of-certified-suite': { sign: '▣', colour: 'Warning', band: 'warning' },
  'see-azure-offering': { sign: '→', colour: 'Default', band: 'emphasis' },
  'earlier-version-only': { sign: '◔', colour: 'Warning', band: 'warning' },
  'named-in-service-doc': { sign: '§', colour: 'Warning', band: 'warning' },
  'not-named': { sign: '○', colour: 'Default', band: 'emphasis' },
  'outside-microsoft-scope': { sign: '✕', colour: 'Default', band: 'emphasis' },
  unrecognised: { sign: '?', colour: 'Default', band: 'emphasis' },
}

export function markOf(verdict: Verdict): VerdictMark {
  return MARKS[verdict]
}

import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import {
  ArrowCircleRight20Regular,
  CheckmarkCircle20Filled,
  Circle20Regular,
  CircleHalfFill20Regular,
  ClockArrowDownload20Regular,
  DismissCircle20Regular,
  DocumentText20Regular,
  type FluentIcon,
  GridDots20Regular,
  QuestionCircle20Regular,
} from '@fluentui/react-icons'
import type { Verdict } from '../../src/knowledge/types'

/** How much a verdict says of a service: it is named itself, something has to be added, nothing is said of it. */
export type VerdictTone = 'good' | 'partly' | 'open'

const SIGNS: Record<Verdict, [FluentIcon, VerdictTone]> = {
  certified: [CheckmarkCircle20Filled, 'good'],
  'certified-with-conditions': [CircleHalfFill20Regular, 'partly'],
  'part-of-certified-suite': [GridDots20Regular, 'partly'],
  'see-azure-offering': [ArrowCircleRight20Regular, 'open'],
  'earlier-version-only': [ClockArrowDownload20Regular, 'partly'],
  'named-in-service-doc': [DocumentText20Regular, 'partly'],
  'not-named': [Circle20Regular, 'open'],
  'outside-microsoft-scope': [DismissCircle20Regular, 'open'],
  unrecognised: [QuestionCircle20Regular, 'open'],
}

const useStyles = makeStyles({
  mark: { flexShrink: 0, verticalAlign: 'text-bottom' },
  good: { color: tokens.colorPaletteGreenForeground1 },
  partly: { color: tokens.colorStatusWarningForeground1 },
  open: { color: tokens.colorNeutralForeground2 },
})

export const toneOf = (verdict: Verdict): VerdictTone => SIGNS[verdict][1]

/** The sign of a verdict. Each has a shape of its own, so that nothing depends on the colour; its words stand beside it. */
export function VerdictMark({ verdict }: { verdict: Verdict }) {
  const styles = useStyles()
  const [Sign, tone] = SIGNS[verdict]
  return <Sign className={mergeClasses(styles.mark, styles[tone])} />
}

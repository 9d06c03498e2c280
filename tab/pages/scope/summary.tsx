import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components'
import { memo } from 'react'
import type { Verdict } from '../../../src/knowledge/types'
import type { Selection } from '../../../src/scope/selection'
import type { ScopeTable } from '../../../src/scope/types'
import { PartedBar } from '../../app/parted-bar'
import { VerdictMark } from '../../app/verdict-mark'
import { useLocale, useTexts } from '../../texts'
import { formatNumber } from '../../texts/format'
import { scopeTexts } from '../../texts/scope'

/** The colour of a verdict in the bar and beside its count. The order and the signs say the same without it. */
const COLOURS: Record<Verdict, string> = {
  certified: tokens.colorPaletteGreenBackground3,
  'certified-with-conditions': tokens.colorPaletteMarigoldBorderActive,
  'part-of-certified-suite': tokens.colorPaletteTealBorderActive,
  'see-azure-offering': tokens.colorPaletteBlueBorderActive,
  'earlier-version-only': tokens.colorPalettePeachBorderActive,
  'named-in-service-doc': tokens.colorPaletteLilacBorderActive,
  'not-named': tokens.colorNeutralStroke1,
  'outside-microsoft-scope': tokens.colorNeutralStrokeAccessible,
  unrecognised: tokens.colorNeutralStroke2,
}

const useStyles = makeStyles({
  title: { ...typographyStyles.subtitle2, margin: `0 0 ${tokens.spacingVerticalS}` },
  bar: { marginBottom: tokens.spacingVerticalS },
  part: { borderRadius: tokens.borderRadiusSmall },
  faded: { opacity: 0.25 },
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    margin: `0 0 ${tokens.spacingVerticalXL}`,
    padding: 0,
    listStyleType: 'none',
  },
  button: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    minHeight: '32px',
    padding: `0 ${tokens.spacingHorizontalS}`,
    borderTopStyle: 'solid',
    borderBottomStyle: 'solid',
    borderInlineEndStyle: 'solid',
    borderInlineStartStyle: 'solid',
    borderTopWidth: '1px',
    borderBottomWidth: '1px',
    borderInlineEndWidth: '1px',
    borderInlineStartWidth: '4px',
    borderTopColor: tokens.colorNeutralStroke1,
    borderBottomColor: tokens.colorNeutralStroke1,
    borderInlineEndColor: tokens.colorNeutralStroke1,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    ...typographyStyles.body1,
    textAlign: 'inherit',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  pressed: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    fontWeight: tokens.fontWeightSemibold,
    boxShadow: `inset 0 0 0 1px ${tokens.colorCompoundBrandStroke}`,
    '@media (forced-colors: active)': { outline: '2px solid Highlight', outlineOffset: '-3px' },
  },
  none: { color: tokens.colorNeutralForeground3 },
  count: { fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums' },
})

export interface SummaryProps {
  counts: ScopeTable['counts']
  labels: ScopeTable['labels']
  chosen: Verdict[]
  change: (part: Partial<Selection>) => void
}

/** How many services there are of each verdict: as a bar, and as a list whose lines narrow the table. */
export const Summary = memo(function Summary({ counts, labels, chosen, change }: SummaryProps) {
  const styles = useStyles()
  const texts = useTexts(scopeTexts)
  const { tag } = useLocale()
  const toggle = (verdict: Verdict) =>
    change({ verdicts: chosen.includes(verdict) ? chosen.filter((v) => v !== verdict) : [...chosen, verdict] })
  const out = (verdict: Verdict) => chosen.length > 0 && !chosen.includes(verdict)
  return (
    <section aria-labelledby="scope-summary">
      <h2 id="scope-summary" className={styles.title}>
        {texts.summary}
      </h2>
      <PartedBar
        className={styles.bar}
        parts={counts.map(({ verdict, count }) => ({
          id: verdict,
          count,
          className: mergeClasses(styles.part, out(verdict) && styles.faded),
          colour: COLOURS[verdict],
        }))}
      />
      <ul className={styles.list} aria-label={texts.summaryHint}>
        {counts.map(({ verdict, count }) => (
          <li key={verdict}>
            <button
              type="button"
              aria-pressed={chosen.includes(verdict)}
              className={mergeClasses(
                styles.button,
                chosen.includes(verdict) && styles.pressed,
                count === 0 && styles.none,
              )}
              style={{ borderInlineStartColor: COLOURS[verdict] }}
              onClick={() => toggle(verdict)}
            >
              <VerdictMark verdict={verdict} />
              {labels[verdict]} <span className={styles.count}>{formatNumber(count, tag)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
})

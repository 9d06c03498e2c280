import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { PartedBar } from './parted-bar'

/** What a part of a bar stands for: said without reserve, with one, nothing said, apart from the rest. */
export type BarTone = 'good' | 'partly' | 'weak' | 'open'

export interface BarPart {
  id: string
  /** In words, beside the count. */
  label: ReactNode
  count: number
  /** The count as the reader writes it. */
  shown: string
  tone: BarTone
}

const useStyles = makeStyles({
  figure: { margin: `0 0 ${tokens.spacingVerticalL}` },
  bar: { marginBottom: tokens.spacingVerticalM, borderRadius: tokens.borderRadiusMedium, overflow: 'hidden' },
  good: {
    backgroundColor: tokens.colorPaletteGreenBackground3,
    '@media (forced-colors: active)': { forcedColorAdjust: 'none', backgroundColor: 'Highlight' },
  },
  partly: {
    backgroundColor: tokens.colorStatusWarningBackground3,
    '@media (forced-colors: active)': { forcedColorAdjust: 'none', backgroundColor: 'GrayText' },
  },
  weak: { backgroundColor: tokens.colorPaletteYellowBackground3 },
  open: { backgroundColor: tokens.colorNeutralStroke1 },
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(280px, 100%), 1fr))',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  item: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'baseline', minHeight: '24px' },
  swatch: {
    width: '12px',
    height: '12px',
    flexShrink: 0,
    borderRadius: tokens.borderRadiusSmall,
    alignSelf: 'center',
    '@media (forced-colors: active)': { border: '1px solid CanvasText' },
  },
  count: { minWidth: '2.5ch', textAlign: 'end', fontWeight: tokens.fontWeightSemibold },
})

/** Shares of a whole as one bar, and the same as a list of words and numbers: the bar says nothing that the list does not. */
export function ShareBar({ caption, parts }: { caption: string; parts: BarPart[] }) {
  const styles = useStyles()
  const shown = parts.filter(({ count }) => count > 0)
  return (
    <figure className={styles.figure} aria-label={caption}>
      <PartedBar
        className={styles.bar}
        parts={shown.map(({ id, count, tone }) => ({ id, count, className: styles[tone] }))}
      />
      <ul className={styles.list}>
        {shown.map(({ id, label, shown: count, tone }) => (
          <li key={id} className={styles.item}>
            <span className={mergeClasses(styles.swatch, styles[tone])} aria-hidden />
            <span className={styles.count}>{count}</span>
            <span>{label}</span>
          </li>
        ))}
      </ul>
    </figure>
  )
}

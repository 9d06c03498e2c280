// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot leave rows out and keep their places
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus is on the controls inside
import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components'
import { type MouseEvent, memo, type Ref, useMemo } from 'react'
import { useRouter } from 'wouter'
import type { ScopeRow } from '../../../src/scope/types'
import { VerdictMark } from '../../app/verdict-mark'
import { useLocale, useTexts } from '../../texts'
import { formatDate } from '../../texts/format'
import { scopeTexts } from '../../texts/scope'
import type { Control } from './grid-keys'

/** The columns of the table; on narrow screens a row is two lines instead. */
export const COLUMNS = '40px minmax(0, 5fr) minmax(0, 4fr) minmax(0, 3fr) minmax(0, 4fr)'
/** Pixels under which a row is two lines. */
export const NARROW = 640

/** Pixels above and below a row with the focus that other things may cover: navigation and heads above, the bar below. */
const COVERED_ABOVE = 120
const COVERED_BELOW = 96

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: COLUMNS,
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'center',
    boxSizing: 'border-box',
    minHeight: '44px',
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ...typographyStyles.body1,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  apart: { position: 'absolute', insetInlineStart: 0, insetInlineEnd: 0 },
  narrow: {
    gridTemplateColumns: '40px minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalXXS,
    minHeight: '64px',
  },
  chosen: { backgroundColor: tokens.colorNeutralBackground1Selected },
  check: { display: 'flex', justifyContent: 'center' },
  box: {
    width: '18px',
    height: '18px',
    margin: '3px',
    accentColor: tokens.colorCompoundBrandBackground,
    scrollMargin: `${COVERED_ABOVE}px 0 ${COVERED_BELOW}px`,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  name: {
    display: 'inline-block',
    minHeight: '24px',
    lineHeight: '24px',
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: 'none',
    overflowWrap: 'anywhere',
    borderRadius: tokens.borderRadiusSmall,
    scrollMargin: `${COVERED_ABOVE}px 0 ${COVERED_BELOW}px`,
    ':hover': { textDecorationLine: 'underline', color: tokens.colorBrandForegroundLinkHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  verdict: { display: 'flex', gap: tokens.spacingHorizontalXS, alignItems: 'flex-start', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  line: {
    gridColumn: '2',
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    ...typographyStyles.caption1,
  },
})

/** What all rows have in common: asked of React once for the table, since each row on its way into sight would wait for it. */
export function useRowLook() {
  const styles = useStyles()
  const texts = useTexts(scopeTexts)
  const { tag } = useLocale()
  const { base, hrefs } = useRouter()
  return useMemo(
    () => ({ styles, texts, tag, hrefOf: (id: string) => hrefs(`${base}/scope/${encodeURIComponent(id)}`) }),
    [styles, texts, tag, base, hrefs],
  )
}

export interface ServiceRowProps {
  look: ReturnType<typeof useRowLook>
  row: ScopeRow
  label: string
  index: number
  /** Pixels from the top of the table, for a row that stands apart; the others follow each other, however high each is. */
  top: number | undefined
  narrow: boolean
  chosen: boolean
  /** No more can be chosen. */
  full: boolean
  /** The control that the Tab key comes to; undefined where it is in another row. */
  stop: Control | undefined
  toggle: (id: string) => void
  open: (id: string, event: MouseEvent) => void
  focused: (index: number, control: Control) => void
  measure: Ref<HTMLDivElement>
}

/** One service. Without Fluent's own parts and without the router's: there may be thirty of them to draw between two keystrokes. */
export const ServiceRow = memo(function ServiceRow(props: ServiceRowProps) {
  const { row, label, index, narrow, chosen, full, stop } = props
  const { styles, texts, tag, hrefOf } = props.look
  const box = (
    <input
      type="checkbox"
      className={styles.box}
      data-control="compare"
      aria-label={texts.compare(row.name)}
      aria-disabled={full && !chosen}
      checked={chosen}
      tabIndex={stop === 'compare' ? 0 : -1}
      onChange={() => props.toggle(row.id)}
      onFocus={() => props.focused(index, 'compare')}
    />
  )
  const name = (
    <a
      href={hrefOf(row.id)}
      className={styles.name}
      data-control="name"
      tabIndex={stop === 'name' ? 0 : -1}
      onClick={(event) => props.open(row.id, event)}
      onFocus={() => props.focused(index, 'name')}
    >
      {row.name}
    </a>
  )
  const suite = row.nameOnly ? texts.nameOnly : row.suite?.name
  const date = row.asOf === undefined ? texts.noDate : formatDate(row.asOf, tag)
  const cells = (
    <>
      <div role="gridcell" className={styles.verdict}>
        <VerdictMark verdict={row.verdict} />
        {label}
      </div>
      <div role="gridcell" className={styles.quiet}>
        {suite ?? ''}
      </div>
      <div role="gridcell" className={styles.quiet}>
        {date}
      </div>
    </>
  )
  return (
    <div
      ref={props.measure}
      role="row"
      data-index={index}
      aria-rowindex={index + 2}
      className={mergeClasses(
        styles.row,
        props.top !== undefined && styles.apart,
        narrow && styles.narrow,
        chosen && styles.chosen,
      )}
      style={props.top === undefined ? undefined : { top: `${props.top}px` }}
    >
      <div role="gridcell" className={styles.check}>
        {box}
      </div>
      <div role="rowheader">{name}</div>
      {narrow ? (
        <div className={styles.line} role="presentation">
          {cells}
        </div>
      ) : (
        cells
      )}
    </div>
  )
}, same)

/** Rows come anew with each answer of the engine: they are the same where they say the same. */
function same(before: ServiceRowProps, after: ServiceRowProps): boolean {
  return (
    before.row.id === after.row.id &&
    before.row.verdict === after.row.verdict &&
    before.index === after.index &&
    before.top === after.top &&
    before.narrow === after.narrow &&
    before.chosen === after.chosen &&
    before.full === after.full &&
    before.stop === after.stop &&
    before.label === after.label &&
    before.look === after.look &&
    before.toggle === after.toggle &&
    before.open === after.open &&
    before.focused === after.focused
  )
}

// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot leave rows out and keep their places
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus is on the controls inside
import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components'
import { ArrowSortDown16Regular, ArrowSortUp16Regular } from '@fluentui/react-icons'
import { defaultRangeExtractor, useWindowVirtualizer, type VirtualizerOptions } from '@tanstack/react-virtual'
import { type MouseEvent, memo, type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { ServiceId } from '../../../src/knowledge/types'
import { MOST_COMPARED, readSelection, type Selection, SORTS, type SortBy } from '../../../src/scope/selection'
import type { ScopeRow, ScopeTable } from '../../../src/scope/types'
import { useAnnounce } from '../../app/announcer'
import { useNarrow } from '../../app/narrow'
import { Spoken } from '../../app/spoken'
import { useLocale, useTexts } from '../../texts'
import { formatNumber } from '../../texts/format'
import { scopeTexts } from '../../texts/scope'
import { useAbove } from './above'
import { type Control, useGridKeys } from './grid-keys'
import type { Place } from './place'
import { addressWith } from './selecting'
import { COLUMNS, NARROW, ServiceRow, useRowLook } from './service-row'

/** The height of the navigation, under which the heads of the columns stay. */
const NAVIGATION = 45

const useStyles = makeStyles({
  heads: {
    position: 'sticky',
    top: `${NAVIGATION}px`,
    zIndex: 2,
    display: 'grid',
    gridTemplateColumns: COLUMNS,
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'center',
    minHeight: '40px',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    ...typographyStyles.caption1Strong,
  },
  head: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXXS,
    minHeight: '28px',
    padding: 0,
    border: 'none',
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    cursor: 'pointer',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  // The order is chosen in the list beside the filters there.
  narrowHeads: { minHeight: 0, height: 0, overflow: 'hidden', visibility: 'hidden', borderBottomWidth: 0 },
  body: { position: 'relative', boxSizing: 'border-box' },
  hint: {
    ...typographyStyles.caption1,
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    color: tokens.colorNeutralForeground2,
  },
})

/**
 * The height of a row as the browser laid it out by itself; until then, what is known or supposed. Rows follow each other
 * however high they are, so that none stands wrong meanwhile.
 */
const heightOf: VirtualizerOptions<Window, HTMLDivElement>['measureElement'] = (
  row,
  entry,
  { options, itemSizeCache },
) => {
  const box = entry?.borderBoxSize[0]
  if (box) return Math.round(box.blockSize)
  const index = Number(row.dataset.index)
  return itemSizeCache.get(options.getItemKey(index)) ?? options.estimateSize(index)
}

export interface ServiceTableProps {
  rows: ScopeRow[]
  labels: ScopeTable['labels']
  selection: Selection
  change: (part: Partial<Selection>) => void
  chosen: ServiceId[]
  toggle: (id: ServiceId) => void
  place: RefObject<Place | null>
}

/** The services, of which only those in sight are drawn. */
export const ServiceTable = memo(function ServiceTable(props: ServiceTableProps) {
  const { rows, labels, selection, change, chosen, toggle, place } = props
  const styles = useStyles()
  const texts = useTexts(scopeTexts)
  const { tag } = useLocale()
  const announce = useAnnounce()
  const narrow = useNarrow(NARROW)
  // Where the list was left: read once, since this visit writes it anew.
  const [left] = useState(place.current)
  const returning = left?.id === undefined ? -1 : rows.findIndex(({ id }) => id === left.id)
  const { spot, setSpot, go, body, onKeyDown } = useGridKeys(rows.length, {
    index: Math.max(0, returning),
    control: 'name',
  })
  const margin = useAbove(body)
  const virtual = useWindowVirtualizer<HTMLDivElement>({
    count: rows.length,
    estimateSize: () => (narrow ? 66 : 44),
    overscan: 6,
    useFlushSync: false,
    scrollMargin: margin,
    measureElement: heightOf,
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), spot.index])].sort((a, b) => a - b).filter((i) => i < range.count),
    ...(left?.scrolled && { initialMeasurementsCache: left.scrolled.measured, initialOffset: left.scrolled.top }),
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the list is back
  useLayoutEffect(() => {
    if (returning === -1) return
    if (left?.scrolled) window.scrollTo({ top: left.scrolled.top })
    go({ index: returning, control: 'name' })
  }, [])
  const shown = useRef(virtual)
  shown.current = virtual
  const [, navigate] = useLocation()
  // The selection goes along when the row is opened, not into the address of every row: those would all be drawn anew with
  // each letter of a search.
  const open = useCallback(
    (id: ServiceId, event: MouseEvent) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
      event.preventDefault()
      place.current = { id, scrolled: { top: window.scrollY, measured: shown.current.measurementsCache } }
      navigate(addressWith(readSelection(new URLSearchParams(window.location.search)), id))
    },
    [place, navigate],
  )
  const focused = useCallback((index: number, control: Control) => setSpot({ index, control }), [setSpot])
  const choose = useCallback(
    (id: ServiceId) => {
      const taken = chosen.includes(id)
      if (!taken && chosen.length >= MOST_COMPARED) return announce(texts.compareFull)
      announce(texts.chosen(formatNumber(chosen.length + (taken ? -1 : 1), tag)))
      toggle(id)
    },
    [chosen, toggle, announce, texts, tag],
  )
  useEffect(() => {
    place.current = null
  }, [place])
  const look = useRowLook()
  const items = virtual.getVirtualItems()
  // The row with the focus stays drawn, wherever the others are.
  const apart = items.find(({ index }) => !items.some((other) => Math.abs(other.index - index) === 1))
  const inSight = items.length > 1 ? items.filter((item) => item !== apart) : items
  return (
    <>
      <p className={styles.hint}>{texts.keys}</p>
      <div role="grid" aria-label={texts.table} aria-rowcount={rows.length + 1} aria-colcount={5}>
        <div role="rowgroup" className={mergeClasses(styles.heads, narrow && styles.narrowHeads)}>
          <Heads selection={selection} change={change} />
        </div>
        <div
          role="rowgroup"
          ref={body}
          className={styles.body}
          style={{ height: `${virtual.getTotalSize()}px`, paddingTop: `${(inSight[0]?.start ?? margin) - margin}px` }}
          onKeyDown={onKeyDown}
        >
          {items.map(({ index, start }) => {
            const row = rows[index]
            return (
              row && (
                <ServiceRow
                  key={index}
                  look={look}
                  measure={virtual.measureElement}
                  row={row}
                  label={labels[row.verdict]}
                  index={index}
                  top={index === apart?.index ? start - margin : undefined}
                  narrow={narrow}
                  chosen={chosen.includes(row.id)}
                  full={chosen.length >= MOST_COMPARED}
                  stop={index === spot.index ? spot.control : undefined}
                  toggle={choose}
                  open={open}
                  focused={focused}
                />
              )
            )
          })}
        </div>
      </div>
    </>
  )
})

interface HeadsProps {
  selection: Selection
  change: (part: Partial<Selection>) => void
}

/** The heads of the columns: each puts the rows in its order, and a second time the other way round. */
const Heads = memo(function Heads({ selection, change }: HeadsProps) {
  const styles = useStyles()
  const texts = useTexts(scopeTexts)
  // Without an order of its own the list is by name, unless something is searched.
  const sort = selection.sort ?? (selection.q.trim() === '' ? { by: 'name', reversed: false } : null)
  const order = (by: SortBy) => change({ sort: { by, reversed: sort?.by === by && !sort.reversed } })
  return (
    <div role="row" aria-rowindex={1} style={{ display: 'contents' }}>
      <div role="columnheader">
        <Spoken>{texts.compareColumn}</Spoken>
      </div>
      {SORTS.map((by) => {
        const reversed = sort?.by === by ? sort.reversed : undefined
        // The newest first is what is called descending of dates.
        const falls = reversed === undefined ? undefined : reversed !== (by === 'date')
        return (
          <div
            key={by}
            role="columnheader"
            aria-sort={falls === undefined ? 'none' : falls ? 'descending' : 'ascending'}
          >
            <button type="button" className={styles.head} onClick={() => order(by)}>
              {texts.columns[by]}
              {falls !== undefined && (falls ? <ArrowSortDown16Regular /> : <ArrowSortUp16Regular />)}
            </button>
          </div>
        )
      })}
    </div>
  )
})

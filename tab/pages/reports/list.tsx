import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useEffect, useRef } from 'react'
import { matching } from '../../../src/reports/filter'
import { useAnnounce } from '../../app/announcer'
import { Notice } from '../../app/states'
import { useLocale, useTexts } from '../../texts'
import { formatNumber } from '../../texts/format'
import { reportTexts } from '../../texts/reports'
import { AboutDates } from './about-dates'
import { ReportCard } from './card'
import type { ReportSheet } from './desk'
import { Filters } from './filters'
import { ReportTable } from './table'
import { useView } from './view'

const useStyles = makeStyles({
  count: { margin: `0 0 ${tokens.spacingVerticalXS}`, ...typographyStyles.body1Strong, outlineStyle: 'none' },
  hint: {
    margin: `0 0 ${tokens.spacingVerticalL}`,
    maxWidth: '80ch',
    color: tokens.colorNeutralForeground2,
    ...typographyStyles.caption1,
  },
  cards: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 440px), 1fr))',
    gap: tokens.spacingHorizontalL,
  },
})

/** The reports that the address asks for. */
export function ReportList({ sheet: { entries, dates } }: { sheet: ReportSheet }) {
  const styles = useStyles()
  const texts = useTexts(reportTexts)
  const { tag } = useLocale()
  const shown = useView()
  const found = matching(entries, shown.filter)
  const count = texts.count(formatNumber(found.length, tag), formatNumber(entries.length, tag))
  const counted = useRef<HTMLParagraphElement>(null)
  const clear = () => {
    shown.clear()
    // The button that was pressed goes with the notice; the focus may not go with it.
    counted.current?.focus()
  }
  useAnnounceChange(count, `${shown.filter.kind} ${shown.filter.cloud}`)
  return (
    <>
      <Filters shown={shown} />
      <p ref={counted} tabIndex={-1} className={styles.count}>
        {count}
      </p>
      <p className={styles.hint}>
        {texts.notStatedHint} {texts.lastCheckedHint}
      </p>
      {found.length === 0 && (
        <Notice title={texts.none.title} reason={texts.none.reason} action={{ label: texts.clear, run: clear }} />
      )}
      {found.length > 0 && shown.view === 'table' && <ReportTable entries={found} />}
      {found.length > 0 && shown.view === 'cards' && (
        <div className={styles.cards}>
          {found.map((entry) => (
            <ReportCard key={entry.id} entry={entry} />
          ))}
        </div>
      )}
      {dates && <AboutDates answer={dates} />}
    </>
  )
}

/** Says the words when `key` changes; what is there at first is read with the page. */
function useAnnounceChange(words: string, key: string): void {
  const announce = useAnnounce()
  const before = useRef(key)
  useEffect(() => {
    if (before.current === key) return
    before.current = key
    announce(words)
  }, [announce, words, key])
}

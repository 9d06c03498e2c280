import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { type RefObject, useDeferredValue, useEffect, useRef } from 'react'
import type { ServiceId } from '../../../src/knowledge/types'
import { cleared, isNarrowed, writeSelection } from '../../../src/scope/selection'
import { useAnnounce } from '../../app/announcer'
import { Page } from '../../app/page'
import { Failed, Loading } from '../../app/states'
import { useAsked } from '../../engine/context'
import { useLocale, useTexts } from '../../texts'
import { environmentTexts } from '../../texts/environments'
import { formatNumber } from '../../texts/format'
import { scopeTexts } from '../../texts/scope'
import { CompareBar } from './compare-bar'
import { Filters } from './filters'
import type { Place } from './place'
import { useSelection } from './selecting'
import { ServiceTable } from './service-table'
import { Summary } from './summary'

const useStyles = makeStyles({
  count: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '32px',
    margin: `${tokens.spacingVerticalL} 0 ${tokens.spacingVerticalXS}`,
  },
  words: { ...typographyStyles.body1Strong, margin: 0 },
  hint: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
  nothing: { padding: `${tokens.spacingVerticalXXL} 0` },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  reason: { maxWidth: '60ch', color: tokens.colorNeutralForeground2 },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

export interface ListProps {
  chosen: ServiceId[]
  toggle: (id: ServiceId) => void
  chooseNone: () => void
  place: RefObject<Place | null>
}

/** The whole catalogue: counts, search and filters, and the table. */
export function List({ chosen, toggle, chooseNone, place }: ListProps) {
  const styles = useStyles()
  const texts = useTexts(scopeTexts)
  const clouds = useTexts(environmentTexts)
  const { tag } = useLocale()
  const announce = useAnnounce()
  const [selection, change] = useSelection()
  const key = writeSelection(selection).toString()
  const asked = useAsked(key, (engine) => engine.scopeTable(selection))
  // Drawn in slices: a key that is pressed meanwhile goes first.
  const table = useDeferredValue(asked.state === 'ready' ? asked.value : undefined)
  const drawn = useDeferredValue(selection)
  const search = useRef<HTMLInputElement | null>(null)
  const words =
    table && texts.shown(formatNumber(table.rows.length, tag), formatNumber(table.total, tag), selection.all)
  const said = useRef<string>(undefined)
  useEffect(() => {
    if (words === undefined || words === said.current) return
    if (said.current !== undefined) announce(words)
    said.current = words
  }, [words, announce])
  const clear = () => {
    change(cleared(selection.sort))
    // The button goes away with what it clears.
    search.current?.focus()
  }
  return (
    <Page title={texts.title} lead={texts.lead}>
      {asked.state === 'loading' && <Loading />}
      {asked.state === 'failed' && <Failed retry={asked.retry} />}
      {table && (
        <>
          <Summary counts={table.counts} labels={table.labels} chosen={selection.verdicts} change={change} />
          <Filters selection={selection} suites={table.suites} change={change} search={search} />
          <div className={styles.count}>
            <p className={styles.words}>{words}</p>
            {isNarrowed(selection) && (
              <Button size="small" onClick={clear}>
                {texts.clear}
              </Button>
            )}
            {selection.environment !== null && (
              <p className={styles.hint}>{texts.environmentHint(clouds[selection.environment])}</p>
            )}
          </div>
          {table.rows.length === 0 ? (
            <section className={styles.nothing}>
              <h2 className={styles.title}>{texts.nothing.title}</h2>
              <p className={styles.reason}>{texts.nothing.reason}</p>
              <div className={styles.row}>
                {!selection.all && <Button onClick={() => change({ all: true })}>{texts.nothing.all}</Button>}
              </div>
            </section>
          ) : (
            <ServiceTable
              rows={table.rows}
              labels={table.labels}
              selection={drawn}
              change={change}
              chosen={chosen}
              toggle={toggle}
              place={place}
            />
          )}
          <CompareBar chosen={chosen} chooseNone={chooseNone} selection={selection} place={place} />
        </>
      )}
    </Page>
  )
}

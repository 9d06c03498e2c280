import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import type { RefObject } from 'react'
import { useLocation } from 'wouter'
import type { ServiceId } from '../../../src/knowledge/types'
import { type Selection, writeSelection } from '../../../src/scope/selection'
import { useLocale, useTexts } from '../../texts'
import { formatNumber } from '../../texts/format'
import { scopeTexts } from '../../texts/scope'
import type { Place } from './place'

const useStyles = makeStyles({
  bar: {
    position: 'fixed',
    insetInlineStart: 0,
    insetInlineEnd: 0,
    bottom: 0,
    zIndex: 3,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke1}`,
    boxShadow: tokens.shadow8,
  },
  inside: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    boxSizing: 'border-box',
    maxWidth: '1120px',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalS} 24px`,
    '@media (max-width: 480px)': { padding: `${tokens.spacingVerticalS} 12px` },
  },
  words: { ...typographyStyles.body1, margin: 0 },
})

export interface CompareBarProps {
  chosen: ServiceId[]
  chooseNone: () => void
  selection: Selection
  place: RefObject<Place | null>
}

/** What is chosen to compare, behind the table, so that the Tab key comes to it from any row. */
export function CompareBar({ chosen, chooseNone, selection, place }: CompareBarProps) {
  const styles = useStyles()
  const texts = useTexts(scopeTexts)
  const { tag } = useLocale()
  const [, go] = useLocation()
  if (chosen.length === 0) return null
  const count = formatNumber(chosen.length, tag)
  const compare = () => {
    const params = writeSelection(selection)
    params.set('compare', chosen.join(','))
    place.current = { id: chosen.at(-1), scrolled: { top: window.scrollY, measured: [] } }
    go(`/scope?${params}`)
  }
  return (
    <section className={styles.bar} aria-label={texts.comparison}>
      <div className={styles.inside}>
        {chosen.length > 1 ? (
          <Button appearance="primary" onClick={compare}>
            {texts.compareNow(count)}
          </Button>
        ) : (
          <p className={styles.words}>{texts.compareMore(count)}</p>
        )}
        <Button appearance="subtle" onClick={chooseNone}>
          {texts.unchoose}
        </Button>
      </div>
    </section>
  )
}

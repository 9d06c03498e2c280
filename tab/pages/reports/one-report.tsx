import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useEffect } from 'react'
import { useLocation } from 'wouter'
import type { ReportEntry } from '../../../src/reports'
import { BackArrow } from '../../app/back-arrow'
import { FactList } from '../../app/fact-list'
import { InsideLink } from '../../app/inside-link'
import { Page } from '../../app/page'
import { SourceList } from '../../app/source-list'
import { Notice } from '../../app/states'
import { useTexts } from '../../texts'
import { reportTexts } from '../../texts/reports'
import { Fields, KindLine } from './card'
import { Actions, Finding } from './fields'
import { useKept } from './view'

const useStyles = makeStyles({
  back: { marginBottom: tokens.spacingVerticalM },
  hint: { margin: 0, maxWidth: '80ch', color: tokens.colorNeutralForeground2, ...typographyStyles.caption1 },
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '75ch' },
  section: { margin: `${tokens.spacingVerticalXXL} 0 ${tokens.spacingVerticalM}`, ...typographyStyles.subtitle1 },
})

/** One report with everything behind it. Undefined: the link names none. */
export function OneReport({ entry }: { entry: ReportEntry | undefined }) {
  const styles = useStyles()
  const texts = useTexts(reportTexts)
  const kept = useKept()
  const [, go] = useLocation()
  // The list may have been scrolled down when this was opened from it.
  useEffect(() => {
    window.scrollTo({ top: 0 })
  }, [])
  if (entry === undefined) {
    const { title, reason } = texts.unknown
    return <Notice title={title} reason={reason} action={{ label: texts.back, run: () => go('/reports') }} />
  }
  return (
    <>
      <InsideLink alone href={`/reports${kept}`} className={styles.back}>
        <BackArrow />
        {texts.back}
      </InsideLink>
      <Page title={entry.title} lead={entry.proves} linked>
        <div className={styles.part}>
          <KindLine entry={entry} />
          <Fields entry={entry} />
          <p className={styles.hint}>
            {texts.notStatedHint} {texts.lastCheckedHint}
          </p>
          <Finding entry={entry} />
          <Actions entry={entry} />
        </div>
        <h2 className={styles.section}>{texts.sources}</h2>
        <SourceList sources={entry.sources} />
        <h2 className={styles.section}>{texts.facts}</h2>
        <FactList facts={entry.facts} />
      </Page>
    </>
  )
}

import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { STANDINGS, type Standing, type TenantSheet } from '../../../src/tenant'
import { type BarTone, ShareBar } from '../../app/share-bar'
import { useLocale, useTexts } from '../../texts'
import { formatNumber, formatShare } from '../../texts/format'
import { tenantTexts } from '../../texts/tenant'

const useStyles = makeStyles({
  text: { ...typographyStyles.body2, margin: `0 0 ${tokens.spacingVerticalM}`, maxWidth: '75ch' },
  rest: { margin: `0 0 ${tokens.spacingVerticalXL}`, color: tokens.colorNeutralForeground2, maxWidth: '75ch' },
})

const TONES: Record<Standing, BarTone> = {
  named: 'good',
  'condition-met': 'good',
  'condition-partly-met': 'partly',
  'condition-not-met': 'weak',
  'condition-open': 'partly',
  'in-named-suite': 'partly',
  'not-named-here': 'open',
}

/** The tenant in one sentence and one bar. */
export function Covered({ sheet: { summary } }: { sheet: TenantSheet }) {
  const styles = useStyles()
  const texts = useTexts(tenantTexts)
  const { tag } = useLocale()
  const number = (value: number) => formatNumber(value, tag)
  const { services, of, share } = summary.covered
  const parts = STANDINGS.map((standing) => {
    const count = summary.usable[standing].length
    return { id: standing, label: texts.standings[standing], count, shown: number(count), tone: TONES[standing] }
  })
  return (
    <>
      <p className={styles.text}>
        {share === null
          ? texts.coveredNone
          : texts.covered(number(services.length), number(of), formatShare(share, tag))}
      </p>
      <ShareBar caption={texts.chart} parts={parts} />
      {summary.notUsable.length > 0 && (
        <p className={styles.rest}>{texts.notUsable(number(summary.notUsable.length))}</p>
      )}
    </>
  )
}

import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { addressesIn } from '../../../src/answers/addresses'
import type { Citation } from '../../../src/answers/types'
import type { SheetCheck } from '../../../src/tenant'
import { useTexts } from '../../texts'
import { tenantTexts } from '../../texts/tenant'
import { MarkedSentence } from '../ask/marked-sentence'
import { Sources } from '../ask/sources'

const useStyles = makeStyles({
  title: { ...typographyStyles.subtitle2, margin: `0 0 ${tokens.spacingVerticalM}` },
  list: { margin: `0 0 ${tokens.spacingVerticalL}`, padding: 0, listStyleType: 'none', maxWidth: '75ch' },
  item: { marginBottom: tokens.spacingVerticalM, overflowWrap: 'anywhere' },
  label: { ...typographyStyles.body1Strong, display: 'block' },
  names: { display: 'block', color: tokens.colorNeutralForeground2 },
  sources: { marginBottom: tokens.spacingVerticalXXL },
})

/** What is worth asking, by what the page says; the sentences are those of the answers. */
export function Checks({ checks, sources }: { checks: SheetCheck[]; sources: Citation[] }) {
  const styles = useStyles()
  const texts = useTexts(tenantTexts)
  return (
    <section>
      <h3 className={styles.title}>{texts.checks}</h3>
      <ul className={styles.list}>
        {checks.map(({ label, services, check }) => (
          <li key={label} className={styles.item}>
            <span className={styles.label}>{label}</span>
            <span className={styles.names}>{services.join(', ')}</span>
            {check !== undefined && <MarkedSentence text={check.text} marks={[]} addresses={addressesIn(check.text)} />}
          </li>
        ))}
      </ul>
      <div className={styles.sources}>
        <Sources sources={sources} />
      </div>
    </section>
  )
}

import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import type { TenantSheet } from '../../../src/tenant'
import { useTexts } from '../../texts'
import { tenantTexts } from '../../texts/tenant'

const useStyles = makeStyles({
  title: { ...typographyStyles.subtitle2, margin: `0 0 ${tokens.spacingVerticalXS}` },
  text: { margin: `0 0 ${tokens.spacingVerticalL}`, maxWidth: '75ch', overflowWrap: 'anywhere' },
})

/** What the licences do not tell: services that are bought otherwise, plans that nobody here knows, installed programs. */
export function NotShown({ sheet: { notVisible, coverage } }: { sheet: TenantSheet }) {
  const texts = useTexts(tenantTexts)
  return (
    <>
      <Part title={texts.notVisible} reason={texts.notVisibleReason} names={notVisible} />
      <Part title={texts.unknown} reason={texts.unknownReason} names={coverage.unknownPlans} />
      <Part title={texts.clients} reason={texts.clientsReason} names={coverage.clients} />
    </>
  )
}

function Part({ title, reason, names }: { title: string; reason: string; names: string[] }) {
  const styles = useStyles()
  if (names.length === 0) return null
  return (
    <section>
      <h3 className={styles.title}>{title}</h3>
      <p className={styles.text}>
        {reason} {names.join(', ')}
      </p>
    </section>
  )
}

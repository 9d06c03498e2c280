import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { type ReactNode, useId } from 'react'

const useStyles = makeStyles({
  section: { marginBottom: tokens.spacingVerticalXXXL },
  title: { margin: `0 0 ${tokens.spacingVerticalS}`, ...typographyStyles.subtitle1 },
  lead: { margin: `0 0 ${tokens.spacingVerticalM}`, maxWidth: '75ch', color: tokens.colorNeutralForeground2 },
})

/** A part of the page under a heading of its own. */
export function Section({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  const styles = useStyles()
  const id = useId()
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      {lead !== undefined && <p className={styles.lead}>{lead}</p>}
      {children}
    </section>
  )
}

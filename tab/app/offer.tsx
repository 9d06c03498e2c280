import { Button, makeStyles, tokens } from '@fluentui/react-components'

const useStyles = makeStyles({
  offer: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalS,
    marginBottom: tokens.spacingVerticalXL,
  },
  text: { margin: 0, maxWidth: '70ch' },
})

/** What is asked in a person's name only once they want it: what it is, and the button. */
export function Offer({ text, label, show }: { text: string; label: string; show: () => void }) {
  const styles = useStyles()
  return (
    <section className={styles.offer}>
      <p className={styles.text}>{text}</p>
      <Button appearance="primary" onClick={show}>
        {label}
      </Button>
    </section>
  )
}

import { Button, makeStyles, Spinner, Subtitle2, tokens } from '@fluentui/react-components'
import { useTexts } from '../texts'
import { shellTexts } from '../texts/shell'

const useStyles = makeStyles({
  state: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalXXL} 0`,
  },
  reason: { margin: 0, maxWidth: '60ch', color: tokens.colorNeutralForeground2 },
  loading: { padding: `${tokens.spacingVerticalXXL} 0`, justifyContent: 'flex-start' },
})

/** While a part is on its way. */
export function Loading({ label }: { label?: string }) {
  const texts = useTexts(shellTexts)
  return <Spinner className={useStyles().loading} size="tiny" label={label ?? texts.loading} />
}

interface Action {
  label: string
  run: () => void
}

/** Where nothing can be shown: why, and what to do next. `other` is for whoever cannot do the first. */
export function Notice(props: { title: string; reason: string; action?: Action; other?: Action | undefined }) {
  const styles = useStyles()
  return (
    <section className={styles.state} role="alert">
      <Subtitle2 as="h2">{props.title}</Subtitle2>
      <p className={styles.reason}>{props.reason}</p>
      {props.action && <Button onClick={props.action.run}>{props.action.label}</Button>}
      {props.other && (
        <Button appearance="subtle" onClick={props.other.run}>
          {props.other.label}
        </Button>
      )}
    </section>
  )
}

/** Where a part could not be loaded. */
export function Failed({ retry }: { retry: () => void }) {
  const { failed } = useTexts(shellTexts)
  return <Notice title={failed.title} reason={failed.reason} action={{ label: failed.retry, run: retry }} />
}

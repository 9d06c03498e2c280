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

interface NoticeProps {
  title: string
  reason: string
  action?: Action
  /** For whoever cannot do the first. */
  other?: Action
  /** Its place among the headings, where it is not of the whole page. */
  heading?: 'h2' | 'h4' | 'h5'
}

/** Where nothing can be shown: why, and what to do next. */
export function Notice({ heading = 'h2', ...props }: NoticeProps) {
  const styles = useStyles()
  return (
    <section className={styles.state} role="alert">
      <Subtitle2 as={heading}>{props.title}</Subtitle2>
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

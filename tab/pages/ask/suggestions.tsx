import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { memo } from 'react'
import { useAsked } from '../../engine/context'
import { useTexts } from '../../texts'
import { askTexts } from '../../texts/ask'
import { useLater } from './later'

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    margin: `${tokens.spacingVerticalM} 0 ${tokens.spacingVerticalL}`,
    // Kept while nothing is suggested, so that nothing below jumps while somebody types.
    minHeight: '24px',
  },
})

/** Milliseconds of rest before suggestions are looked up. */
const REST = 60

/** Questions to pick: examples while nothing is typed, else what the catalogue has for it. */
export function Suggestions({ typed, onAsk }: { typed: string; onAsk: (text: string) => void }) {
  const texts = useTexts(askTexts)
  const styles = useStyles()
  const later = useLater(typed.trim(), REST)
  // Without anything typed the catalogue is not needed yet.
  if (typed.trim() === '' || later === '') {
    return (
      <fieldset className={styles.row} aria-label={texts.examplesTitle} style={{ border: 0, padding: 0 }}>
        {texts.examples.map((example) => (
          <Pick key={example} label={example} onPick={() => onAsk(example)} />
        ))}
      </fieldset>
    )
  }
  return <Found typed={later} onAsk={onAsk} />
}

/** They stay as they are between two looks: Fluent's buttons take their time. */
const Found = memo(function Found({ typed, onAsk }: { typed: string; onAsk: (text: string) => void }) {
  const styles = useStyles()
  const texts = useTexts(askTexts)
  const asked = useAsked(typed, (engine) => engine.suggest(typed))
  const found = asked.state === 'ready' ? asked.value : []
  return (
    <fieldset className={styles.row} aria-label={texts.suggestions} style={{ border: 0, padding: 0 }}>
      {found.map(({ label, send }) => (
        <Pick key={send} label={label} onPick={() => onAsk(send)} />
      ))}
    </fieldset>
  )
})

function Pick({ label, onPick }: { label: string; onPick: () => void }) {
  return (
    <Button size="small" shape="circular" onClick={onPick}>
      {label}
    </Button>
  )
}

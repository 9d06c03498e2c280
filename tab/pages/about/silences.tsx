import { makeStyles, tokens } from '@fluentui/react-components'
import type { Silence } from '../../../src/inventory'
import { InsideLink } from '../../app/inside-link'
import { useTexts } from '../../texts'
import { aboutTexts } from '../../texts/about'

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    maxWidth: '75ch',
  },
  ask: { margin: `0 0 ${tokens.spacingVerticalXS}` },
  sentences: { margin: 0, paddingInlineStart: '20px', '& li': { marginBottom: tokens.spacingVerticalXXS } },
})

/** What the sources do not say, by subject; each subject leads to its question. */
export function Silences({ silences }: { silences: readonly Silence[] }) {
  const styles = useStyles()
  const texts = useTexts(aboutTexts).silences
  return (
    <ul className={styles.list}>
      {silences.map(({ topic, label, sentences }) => (
        <li key={topic}>
          <p className={styles.ask}>
            {texts.ask} <InsideLink href={`/?about=${topic}`}>{label}</InsideLink>
          </p>
          <ul className={styles.sentences}>
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import type { SourcedFact } from '../../src/knowledge/sourced'
import { useTexts } from '../texts'
import { factTexts } from '../texts/facts'
import { SourceList, useAsOf } from './source-list'

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    margin: 0,
    padding: 0,
    maxWidth: '80ch',
    listStyleType: 'none',
  },
  fact: {
    borderInlineStartWidth: '2px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorNeutralStroke1,
    paddingInlineStart: tokens.spacingHorizontalM,
  },
  statement: { margin: 0, ...typographyStyles.body1, overflowWrap: 'anywhere' },
  line: {
    margin: `${tokens.spacingVerticalXXS} 0`,
    maxWidth: '75ch',
    color: tokens.colorNeutralForeground2,
    ...typographyStyles.caption1,
  },
})

/** Facts in full: what each states, how sure it is, its date, its sources. */
export function FactList({ facts }: { facts: readonly SourcedFact[] }) {
  const styles = useStyles()
  const texts = useTexts(factTexts)
  const asOfWords = useAsOf()
  return (
    <ul className={styles.list}>
      {facts.map(({ id, statement, asOf, confidence, note, sources }) => (
        <li key={id} className={styles.fact}>
          <p className={styles.statement}>{statement}</p>
          {note !== undefined && <p className={styles.line}>{texts.note(note)}</p>}
          <p className={styles.line}>
            {texts.fact(id)} · {asOfWords(asOf)} · {texts.confidence[confidence]}
          </p>
          <SourceList sources={sources} />
        </li>
      ))}
    </ul>
  )
}

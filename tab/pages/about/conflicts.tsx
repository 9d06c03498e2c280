import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import type { ConflictEntry } from '../../../src/inventory'
import { FactList } from '../../app/fact-list'
import { useTexts } from '../../texts'
import { aboutTexts } from '../../texts/about'

const useStyles = makeStyles({
  conflict: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, overflowWrap: 'anywhere' },
  summary: {
    padding: `${tokens.spacingVerticalM} 0`,
    cursor: 'pointer',
    ...typographyStyles.body1Strong,
    ':hover': { color: tokens.colorNeutralForeground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  // A heading inside the summary: the differences can be gone through by their headings.
  topic: { display: 'inline', margin: 0, fontSize: 'inherit', lineHeight: 'inherit', fontWeight: 'inherit' },
  body: { padding: `0 0 ${tokens.spacingVerticalL}`, paddingInlineStart: tokens.spacingHorizontalL },
  label: { margin: `${tokens.spacingVerticalM} 0 ${tokens.spacingVerticalXS}`, ...typographyStyles.body1Strong },
  text: { margin: 0, maxWidth: '75ch' },
  sides: {
    margin: 0,
    paddingInlineStart: '20px',
    maxWidth: '75ch',
    '& li': { marginBottom: tokens.spacingVerticalXS },
  },
})

/** Where sources disagree: each topic opens to its sides, the answer, and the facts behind both. */
export function Conflicts({ conflicts }: { conflicts: readonly ConflictEntry[] }) {
  const styles = useStyles()
  const texts = useTexts(aboutTexts).conflicts
  return conflicts.map(({ id, topic, sides, answer, facts }) => (
    <details key={id} className={styles.conflict}>
      <summary className={styles.summary}>
        <h3 className={styles.topic}>{topic}</h3>
      </summary>
      <div className={styles.body}>
        <p className={styles.label}>{texts.sides}</p>
        <ul className={styles.sides}>
          {sides.map((side) => (
            <li key={side}>{side}</li>
          ))}
        </ul>
        <p className={styles.label}>{texts.answer}</p>
        <p className={styles.text}>{answer}</p>
        <p className={styles.label}>{texts.facts}</p>
        <FactList facts={facts} />
      </div>
    </details>
  ))
}

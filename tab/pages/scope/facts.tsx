import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import type { NamedFact, NamedSource } from '../../../src/scope/types'
import { OutsideLink } from '../../app/outside-link'
import { useLocale, useTexts } from '../../texts'
import { formatDate } from '../../texts/format'
import { scopeTexts } from '../../texts/scope'

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  fact: { marginBottom: tokens.spacingVerticalL, maxWidth: '75ch', overflowWrap: 'anywhere' },
  statement: { margin: 0, ...typographyStyles.body1 },
  quiet: { margin: 0, ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  id: { fontFamily: tokens.fontFamilyMonospace },
  source: { fontSize: tokens.fontSizeBase200, lineHeight: '24px' },
})

/** A source: its title, as a link where there is a page, and its date in its own words. */
export function SourceLine({ source: { title, url, asOf } }: { source: NamedSource }) {
  const styles = useStyles()
  const { tag } = useLocale()
  return (
    <span className={styles.source}>
      {url === undefined ? title : <OutsideLink href={url}>{title}</OutsideLink>} · {formatDate(asOf, tag)}
    </span>
  )
}

/** Facts with their ids, how sure they are, their dates and their sources. */
export function Facts({ facts }: { facts: NamedFact[] }) {
  const styles = useStyles()
  const texts = useTexts(scopeTexts)
  const { tag } = useLocale()
  return (
    <ul className={styles.list}>
      {facts.map(({ id, statement, note, confidence, asOf, sources }) => (
        <li key={id} className={styles.fact}>
          <p className={styles.statement}>{statement}</p>
          {note !== undefined && (
            <p className={styles.quiet}>
              {texts.note} {note}
            </p>
          )}
          <p className={styles.quiet}>
            <span className={styles.id}>{id}</span> · {texts.confidence[confidence]} ·{' '}
            {texts.factOf(formatDate(asOf, tag))}
          </p>
          <ul className={styles.list} aria-label={texts.sources}>
            {sources.map((source) => (
              <li key={source.id}>
                <SourceLine source={source} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import type { Source } from '../../src/knowledge/types'
import { useLocale, useTexts } from '../texts'
import { factTexts } from '../texts/facts'
import { formatDate } from '../texts/format'
import { OutsideLink } from './outside-link'

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
    ...typographyStyles.caption1,
    // Links one below the other: each is a target of its own.
    '& li': { minHeight: '24px' },
  },
  title: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    '& a': { fontSize: 'inherit' },
  },
})

/** A source's date in words: "as of 11 Jul 2022"; where there is none, what the source says instead. */
export function useAsOf(): (asOf: string) => string {
  const texts = useTexts(factTexts)
  const { tag } = useLocale()
  return (asOf) => (/^\d/.test(asOf) ? texts.asOf(formatDate(asOf, tag)) : asOf)
}

/** Sources, each with its publisher and its own date. */
export function SourceList({ sources }: { sources: readonly Source[] }) {
  const styles = useStyles()
  const asOfWords = useAsOf()
  return (
    <ul className={styles.list}>
      {sources.map(({ id, title, publisher, url, asOf }) => (
        <li key={id}>
          <span className={styles.title}>
            {url === undefined ? title : <OutsideLink href={url}>{title}</OutsideLink>}
          </span>{' '}
          · {publisher} · {asOfWords(asOf)}
        </li>
      ))}
    </ul>
  )
}

import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { dated } from '../../../src/answers/dated'
import type { Citation } from '../../../src/answers/types'
import { OutsideLink } from '../../app/outside-link'
import { useTexts } from '../../texts'
import { askTexts } from '../../texts/ask'

const useStyles = makeStyles({
  title: { ...typographyStyles.body1Strong, margin: `0 0 ${tokens.spacingVerticalXS}` },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    color: tokens.colorNeutralForeground2,
    ...typographyStyles.caption1,
    '& li': { display: 'flex', gap: tokens.spacingHorizontalXS, minHeight: '24px', alignItems: 'baseline' },
  },
  links: { fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
})

/** What an answer rests on: number, title, date. */
export function Sources({ sources }: { sources: Citation[] }) {
  const styles = useStyles()
  const texts = useTexts(askTexts)
  if (sources.length === 0) return null
  return (
    <div>
      <p className={styles.title}>{texts.sources}</p>
      <ol className={styles.list}>
        {sources.map(({ n, id, title, url, asOf }) => (
          <li key={id}>
            <span>[{n}]</span>
            <span className={styles.links}>
              {url === undefined ? title : <OutsideLink href={url}>{title}</OutsideLink>} · {dated(asOf)}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}

import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import type { Answer } from '../../../src/answers/types'
import { useLocale, useTexts } from '../../texts'
import { askTexts } from '../../texts/ask'

const useStyles = makeStyles({
  why: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  summary: {
    display: 'inline-block',
    minHeight: '24px',
    lineHeight: '24px',
    cursor: 'pointer',
    color: tokens.colorBrandForegroundLink,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  list: { margin: `${tokens.spacingVerticalXS} 0 0`, paddingInlineStart: '20px', overflowWrap: 'anywhere' },
})

/** How the answer came about: what was read as which service, the rule, the scores, the facts. */
export function Why({ answer }: { answer: Answer }) {
  const styles = useStyles()
  const texts = useTexts(askTexts)
  const { tag } = useLocale()
  const { trace, confidence, items } = answer
  const nameOf = (service: string) => items.find((item) => item.service === service)?.name ?? service
  const [best] = trace.scores
  const score = new Intl.NumberFormat(tag, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return (
    <details className={styles.why}>
      <summary className={styles.summary}>{texts.why}</summary>
      <ul className={styles.list}>
        {trace.spans.map(({ start, end, service, how }) => (
          <li key={`${start} ${service}`}>{texts.whyRead(start + 1, end, nameOf(service), how)}</li>
        ))}
        {best && <li>{texts.whySubject(best.intent, score.format(best.score))}</li>}
        <li>
          {texts.whyRule}: {trace.rule}
        </li>
        {trace.followed !== undefined && <li>{texts.whyFollowed(trace.followed)}</li>}
        {confidence !== null && <li>{texts.confidence[confidence]}</li>}
        <li>{texts.whyFacts(trace.facts.join(', '))}</li>
      </ul>
    </details>
  )
}

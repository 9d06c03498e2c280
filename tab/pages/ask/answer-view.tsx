import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { memo } from 'react'
import type { AnswerItem, Choice } from '../../../src/answers/types'
import { unsaid } from '../../../src/answers/unsaid'
import { CopyButton } from '../../app/copy-button'
import { OutsideLink } from '../../app/outside-link'
import { ShareButton } from '../../app/share-button'
import { VerdictMark } from '../../app/verdict-mark'
import { useTexts } from '../../texts'
import { askTexts } from '../../texts/ask'
import type { AnswerSheet } from './desk'
import { MarkedSentence } from './marked-sentence'
import { Sources } from './sources'
import { Why } from './why'

const useStyles = makeStyles({
  answer: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  headline: { ...typographyStyles.subtitle1, margin: 0 },
  items: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, margin: 0, padding: 0 },
  item: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'flex-start' },
  name: { ...typographyStyles.body1Strong },
  label: { color: tokens.colorNeutralForeground2 },
  text: { margin: 0, maxWidth: '75ch', ...typographyStyles.body2, overflowWrap: 'anywhere' },
  section: { ...typographyStyles.body1Strong, margin: `${tokens.spacingVerticalXS} 0` },
  list: {
    margin: 0,
    paddingInlineStart: '20px',
    maxWidth: '75ch',
    overflowWrap: 'anywhere',
    '& li': { marginBottom: tokens.spacingVerticalXS },
  },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
})

export interface AnswerViewProps {
  sheet: AnswerSheet
  /** What a button sends is exactly what typing it would be. Without it, there are no buttons. */
  onAsk?: (text: string) => void
}

/**
 * One answer: the verdict, what is said, conditions, what to check, sources, and what to do with it. It stays as it is while
 * somebody types.
 */
export const AnswerView = memo(function AnswerView({ sheet: { answer, marks, conversation }, onAsk }: AnswerViewProps) {
  const styles = useStyles()
  const texts = useTexts(askTexts)
  const said = answer.sentences.map((sentence, i) => ({ sentence, marks: marks[i] ?? [] }))
  const lines = said.filter(({ sentence }) => sentence.role !== 'check')
  const checks = said.filter(({ sentence }) => sentence.role === 'check')
  const addresses = [...answer.links, ...answer.sources].flatMap(({ url }) => url ?? [])
  return (
    <div className={styles.answer}>
      {answer.items.length === 0 && answer.headline !== '' && <p className={styles.headline}>{answer.headline}</p>}
      {answer.items.length > 0 && (
        <ul className={styles.items}>
          {answer.items.map((item) => (
            <Item key={item.service + item.name} item={item} said={answer.text} />
          ))}
        </ul>
      )}
      {lines.map(({ sentence, marks: numbers }) => (
        <p key={sentence.text} className={styles.text}>
          <MarkedSentence text={sentence.text} marks={numbers} addresses={addresses} />
        </p>
      ))}
      {checks.length > 0 && (
        <div>
          <p className={styles.section}>{texts.toCheck}</p>
          <ul className={styles.list}>
            {checks.map(({ sentence, marks: numbers }) => (
              <li key={sentence.text}>
                <MarkedSentence text={sentence.text} marks={numbers} addresses={addresses} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {answer.links.length > 0 && (
        <div className={styles.row}>
          {answer.links.map(({ label, url }) => (
            <OutsideLink key={url} href={url}>
              {label}
            </OutsideLink>
          ))}
        </div>
      )}
      {onAsk && <Choices title={texts.choose} choices={answer.choices} onAsk={onAsk} />}
      <Sources sources={answer.sources} />
      {(answer.trace.facts.length > 0 || answer.questionnaire !== '') && (
        <div className={styles.row}>
          {answer.questionnaire !== '' && <CopyButton text={answer.questionnaire} label={texts.copy} />}
          {onAsk && <ShareButton link={(engine) => engine.linkToAnswer(answer, conversation)} />}
        </div>
      )}
      {answer.trace.facts.length > 0 && <Why answer={answer} />}
      {onAsk && <Choices title={texts.askNext} choices={answer.followUps} onAsk={onAsk} />}
    </div>
  )
})

function Item({ item, said }: { item: AnswerItem; said: string }) {
  const styles = useStyles()
  const texts = useTexts(askTexts)
  const conditions = unsaid(item.conditions, said)
  return (
    <li className={styles.item}>
      <VerdictMark verdict={item.verdict} />
      <div>
        <span className={styles.name}>{item.name}</span> <span className={styles.label}>{item.label}</span>
        {conditions.length > 0 && (
          <>
            <p className={styles.section}>{texts.conditions}</p>
            <ul className={styles.list}>
              {conditions.map((condition) => (
                <li key={condition}>{condition}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </li>
  )
}

function Choices({ title, choices, onAsk }: { title: string; choices: Choice[]; onAsk: (text: string) => void }) {
  const styles = useStyles()
  if (choices.length === 0) return null
  return (
    <div>
      <p className={styles.section}>{title}</p>
      <div className={styles.row}>
        {choices.map(({ label, send }) => (
          <Button key={send} size="small" shape="circular" onClick={() => onAsk(send)}>
            {label}
          </Button>
        ))}
      </div>
    </div>
  )
}

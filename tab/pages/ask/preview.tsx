import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import type { Conversation } from '../../../src/answers/types'
import { Failed } from '../../app/states'
import { useAsked } from '../../engine/context'
import { useTexts } from '../../texts'
import { askTexts } from '../../texts/ask'
import { AnswerView } from './answer-view'
import { useLater } from './later'

const useStyles = makeStyles({
  preview: {
    padding: tokens.spacingHorizontalL,
    marginBottom: tokens.spacingVerticalL,
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  title: {
    ...typographyStyles.caption1,
    margin: `0 0 ${tokens.spacingVerticalS}`,
    color: tokens.colorNeutralForeground2,
  },
})

/** Milliseconds of rest before what is typed is answered. */
const REST = 150

/** The answer to what stands in the box now. Not announced: it changes with each word; the kept one is. */
export function Preview({ typed, conversation }: { typed: string; conversation: Conversation | undefined }) {
  const styles = useStyles()
  const texts = useTexts(askTexts)
  const later = useLater(typed, REST)
  const asked = useAsked(later, (engine) => engine.reply(later, Date.now(), conversation))
  if (asked.state === 'failed') return <Failed retry={asked.retry} />
  if (asked.state === 'loading') return null
  return (
    <section className={styles.preview} aria-label={texts.preview}>
      <p className={styles.title}>
        {texts.preview}. {texts.keep}
      </p>
      <AnswerView sheet={asked.value} />
    </section>
  )
}

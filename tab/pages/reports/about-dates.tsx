import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import type { Answer } from '../../../src/answers/types'
import { useTexts } from '../../texts'
import { reportTexts } from '../../texts/reports'
import { MarkedSentence } from '../ask/marked-sentence'
import { Sources } from '../ask/sources'

const useStyles = makeStyles({
  section: { marginTop: tokens.spacingVerticalXXL },
  title: { margin: `0 0 ${tokens.spacingVerticalS}`, ...typographyStyles.subtitle1 },
  text: { margin: `0 0 ${tokens.spacingVerticalS}`, maxWidth: '75ch', overflowWrap: 'anywhere' },
})

/** What the sources say about report dates in general, as the engine answers it. */
export function AboutDates({ answer: { sentences, sources, links } }: { answer: Answer }) {
  const styles = useStyles()
  const texts = useTexts(reportTexts)
  const addresses = [...links, ...sources].flatMap(({ url }) => url ?? [])
  return (
    <section className={styles.section} aria-labelledby="about-dates">
      <h2 id="about-dates" className={styles.title}>
        {texts.about}
      </h2>
      {sentences.map(({ text }) => (
        <p key={text} className={styles.text}>
          <MarkedSentence text={text} marks={[]} addresses={addresses} />
        </p>
      ))}
      <Sources sources={sources} />
    </section>
  )
}

import { makeStyles, tokens } from '@fluentui/react-components'
import type { Inventory } from '../../../src/inventory'
import { OutsideLink } from '../../app/outside-link'
import { Page } from '../../app/page'
import { SourceList } from '../../app/source-list'
import { Failed, Loading } from '../../app/states'
import { useAsked } from '../../engine/context'
import { useLocale, useTexts } from '../../texts'
import { aboutTexts } from '../../texts/about'
import { formatDate } from '../../texts/format'
import { Conflicts } from './conflicts'
import { Known } from './known'
import { Section } from './section'
import { Silences } from './silences'

const useStyles = makeStyles({
  text: { margin: 0, maxWidth: '75ch' },
  links: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: `${tokens.spacingVerticalS} 0 0`,
  },
})

/** The server's own pages. They are no part of the tab, so they open outside it. */
const PAGES = ['privacy', 'terms', 'support'] as const

/** What the app knows and does not know, and whose it is. The latter is said even where the catalogue is not to be had. */
export function AboutPage() {
  const texts = useTexts(aboutTexts)
  const asked = useAsked('inventory', (engine) => engine.inventory())
  return (
    <Page title={texts.title} lead={texts.lead}>
      {asked.state === 'loading' && <Loading />}
      {asked.state === 'failed' && <Failed retry={asked.retry} />}
      {asked.state === 'ready' && <Knowledge inventory={asked.value} />}
      <Imprint reviewed={asked.state === 'ready' ? asked.value.reviewed : undefined} />
      {asked.state === 'ready' && (
        <Section title={texts.sources.title} lead={texts.sources.lead}>
          <SourceList sources={asked.value.sources} />
        </Section>
      )}
    </Page>
  )
}

function Knowledge({ inventory }: { inventory: Inventory }) {
  const texts = useTexts(aboutTexts)
  return (
    <>
      <Section title={texts.knows.title}>
        <Known inventory={inventory} />
      </Section>
      <Section title={texts.conflicts.title} lead={texts.conflicts.lead}>
        <Conflicts conflicts={inventory.conflicts} />
      </Section>
      <Section title={texts.silences.title} lead={texts.silences.lead}>
        <Silences silences={inventory.silences} />
      </Section>
    </>
  )
}

/** Privacy, independence, version. `reviewed`: the day of the knowledge's last review, ISO date. */
function Imprint({ reviewed }: { reviewed: string | undefined }) {
  const styles = useStyles()
  const texts = useTexts(aboutTexts)
  const { tag } = useLocale()
  return (
    <>
      <Section title={texts.privacy.title}>
        <p className={styles.text}>{texts.privacy.text}</p>
        <p className={styles.links}>
          {PAGES.map((page) => (
            <OutsideLink key={page} href={`${window.location.origin}/${page}`}>
              {texts.privacy.links[page]}
            </OutsideLink>
          ))}
        </p>
      </Section>
      <Section title={texts.independence.title}>
        <p className={styles.text}>{texts.independence.text}</p>
      </Section>
      <Section title={texts.version.title}>
        <p className={styles.text}>{texts.version.app(APP_VERSION)}</p>
        {reviewed !== undefined && <p className={styles.text}>{texts.version.knowledge(formatDate(reviewed, tag))}</p>}
      </Section>
    </>
  )
}

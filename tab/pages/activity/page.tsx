import { makeStyles, tokens } from '@fluentui/react-components'
import type { PageName } from '../../address/pages'
import { pathOf } from '../../address/pages'
import { InsideLink } from '../../app/inside-link'
import { Offer } from '../../app/offer'
import { Page } from '../../app/page'
import { Loading, Notice } from '../../app/states'
import { useTexts } from '../../texts'
import { activityTexts } from '../../texts/activity'
import { shellTexts } from '../../texts/shell'
import { Shares } from './shares'
import { type Activity, useActivity } from './use-activity'

const useStyles = makeStyles({
  text: { margin: 0, maxWidth: '70ch' },
  links: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalL,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
})

/** What needs no sign-in. */
const PUBLIC: PageName[] = ['ask', 'scope', 'reports', 'about']

/** What was shared where, by whom and when. Whoever is not known sees nothing of it, and is told why. */
export function ActivityPage() {
  const texts = useTexts(activityTexts)
  const { activity, show } = useActivity()
  return (
    <Page title={texts.title} lead={texts.lead}>
      <Shown activity={activity} show={show} />
    </Page>
  )
}

function Shown({ activity, show }: { activity: Activity; show: () => void }) {
  const texts = useTexts(activityTexts)
  const again = { label: texts.again, run: show }
  switch (activity.state) {
    case 'connecting':
      return <Loading />
    case 'loading':
      return <Loading label={texts.loading} />
    case 'outside':
    case 'off':
      return <Elsewhere {...texts[activity.state]} />
    case 'offered':
      return <Offer text={texts.offer} label={texts.show} show={show} />
    case 'refused':
      return <Notice title={activity.refusal.title} reason={activity.refusal.nextStep} action={again} />
    case 'failed':
      return <Notice {...texts.failed[activity.by]} action={again} />
    case 'told':
      return <Shares told={activity.told} refresh={show} />
  }
}

function Elsewhere({ title, reason }: { title: string; reason: string }) {
  const styles = useStyles()
  const texts = useTexts(activityTexts)
  const { pages } = useTexts(shellTexts)
  return (
    <>
      <Notice title={title} reason={reason} />
      <p className={styles.text}>{texts.elsewhere}</p>
      <ul className={styles.links}>
        {PUBLIC.map((page) => (
          <li key={page}>
            <InsideLink href={pathOf(page)} alone>
              {pages[page]}
            </InsideLink>
          </li>
        ))}
      </ul>
    </>
  )
}

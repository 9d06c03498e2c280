import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import type { HealthIssue, HealthPost } from '../../../src/tenant'
import { OutsideLink } from '../../app/outside-link'
import { useLocale, useTexts } from '../../texts'
import { formatMoment } from '../../texts/format'
import { healthTexts } from '../../texts/health'

const useStyles = makeStyles({
  item: { marginBottom: tokens.spacingVerticalM, overflowWrap: 'anywhere', breakInside: 'avoid' },
  title: { ...typographyStyles.body1Strong, display: 'block' },
  line: { display: 'block' },
  subtle: { display: 'block', color: tokens.colorNeutralForeground2, ...typographyStyles.caption1 },
})

type Props = { names: string } & ({ issue: HealthIssue; post?: never } | { post: HealthPost; issue?: never })

/** An issue or a post of the message centre: what it is called, what it touches, from when to when, and where to read it. */
export function Entry({ names, issue, post }: Props) {
  const styles = useStyles()
  const texts = useTexts(healthTexts)
  const { tag } = useLocale()
  const at = (moment: string) => formatMoment(moment, tag)
  const { id, title, start, link } = issue ?? post
  const about = issue === undefined ? aboutPost(post) : aboutIssue(issue)

  function aboutIssue({ incident, state, resolved, end }: HealthIssue): string {
    const kind = incident ? texts.incident : texts.advisory
    const time = texts.time(start === null ? null : at(start), end === null ? null : at(end), resolved)
    return [kind, texts.states[state], time].filter(Boolean).join(' · ')
  }
  function aboutPost({ major, actionBy }: HealthPost): string {
    const until = actionBy === null ? '' : texts.actionBy(at(actionBy))
    return [major ? texts.major : '', start === null ? '' : texts.posted(at(start)), until].filter(Boolean).join(' · ')
  }
  const label = issue === undefined ? texts.viewPost : issue.reported ? texts.viewReport : texts.viewIssue
  return (
    <li className={styles.item}>
      <span className={styles.title}>{title === '' ? id : title}</span>
      <span className={styles.line}>{names}</span>
      <span className={styles.subtle}>
        {id} · {about}
      </span>
      {issue !== undefined && issue.impact !== '' && <span className={styles.line}>{issue.impact}</span>}
      {link !== null && <OutsideLink href={link}>{label}</OutsideLink>}
      {link === null && issue?.reported && <span className={styles.subtle}>{texts.reported}</span>}
    </li>
  )
}

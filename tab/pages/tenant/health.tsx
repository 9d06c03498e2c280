import { makeStyles, Skeleton, SkeletonItem, tokens, typographyStyles } from '@fluentui/react-components'
import type { HealthIssue, HealthPost, TenantSheet } from '../../../src/tenant'
import type { Refusal } from '../../app/own-server'
import { Notice } from '../../app/states'
import { useLocale, useTexts } from '../../texts'
import { formatMoment } from '../../texts/format'
import { healthTexts } from '../../texts/health'
import { tenantTexts } from '../../texts/tenant'
import { Entry } from './health-entry'
import { Refused } from './refused'
import type { Part, TenantHealth } from './server'

const useStyles = makeStyles({
  title: { ...typographyStyles.subtitle2, margin: `0 0 ${tokens.spacingVerticalXS}` },
  part: { ...typographyStyles.body1Strong, margin: `${tokens.spacingVerticalL} 0 ${tokens.spacingVerticalXS}` },
  text: { margin: `0 0 ${tokens.spacingVerticalS}`, maxWidth: '75ch' },
  subtle: { margin: `0 0 ${tokens.spacingVerticalS}`, color: tokens.colorNeutralForeground2 },
  list: { margin: 0, padding: 0, listStyleType: 'none', maxWidth: '85ch' },
  section: { marginBottom: tokens.spacingVerticalXXL },
  lines: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '60ch' },
})

/** What lifts a refusal: asking again, or the window in which something is allowed. */
interface Ways {
  again: () => void
  allow: (refusal: Refusal, everybody: boolean) => void
}

interface Props {
  told: TenantHealth
  sheet: TenantSheet
  ways: Ways
}

/** What Microsoft tells the tenant about the services that its licences bring. */
export function HealthSection({ told, sheet: { rows, sample }, ways }: Props) {
  const styles = useStyles()
  const texts = useTexts(healthTexts)
  const { tag } = useLocale()
  const when = (asOf: string) => (sample ? texts.asOfSample : texts.asOf)(formatMoment(asOf, tag))
  const names = new Map(rows.map(({ service, name }) => [service, name]))
  const touching = <One extends { services: readonly string[] }>(entries: readonly One[]) =>
    entries.filter(({ services }) => services.some((service) => names.has(service)))
  const namesOf = (services: readonly string[]) => services.flatMap((service) => names.get(service) ?? []).join(', ')
  return (
    <section aria-labelledby="tenant-health" className={styles.section}>
      <h3 id="tenant-health" className={styles.title}>
        {texts.title}
      </h3>
      <p className={styles.text}>{texts.lead}</p>
      <PartOf part={told.health} title={texts.issues} ways={ways}>
        {({ issues, asOf }) => (
          <Entries
            when={when(asOf)}
            entries={touching(issues)}
            none={texts.noIssues}
            draw={(issue: HealthIssue) => <Entry key={issue.id} names={namesOf(issue.services)} issue={issue} />}
          />
        )}
      </PartOf>
      <PartOf part={told.posts} title={texts.posts} ways={ways}>
        {({ posts, asOf }) => (
          <Entries
            when={when(asOf)}
            entries={touching(posts)}
            none={texts.noPosts}
            draw={(post: HealthPost) => <Entry key={post.id} names={namesOf(post.services)} post={post} />}
          />
        )}
      </PartOf>
    </section>
  )
}

interface PartProps<Told> {
  part: Part<Told>
  title: string
  ways: Ways
  children: (told: Told) => React.ReactNode
}

function PartOf<Told>({ part, title, ways, children }: PartProps<Told>) {
  const styles = useStyles()
  return (
    <>
      <h4 className={styles.part}>{title}</h4>
      {'told' in part ? (
        children(part.told)
      ) : (
        <Refused
          heading="h5"
          refusal={part.refusal}
          again={ways.again}
          allow={(everybody) => ways.allow(part.refusal, everybody)}
        />
      )}
    </>
  )
}

interface EntriesProps<One> {
  when: string
  entries: One[]
  none: string
  draw: (one: One) => React.ReactNode
}

function Entries<One>({ when, entries, none, draw }: EntriesProps<One>) {
  const styles = useStyles()
  return (
    <>
      <p className={styles.subtle}>{when}</p>
      {entries.length === 0 ? (
        <p className={styles.text}>{none}</p>
      ) : (
        <ul className={styles.list}>{entries.map(draw)}</ul>
      )}
    </>
  )
}

/** While it is on its way. */
export function HealthWaiting() {
  const styles = useStyles()
  const texts = useTexts(healthTexts)
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>{texts.title}</h3>
      <Skeleton aria-label={texts.loading} className={styles.lines}>
        <SkeletonItem size={16} />
        <SkeletonItem size={16} style={{ width: '80%' }} />
      </Skeleton>
    </section>
  )
}

/** Where it could not be had. */
export function HealthFailed({ again }: { again: () => void }) {
  const texts = useTexts(healthTexts)
  const { again: label } = useTexts(tenantTexts).own
  return <Notice heading="h4" title={texts.failed} reason={texts.failedReason} action={{ label, run: again }} />
}

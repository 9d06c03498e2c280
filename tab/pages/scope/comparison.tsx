import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { type ReactNode, type RefObject, useEffect } from 'react'
import type { ServiceId } from '../../../src/knowledge/types'
import type { NamedSource, ScopeDetails } from '../../../src/scope/types'
import { CopyButton } from '../../app/copy-button'
import { InsideLink } from '../../app/inside-link'
import { useNarrow } from '../../app/narrow'
import { Page } from '../../app/page'
import { ShareButton } from '../../app/share-button'
import { Failed, Loading, Notice } from '../../app/states'
import { VerdictMark } from '../../app/verdict-mark'
import { useAsked } from '../../engine/context'
import { useTexts } from '../../texts'
import { environmentTexts } from '../../texts/environments'
import { scopeTexts } from '../../texts/scope'
import { BackLink } from './details'
import { SourceLine } from './facts'
import type { Place } from './place'
import { addressWith, useSelection } from './selecting'

/** Pixels under which the services stand below each other. */
const STACKED = 720

const useStyles = makeStyles({
  table: {
    width: '100%',
    tableLayout: 'fixed',
    borderCollapse: 'collapse',
    ...typographyStyles.body1,
    '& th, & td': {
      padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
      textAlign: 'inherit',
      verticalAlign: 'top',
      overflowWrap: 'anywhere',
    },
    '& th': { fontWeight: tokens.fontWeightSemibold },
  },
  corner: { width: '7.5em' },
  stacked: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL },
  service: { borderTop: `2px solid ${tokens.colorNeutralStroke1}`, paddingTop: tokens.spacingVerticalM },
  name: { ...typographyStyles.subtitle2, margin: `0 0 ${tokens.spacingVerticalS}` },
  pairs: {
    margin: 0,
    overflowWrap: 'anywhere',
    '& dt': { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
    '& dd': { margin: `0 0 ${tokens.spacingVerticalM}` },
  },
  verdict: { display: 'flex', gap: tokens.spacingHorizontalXS, alignItems: 'flex-start' },
  list: { margin: 0, padding: 0, listStyleType: 'none', '& li': { marginBottom: tokens.spacingVerticalS } },
  quiet: { color: tokens.colorNeutralForeground2 },
  row: { margin: `${tokens.spacingVerticalL} 0` },
})

/** Two to four services side by side; below each other where there is no room. */
export function Comparison({ ids, place }: { ids: ServiceId[]; place: RefObject<Place | null> }) {
  const styles = useStyles()
  const texts = useTexts(scopeTexts)
  const stacked = useNarrow(STACKED)
  const rows = useRows()
  const asked = useAsked(ids.join(), (engine) => engine.scopeCompared(ids))
  useEffect(() => {
    window.scrollTo({ top: 0 })
  }, [])
  const services = asked.state === 'ready' ? asked.value : []
  const link = `${window.location.origin}/tab/scope?compare=${ids.map(encodeURIComponent).join(',')}`
  return (
    <>
      <BackLink place={place} />
      <Page title={texts.comparison} lead={texts.comparisonLead}>
        {asked.state === 'loading' && <Loading />}
        {asked.state === 'failed' && <Failed retry={asked.retry} />}
        {asked.state === 'ready' && services.length < 2 && (
          <Notice title={texts.compareTooFew.title} reason={texts.compareTooFew.reason} />
        )}
        {services.length > 1 &&
          (stacked ? <Stacked services={services} rows={rows} /> : <Table services={services} rows={rows} />)}
        {services.length > 1 && (
          <div className={styles.row}>
            <CopyButton text={link} label={texts.copyLink} />
            <ShareButton link={(engine) => engine.linkTo({ kind: 'compare', services: ids, environment: null })} />
          </div>
        )}
      </Page>
    </>
  )
}

/** A line of the comparison: what it is about, and what it says of one service. */
type Row = [title: string, of: (service: ScopeDetails) => ReactNode]

function useRows(): Row[] {
  const styles = useStyles()
  const texts = useTexts(scopeTexts)
  const clouds = useTexts(environmentTexts)
  const quiet = (words: string) => <span className={styles.quiet}>{words}</span>
  const list = (items: { key: string; node: ReactNode }[], none: string) =>
    items.length === 0 ? (
      quiet(none)
    ) : (
      <ul className={styles.list}>
        {items.map(({ key, node }) => (
          <li key={key}>{node}</li>
        ))}
      </ul>
    )
  const said = (sentences: string[], none: string) =>
    list(
      sentences.map((text) => ({ key: text, node: text })),
      none,
    )
  return [
    [
      texts.verdict,
      ({ verdict, label }) => (
        <span className={styles.verdict}>
          <VerdictMark verdict={verdict} />
          {label}
        </span>
      ),
    ],
    [texts.conditions, ({ conditions }) => said(conditions, texts.noConditions)],
    [
      texts.suite,
      ({ suites }) =>
        said(
          suites.map(({ name }) => name),
          texts.noSuite,
        ),
    ],
    [
      texts.inEnvironments,
      ({ environments }) =>
        said(
          environments.map(({ environment, label }) => `${clouds[environment]}: ${label}`),
          texts.noEnvironments,
        ),
    ],
    [
      texts.sources,
      (service) =>
        list(
          sourcesOf(service).map((source) => ({ key: source.id, node: <SourceLine source={source} /> })),
          texts.noDate,
        ),
    ],
    [
      texts.history,
      ({ history }) =>
        said(
          history.sentences.length > 0 ? history.sentences : history.facts.map(({ statement }) => statement),
          texts.noHistory,
        ),
    ],
  ]
}

/** The sources of the facts behind a verdict, each once. */
const sourcesOf = ({ facts }: ScopeDetails): NamedSource[] => [
  ...new Map(facts.flatMap(({ sources }) => sources).map((source) => [source.id, source])).values(),
]

interface Laid {
  services: ScopeDetails[]
  rows: Row[]
}

function Table({ services, rows }: Laid) {
  const styles = useStyles()
  const texts = useTexts(scopeTexts)
  const [selection] = useSelection()
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col" className={styles.corner}>
            {texts.comparedWhat}
          </th>
          {services.map(({ id, name }) => (
            <th key={id} scope="col">
              <InsideLink alone href={addressWith(selection, id)}>
                {name}
              </InsideLink>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([title, of]) => (
          <tr key={title}>
            <th scope="row">{title}</th>
            {services.map((service) => (
              <td key={service.id}>{of(service)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Stacked({ services, rows }: Laid) {
  const styles = useStyles()
  const [selection] = useSelection()
  return (
    <div className={styles.stacked}>
      {services.map((service) => (
        <section key={service.id} className={styles.service} aria-labelledby={`compared-${service.id}`}>
          <h2 id={`compared-${service.id}`} className={styles.name}>
            <InsideLink alone href={addressWith(selection, service.id)}>
              {service.name}
            </InsideLink>
          </h2>
          <dl className={styles.pairs}>
            {rows.map(([title, of]) => [<dt key={title}>{title}</dt>, <dd key={`${title} of it`}>{of(service)}</dd>])}
          </dl>
        </section>
      ))}
    </div>
  )
}

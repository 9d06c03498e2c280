import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { type ReactNode, type RefObject, useEffect } from 'react'
import type { ServiceId } from '../../../src/knowledge/types'
import type { ScopeDetails } from '../../../src/scope/types'
import { BackArrow } from '../../app/back-arrow'
import { CopyButton } from '../../app/copy-button'
import { InsideLink } from '../../app/inside-link'
import { Page } from '../../app/page'
import { ShareButton } from '../../app/share-button'
import { Failed, Loading } from '../../app/states'
import { VerdictMark } from '../../app/verdict-mark'
import { useAsked } from '../../engine/context'
import { useLocale, useTexts } from '../../texts'
import { environmentTexts } from '../../texts/environments'
import { formatDate, formatNumber } from '../../texts/format'
import { scopeTexts } from '../../texts/scope'
import { AnswerView } from '../ask/answer-view'
import { MarkedSentence } from '../ask/marked-sentence'
import type { ScopeSheet } from './desk'
import { Facts, SourceLine } from './facts'
import { goBack, type Place } from './place'
import { addressWith, useSelection } from './selecting'

const useStyles = makeStyles({
  back: { display: 'block', marginBottom: tokens.spacingVerticalM },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalL,
    margin: `${tokens.spacingVerticalM} 0`,
  },
  section: {
    marginTop: tokens.spacingVerticalL,
    paddingTop: tokens.spacingVerticalL,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  heading: { ...typographyStyles.subtitle2, margin: `0 0 ${tokens.spacingVerticalS}` },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    maxWidth: '75ch',
    overflowWrap: 'anywhere',
    '& > li': { marginBottom: tokens.spacingVerticalS },
  },
  environments: {
    display: 'grid',
    gridTemplateColumns: 'minmax(7em, max-content) minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    margin: 0,
    '& dd': { margin: 0, maxWidth: '70ch' },
    '& dt': { fontWeight: tokens.fontWeightSemibold },
    '@media (max-width: 480px)': { gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalXXS },
  },
  verdict: { display: 'flex', gap: tokens.spacingHorizontalXS, alignItems: 'flex-start' },
  quiet: { margin: 0, maxWidth: '75ch', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  text: { margin: `0 0 ${tokens.spacingVerticalS}`, maxWidth: '75ch' },
  summary: {
    display: 'inline-block',
    minHeight: '24px',
    lineHeight: '24px',
    cursor: 'pointer',
    color: tokens.colorBrandForegroundLink,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  chain: { display: 'flex', flexWrap: 'wrap', gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}` },
})

/** The link that leads back to the list as it was left. */
export function BackLink({ place }: { place: RefObject<Place | null> }) {
  const styles = useStyles()
  const texts = useTexts(scopeTexts)
  const [selection] = useSelection()
  return (
    <div className={styles.back}>
      <InsideLink alone href={addressWith(selection)} onClick={goBack(place.current)}>
        <BackArrow />
        {texts.back}
      </InsideLink>
    </div>
  )
}

/** One service: its verdict in the engine's words, and everything that it rests on. */
export function Details({ id, place }: { id: ServiceId; place: RefObject<Place | null> }) {
  const texts = useTexts(scopeTexts)
  const asked = useAsked(id, (engine) => engine.scopeDetails(id))
  useEffect(() => {
    window.scrollTo({ top: 0 })
    // Whoever came by an address goes back to the row of this service, too.
    if (place.current?.id !== id)
      place.current = { id, ...(place.current?.scrolled && { scrolled: place.current.scrolled }) }
  }, [id, place])
  return (
    <>
      <BackLink place={place} />
      {asked.state === 'loading' && <Loading />}
      {asked.state === 'failed' && <Failed retry={asked.retry} />}
      {asked.state === 'ready' &&
        (asked.value === undefined ? (
          <Page title={texts.unknown.title} lead={texts.unknown.reason}>
            {null}
          </Page>
        ) : (
          <Sheet {...asked.value} />
        ))}
    </>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const styles = useStyles()
  return (
    <section className={styles.section} aria-label={title}>
      <h2 className={styles.heading}>{title}</h2>
      {children}
    </section>
  )
}

function Sheet({ details, sheet }: ScopeSheet) {
  const styles = useStyles()
  const texts = useTexts(scopeTexts)
  const { id, name, label, verdict, nameOnly, facts, history } = details
  const earlier = history.facts.filter((fact) => !facts.some((other) => other.id === fact.id))
  const link = `${window.location.origin}/tab/scope/${encodeURIComponent(id)}`
  return (
    <Page title={name}>
      {nameOnly && <p className={styles.quiet}>{texts.nameOnly}</p>}
      {sheet ? (
        <AnswerView sheet={sheet} />
      ) : (
        <p className={styles.verdict}>
          <VerdictMark verdict={verdict} />
          {label}
        </p>
      )}
      <div className={styles.row}>
        <InsideLink alone href={`/?about=${encodeURIComponent(id)}`}>
          {texts.askAbout}
        </InsideLink>
        <CopyButton text={link} label={texts.copyLink} />
        <ShareButton link={(engine) => engine.linkTo({ kind: 'service', service: id, environment: null })} />
      </div>
      <Section title={texts.facts}>
        <Facts facts={facts} />
      </Section>
      <Environments details={details} />
      {(history.sentences.length > 0 || earlier.length > 0) && (
        <Section title={texts.history}>
          {history.sentences.map((sentence) => (
            <p key={sentence} className={styles.text}>
              {sentence}
            </p>
          ))}
          <Facts facts={earlier} />
        </Section>
      )}
      <Renames details={details} />
      <Relatives details={details} />
      <OtherNames names={details.otherNames} />
    </Page>
  )
}

function Environments({ details: { environments } }: { details: ScopeDetails }) {
  const styles = useStyles()
  const texts = useTexts(scopeTexts)
  const clouds = useTexts(environmentTexts)
  if (environments.length === 0) return null
  return (
    <Section title={texts.inEnvironments}>
      <dl className={styles.environments}>
        {environments.map(({ environment, verdict, label, notes }) => [
          <dt key={environment}>{clouds[environment]}</dt>,
          <dd key={`${environment} verdict`}>
            <span className={styles.verdict}>
              <VerdictMark verdict={verdict} />
              {label}
            </span>
            {notes.map((note) => (
              <p key={note} className={styles.quiet}>
                <MarkedSentence text={note} marks={[]} addresses={note.match(/https:\/\/\S+/g) ?? []} />
              </p>
            ))}
          </dd>,
        ])}
      </dl>
    </Section>
  )
}

function Renames({ details: { renames } }: { details: ScopeDetails }) {
  const styles = useStyles()
  const texts = useTexts(scopeTexts)
  const { tag } = useLocale()
  if (renames.length === 0) return null
  return (
    <Section title={texts.renames}>
      <ul className={styles.list}>
        {renames.map(({ old, new: now, asOf, source }) => (
          <li key={old + now}>
            {texts.renamed(old, now)}
            <p className={styles.quiet}>
              {formatDate(asOf, tag)}
              {source && (
                <>
                  {' · '}
                  <SourceLine source={source} />
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** The suites it comes with, and what comes with it. */
function Relatives({ details: { suites, members } }: { details: ScopeDetails }) {
  const styles = useStyles()
  const texts = useTexts(scopeTexts)
  const { tag } = useLocale()
  const [selection] = useSelection()
  const links = (services: ScopeDetails['members']) => (
    <div className={styles.chain}>
      {services.map(({ id, name }) => (
        <InsideLink key={id} alone href={addressWith(selection, id)}>
          {name}
        </InsideLink>
      ))}
    </div>
  )
  return (
    <>
      {suites.length > 0 && <Section title={texts.partOf}>{links(suites)}</Section>}
      {members.length > 0 && (
        <Section title={texts.members(formatNumber(members.length, tag))}>{links(members)}</Section>
      )}
    </>
  )
}

function OtherNames({ names }: { names: string[] }) {
  const styles = useStyles()
  const texts = useTexts(scopeTexts)
  const { tag } = useLocale()
  if (names.length === 0) return null
  return (
    <details className={styles.section}>
      <summary className={styles.summary}>{texts.otherNames(formatNumber(names.length, tag))}</summary>
      <p className={styles.quiet}>{names.join(' · ')}</p>
    </details>
  )
}

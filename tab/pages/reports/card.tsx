import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import type { ReportEntry } from '../../../src/reports'
import { InsideLink } from '../../app/inside-link'
import { SourceList } from '../../app/source-list'
import { useTexts } from '../../texts'
import { reportTexts } from '../../texts/reports'
import { Actions, FIELDS, FieldValue, Finding } from './fields'
import { useKept } from './view'

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    minWidth: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    overflowWrap: 'anywhere',
    ...typographyStyles.body1,
  },
  kind: { margin: 0, color: tokens.colorNeutralForeground2, ...typographyStyles.caption1 },
  title: { margin: 0, ...typographyStyles.subtitle2 },
  proves: { margin: 0, maxWidth: '75ch' },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'minmax(100px, auto) minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    margin: 0,
    '& dt': { color: tokens.colorNeutralForeground2 },
    '& dd': { margin: 0 },
  },
  label: { margin: `0 0 ${tokens.spacingVerticalXS}`, ...typographyStyles.caption1Strong },
  // The way to the document stands at the same height in cards side by side.
  foot: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, marginTop: 'auto' },
})

/** What kind of document it is, and for which cloud. */
export function KindLine({ entry: { kind, cloud }, className }: { entry: ReportEntry; className?: string }) {
  const styles = useStyles()
  const texts = useTexts(reportTexts)
  return (
    <p className={mergeClasses(styles.kind, className)}>
      {texts.kinds[kind]} · {texts.clouds[cloud]}
    </p>
  )
}

/** Every field with its name. */
export function Fields({ entry }: { entry: ReportEntry }) {
  const styles = useStyles()
  const texts = useTexts(reportTexts)
  return (
    <dl className={styles.fields}>
      {FIELDS.map((field) => (
        <Pair key={field} name={texts.fields[field]}>
          <FieldValue entry={entry} field={field} />
        </Pair>
      ))}
    </dl>
  )
}

function Pair({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

/** One report of the list. */
export function ReportCard({ entry }: { entry: ReportEntry }) {
  const styles = useStyles()
  const texts = useTexts(reportTexts)
  const kept = useKept()
  return (
    <article className={styles.card} aria-labelledby={`report-${entry.id}`}>
      <div>
        <KindLine entry={entry} />
        <h2 id={`report-${entry.id}`} className={styles.title}>
          <InsideLink href={`/reports/${entry.id}${kept}`}>{entry.title}</InsideLink>
        </h2>
      </div>
      {entry.proves !== undefined && <p className={styles.proves}>{entry.proves}</p>}
      <Fields entry={entry} />
      <div className={styles.foot}>
        <div>
          <p className={styles.label}>{texts.sources}</p>
          <SourceList sources={entry.sources} />
        </div>
        <Finding entry={entry} />
        <Actions entry={entry} />
      </div>
    </article>
  )
}

import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import type { ReportEntry, Stated } from '../../../src/reports'
import { urlOf } from '../../address/pages'
import { CopyButton } from '../../app/copy-button'
import { OutsideLink } from '../../app/outside-link'
import { ShareButton } from '../../app/share-button'
import { Spoken } from '../../app/spoken'
import { useLocale, useTexts } from '../../texts'
import { formatDate } from '../../texts/format'
import { reportTexts } from '../../texts/reports'

const useStyles = makeStyles({
  open: { color: tokens.colorNeutralForeground3 },
  note: { display: 'block', color: tokens.colorNeutralForeground2, ...typographyStyles.caption1 },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    // A target of 24 pixels, also in the small print of the table.
    '& > a': { display: 'inline-block', lineHeight: '24px' },
  },
})

/** What a report says of itself and what it takes to open it, in the order in which it is shown. */
export const FIELDS = ['edition', 'auditPeriod', 'issued', 'expires', 'lastChecked', 'needs', 'link'] as const
export type Field = (typeof FIELDS)[number]

/** The value of one field, in words. */
export function FieldValue({ entry, field }: { entry: ReportEntry; field: Field }) {
  const { tag } = useLocale()
  if (field === 'lastChecked') return formatDate(entry.lastChecked, tag)
  if (field === 'needs') return <Needs needs={entry.needs} />
  if (field === 'link') return entry.link.access
  return <StatedValue stated={entry[field]} />
}

function StatedValue({ stated: { value, notes } }: { stated: Stated }) {
  const styles = useStyles()
  const texts = useTexts(reportTexts)
  const { tag } = useLocale()
  if (value === null) return <span className={styles.open}>{texts.notStated}</span>
  return (
    <>
      {formatDate(value, tag)}
      {notes.map((note) => (
        <span key={note} className={styles.note}>
          {note}
        </span>
      ))}
    </>
  )
}

function Needs({ needs }: { needs: ReportEntry['needs'] }) {
  const styles = useStyles()
  const texts = useTexts(reportTexts)
  if (needs === undefined) return <span className={styles.open}>{texts.notStated}</span>
  const asked = [needs.signIn && texts.needsSignIn, needs.nda && texts.needsNda].filter((need) => need !== false)
  if (asked.length === 0) return texts.needsNothing
  return asked.map((need) => <div key={need}>{need}</div>)
}

/** Where the document is found once the portal is open. */
export function Finding({ entry: { searchFor, title } }: { entry: ReportEntry }) {
  const styles = useStyles()
  const texts = useTexts(reportTexts)
  if (searchFor === undefined) return null
  return (
    <div className={styles.line}>
      <span>{texts.search(searchFor)}</span>
      <CopyButton text={searchFor} label={texts.copySearch} about={title} />
    </div>
  )
}

/** The way to the document, and this entry's own address to pass on. */
export function Actions({ entry: { id, title, link } }: { entry: ReportEntry }) {
  const styles = useStyles()
  const texts = useTexts(reportTexts)
  const url = urlOf(`/reports/${id}`, window.location.origin)
  return (
    <div className={styles.actions}>
      <OutsideLink href={link.url}>
        {link.label}
        <Spoken>: {title}</Spoken>
      </OutsideLink>
      <div className={styles.line}>
        <CopyButton text={url} label={texts.copyLink} about={title} />
        <ShareButton about={title} link={(engine) => engine.linkTo({ kind: 'report', report: id })} />
      </div>
    </div>
  )
}

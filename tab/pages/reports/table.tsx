import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import type { ReportEntry } from '../../../src/reports'
import { InsideLink } from '../../app/inside-link'
import { SourceList } from '../../app/source-list'
import { useLocale, useTexts } from '../../texts'
import { formatNumber } from '../../texts/format'
import { reportTexts } from '../../texts/reports'
import { KindLine } from './card'
import { Actions, FIELDS, type Field, FieldValue, Finding } from './fields'
import { useKept } from './view'

const NARROW = '@media (max-width: 960px)'

const useStyles = makeStyles({
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    // Not `anywhere`: that would let a column become narrower than its words.
    overflowWrap: 'break-word',
    ...typographyStyles.caption1,
    // Where the columns have no room, each row becomes a block; the names of the columns then stand in the cells.
    [NARROW]: {
      '&, & tbody, & tr, & td, & tbody th': { display: 'block', width: 'auto' },
      '& thead': { display: 'none' },
    },
    '& th': { textAlign: 'inherit', fontWeight: tokens.fontWeightSemibold },
    '& th, & td': {
      padding: tokens.spacingHorizontalS,
      verticalAlign: 'top',
      [NARROW]: { padding: `${tokens.spacingVerticalXXS} 0` },
    },
    '& thead th': { color: tokens.colorNeutralForeground2, overflowWrap: 'normal' },
    '& tr': { borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, [NARROW]: { padding: '12px 0' } },
  },
  first: { width: '29%' },
  title: { ...typographyStyles.body1Strong },
  proves: { margin: `${tokens.spacingVerticalXS} 0`, fontWeight: tokens.fontWeightRegular },
  summary: {
    minHeight: '24px',
    lineHeight: '24px',
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  plain: { fontWeight: tokens.fontWeightRegular },
  name: { display: 'none', color: tokens.colorNeutralForeground2, [NARROW]: { display: 'inline' } },
})

/** The access of the link itself stands with the link. */
const COLUMNS = FIELDS.filter((field): field is Exclude<Field, 'link'> => field !== 'link')

/** The catalogue as a table, one report a row. */
export function ReportTable({ entries }: { entries: readonly ReportEntry[] }) {
  const styles = useStyles()
  const texts = useTexts(reportTexts)
  return (
    <table className={styles.table} aria-label={texts.title}>
      <thead>
        <tr>
          <th scope="col" className={styles.first}>
            {texts.document}
          </th>
          {COLUMNS.map((field) => (
            <th key={field} scope="col">
              {texts.fields[field]}
            </th>
          ))}
          <th scope="col">{texts.actions}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Row key={entry.id} entry={entry} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ entry }: { entry: ReportEntry }) {
  const styles = useStyles()
  const texts = useTexts(reportTexts)
  const { tag } = useLocale()
  const kept = useKept()
  return (
    <tr>
      <th scope="row">
        <InsideLink href={`/reports/${entry.id}${kept}`} className={styles.title}>
          {entry.title}
        </InsideLink>
        <KindLine entry={entry} className={styles.plain} />
        {entry.proves !== undefined && <p className={styles.proves}>{entry.proves}</p>}
        <details className={styles.plain}>
          <summary className={styles.summary}>{texts.sourcesAnd(formatNumber(entry.sources.length, tag))}</summary>
          <SourceList sources={entry.sources} />
        </details>
      </th>
      {COLUMNS.map((field) => (
        <td key={field}>
          <span className={styles.name}>{texts.fields[field]}: </span>
          <FieldValue entry={entry} field={field} />
        </td>
      ))}
      <td>
        <Finding entry={entry} />
        <Actions entry={entry} />
        <div>
          {texts.fields.link}: <FieldValue entry={entry} field="link" />
        </div>
      </td>
    </tr>
  )
}

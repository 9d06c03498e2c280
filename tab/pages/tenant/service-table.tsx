import { Button, Input, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { ArrowSortDown16Regular } from '@fluentui/react-icons'
import { useEffect } from 'react'
import { useSearchParams } from 'wouter'
import type { HealthNow } from '../../../src/tenant'
import { useAnnounce } from '../../app/announcer'
import { useStackedTable } from '../../app/stacked-table'
import { Notice } from '../../app/states'
import { useToolsRow } from '../../app/tools-row'
import { useLocale, useTexts } from '../../texts'
import { formatNumber } from '../../texts/format'
import { tenantTexts } from '../../texts/tenant'
import { useLater } from '../ask/later'
import { Downloads } from './downloads'
import { COLUMNS, type Column, sortedBy, withWords } from './sort'
import { TableRow } from './table-row'
import type { WorkbookFacts } from './workbook'

/** Milliseconds of rest before the number of services found is said: not at each key. */
const REST = 600

const useStyles = makeStyles({
  title: { ...typographyStyles.subtitle2, margin: `0 0 ${tokens.spacingVerticalM}` },
  filter: { flexGrow: 1, maxWidth: '360px', minWidth: 'min(240px, 100%)' },
  cell: {
    position: 'sticky',
    top: '44px',
    zIndex: 1,
    padding: 0,
    textAlign: 'inherit',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    '@media print': { position: 'static' },
  },
  sort: { justifyContent: 'flex-start', minWidth: 0, paddingInline: tokens.spacingHorizontalS },
})

const isColumn = (name: string | null): name is Column => COLUMNS.some((column) => column === name)

interface Props {
  facts: WorkbookFacts
  csv: string
  /** How the services are now, by their ids; undefined where that is not known. */
  now: ReadonlyMap<string, HealthNow> | undefined
}

/** The services of a tenant, to filter, sort and take along. Filter and order are in the address. */
export function ServiceTable({ facts, csv, now }: Props) {
  const { rows } = facts.sheet
  const styles = useStyles()
  const stacked = useStackedTable()
  const tools = useToolsRow()
  const texts = useTexts(tenantTexts)
  const { tag } = useLocale()
  const announce = useAnnounce()
  const [params, setParams] = useSearchParams()
  const words = params.get('q') ?? ''
  const given = params.get('sort')
  const column = isColumn(given) ? given : 'service'
  const shown = sortedBy(withWords(rows, words), column, tag)
  const found = texts.found(formatNumber(shown.length, tag), formatNumber(rows.length, tag))
  const later = useLater(words === '' ? '' : found, REST)
  useEffect(() => {
    if (later !== '') announce(later)
  }, [later, announce])
  const set = (name: string, value: string) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        if (value === '') next.delete(name)
        else next.set(name, value)
        return next
      },
      { replace: true },
    )
  return (
    <section aria-labelledby="tenant-services">
      <h3 id="tenant-services" className={styles.title}>
        {texts.services}
      </h3>
      <div className={tools.row}>
        <Input
          type="search"
          className={styles.filter}
          aria-label={texts.filter}
          placeholder={texts.filter}
          value={words}
          onChange={(_, { value }) => set('q', value)}
        />
        <span className={tools.count}>{found}</span>
        <Downloads csv={csv} facts={facts} />
      </div>
      {shown.length === 0 ? (
        <Notice title={texts.nothingFound} reason="" action={{ label: texts.clear, run: () => set('q', '') }} />
      ) : (
        <table className={stacked.table}>
          <thead className={stacked.head}>
            <tr>
              {COLUMNS.map((name) => (
                <th
                  key={name}
                  scope="col"
                  className={styles.cell}
                  aria-sort={name === column ? (name === 'seats' ? 'descending' : 'ascending') : undefined}
                >
                  <Button
                    appearance="transparent"
                    size="small"
                    className={styles.sort}
                    aria-label={texts.sortedBy(texts.columns[name])}
                    iconPosition="after"
                    {...(name === column ? { icon: <ArrowSortDown16Regular /> } : {})}
                    onClick={() => set('sort', name)}
                  >
                    {texts.columns[name]}
                  </Button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <TableRow key={row.service} row={row} now={now?.get(row.service)} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowDownload16Regular } from '@fluentui/react-icons'
import { type ActivityRow, activityCsv, filterActivity, teamsOf } from '../../../src/activity'
import { downloadCsv } from '../../app/download'
import { OutsideLink } from '../../app/outside-link'
import { useStackedTable } from '../../app/stacked-table'
import { Notice } from '../../app/states'
import { useToolsRow } from '../../app/tools-row'
import { useLocale, useTexts } from '../../texts'
import { activityTexts } from '../../texts/activity'
import { formatMoment, formatNumber } from '../../texts/format'
import { Filters, useFilter } from './filters'
import type { ActivityTold } from './use-activity'

const COLUMNS = ['at', 'title', 'place', 'by', 'state'] as const

const useStyles = makeStyles({ unasked: { marginBottom: tokens.spacingVerticalL } })

/** The shares that a person may see, to filter and to take along. */
export function Shares({ told: { rows, unasked }, refresh }: { told: ActivityTold; refresh: () => void }) {
  const styles = useStyles()
  const tools = useToolsRow()
  const texts = useTexts(activityTexts)
  const { tag } = useLocale()
  const { filter, set, clear } = useFilter()
  const shown = filterActivity(rows, filter)
  const number = (value: number) => formatNumber(value, tag)
  return (
    <>
      {unasked > 0 && (
        <MessageBar intent="warning" layout="multiline" className={styles.unasked}>
          <MessageBarBody>{texts.unasked(number(unasked))}</MessageBarBody>
        </MessageBar>
      )}
      {rows.length > 0 && <Filters teams={teamsOf(rows)} filter={filter} set={set} />}
      <div className={tools.row}>
        <span className={tools.count} role="status">
          {texts.found(number(shown.length), number(rows.length))}
        </span>
        <Button size="small" onClick={refresh}>
          {texts.refresh}
        </Button>
        <Button
          size="small"
          icon={<ArrowDownload16Regular />}
          disabledFocusable={shown.length === 0}
          onClick={() => downloadCsv('shared.csv', activityCsv(shown))}
        >
          {texts.download}
        </Button>
      </div>
      {rows.length === 0 ? (
        <p>{texts.nothing}</p>
      ) : shown.length === 0 ? (
        <Notice title={texts.nothingFound} reason="" action={{ label: texts.clear, run: clear }} />
      ) : (
        <Table rows={shown} />
      )}
    </>
  )
}

function Table({ rows }: { rows: ActivityRow[] }) {
  const styles = useStackedTable()
  const texts = useTexts(activityTexts)
  const { tag } = useLocale()
  return (
    <table className={styles.table}>
      <thead className={styles.head}>
        <tr>
          {COLUMNS.map((name) => (
            <th key={name} scope="col" className={styles.cell}>
              {texts.columns[name]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ at, by, channel, link, state, team, title }) => (
          <tr key={`${at} ${link} ${by} ${channel}`} className={styles.row}>
            <td className={styles.cell}>{formatMoment(at, tag)}</td>
            <th scope="row" className={styles.cell}>
              <OutsideLink href={`${location.origin}/r/${link}`}>{title}</OutsideLink>
            </th>
            <td className={styles.cell}>{texts.place(team, channel)}</td>
            <td className={styles.cell}>{by}</td>
            <td className={styles.cell}>{texts.states[state]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

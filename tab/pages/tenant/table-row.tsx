import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components'
import { Link } from 'wouter'
import type { HealthNow, SheetRow } from '../../../src/tenant'
import { useStackedTable } from '../../app/stacked-table'
import { VerdictMark } from '../../app/verdict-mark'
import { useLocale, useTexts } from '../../texts'
import { formatNumber } from '../../texts/format'
import { healthTexts } from '../../texts/health'
import { tenantTexts } from '../../texts/tenant'

const useStyles = makeStyles({
  service: { minWidth: '160px' },
  link: {
    display: 'inline-block',
    minHeight: '24px',
    color: tokens.colorBrandForegroundLink,
    fontWeight: tokens.fontWeightSemibold,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  verdict: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'flex-start' },
  subtle: { display: 'block', color: tokens.colorNeutralForeground2, ...typographyStyles.caption1 },
  numbers: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
})

/** One service of the tenant: name, what the page says, state and health, seats, and the licences that bring it. */
export function TableRow({ row, now }: { row: SheetRow; now: HealthNow | undefined }) {
  const styles = useStyles()
  const stacked = useStackedTable()
  const texts = useTexts(tenantTexts)
  const health = useTexts(healthTexts)
  const { tag } = useLocale()
  const number = (value: number) => formatNumber(value, tag)
  return (
    <tr className={stacked.row}>
      <th scope="row" className={mergeClasses(stacked.cell, styles.service)}>
        <Link href={`/scope/${row.service}`} className={styles.link}>
          {row.name}
        </Link>
      </th>
      <td className={stacked.cell}>
        <span className={styles.verdict}>
          <VerdictMark verdict={row.verdict} />
          <span>
            {row.label}
            {row.standing !== null && row.verdict === 'certified-with-conditions' && (
              <span className={styles.subtle}>{texts.standings[row.standing]}</span>
            )}
            {row.outside.length > 0 && <span className={styles.subtle}>{texts.outside(row.outside.join(', '))}</span>}
          </span>
        </span>
      </td>
      <td className={stacked.cell}>
        {texts.states[row.state]}
        {now !== undefined && <span className={styles.subtle}>{health.now(health.states[now.state], now.open)}</span>}
      </td>
      <td className={mergeClasses(stacked.cell, styles.numbers)}>
        {texts.seats(number(row.consumed), number(row.licensed))}
        {row.freeOnly && <span className={styles.subtle}>{texts.freeOnly}</span>}
      </td>
      <td className={stacked.cell}>{row.licences.join(', ')}</td>
    </tr>
  )
}

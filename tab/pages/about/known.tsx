import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import type { Inventory } from '../../../src/inventory'
import { useLocale, useTexts } from '../../texts'
import { aboutTexts } from '../../texts/about'
import { formatDate, formatNumber } from '../../texts/format'

const useStyles = makeStyles({
  counts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 180px), 1fr))',
    gap: tokens.spacingHorizontalL,
    margin: `0 0 ${tokens.spacingVerticalXL}`,
    '& div': {
      display: 'flex',
      flexDirection: 'column',
      paddingTop: tokens.spacingVerticalS,
      borderTop: `2px solid ${tokens.colorBrandStroke1}`,
    },
    // The number stands first to the eye, its name first to a screen reader.
    '& dt': { order: 2, color: tokens.colorNeutralForeground2, ...typographyStyles.caption1 },
    '& dd': { order: 3, margin: 0, color: tokens.colorNeutralForeground2, ...typographyStyles.caption1 },
  },
  value: { '&&': { order: 1, color: tokens.colorNeutralForeground1, ...typographyStyles.subtitle1 } },
  more: { display: 'block', color: tokens.colorNeutralForeground2, ...typographyStyles.caption1 },
  years: {
    borderCollapse: 'collapse',
    minWidth: 'min(100%, 360px)',
    '& caption': { textAlign: 'inherit', paddingBottom: tokens.spacingVerticalXS, ...typographyStyles.body1Strong },
    '& th, & td': {
      padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
      paddingInlineStart: 0,
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    },
    '& th': { textAlign: 'inherit', fontWeight: tokens.fontWeightRegular },
    '& thead th': { color: tokens.colorNeutralForeground2 },
    '& td, & thead th + th': { textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
  },
})

/** How much is known, and how old it is. */
export function Known({ inventory: { counts, years, reviewed } }: { inventory: Inventory }) {
  const styles = useStyles()
  const texts = useTexts(aboutTexts).knows
  const { tag } = useLocale()
  const number = (count: number) => formatNumber(count, tag)
  return (
    <>
      <dl className={styles.counts}>
        <Count name={texts.reviewed} value={formatDate(reviewed, tag)} />
        <Count name={texts.facts} value={number(counts.facts)} more={texts.factsMore(number(counts.mediumFacts))} />
        <Count
          name={texts.services}
          value={number(counts.services)}
          more={texts.servicesMore(number(counts.otherNames))}
        />
        <Count name={texts.sources} value={number(counts.sources)} />
        <Count name={texts.reports} value={number(counts.reports)} />
      </dl>
      <table className={styles.years}>
        <caption>
          {texts.years}
          <span className={styles.more}>{texts.yearsHint}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{texts.year}</th>
            <th scope="col">{texts.sources}</th>
            <th scope="col">{texts.facts}</th>
          </tr>
        </thead>
        <tbody>
          {years.map(({ year, sources, facts }) => (
            <tr key={year}>
              <th scope="row">{year ?? texts.undated}</th>
              <td>{number(sources)}</td>
              <td>{number(facts)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Count({ name, value, more }: { name: string; value: string; more?: string }) {
  const styles = useStyles()
  return (
    <div>
      <dt>{name}</dt>
      <dd className={styles.value}>{value}</dd>
      {more !== undefined && <dd>{more}</dd>}
    </div>
  )
}

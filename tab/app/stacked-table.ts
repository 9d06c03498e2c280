import { makeStyles, tokens } from '@fluentui/react-components'

/** A table whose rows become blocks where its columns have no room. */
export const useStackedTable = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', marginBottom: tokens.spacingVerticalXXL },
  head: {
    '@media (max-width: 640px)': {
      position: 'absolute',
      width: '1px',
      height: '1px',
      overflow: 'hidden',
      clipPath: 'inset(50%)',
      // Its buttons can be reached: who is on one of them sees it.
      ':focus-within': { position: 'static', width: 'auto', height: 'auto', overflow: 'visible', clipPath: 'none' },
    },
  },
  row: {
    '@media (max-width: 640px)': {
      display: 'block',
      padding: `${tokens.spacingVerticalM} 0`,
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    },
    breakInside: 'avoid',
  },
  cell: {
    padding: tokens.spacingHorizontalS,
    verticalAlign: 'top',
    textAlign: 'inherit',
    fontWeight: tokens.fontWeightRegular,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 640px)': { display: 'block', padding: '2px 0', borderBottom: 'none' },
  },
})

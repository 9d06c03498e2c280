import { makeStyles, tokens } from '@fluentui/react-components'

/** What stands above a table: how much of it is shown, and what can be done with it. */
export const useToolsRow = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    marginBottom: tokens.spacingVerticalM,
    '@media print': { display: 'none' },
  },
  count: { color: tokens.colorNeutralForeground2 },
})

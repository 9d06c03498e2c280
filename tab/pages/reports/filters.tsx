import { Button, Label, makeStyles, Select, ToggleButton, tokens, useId } from '@fluentui/react-components'
import { GridRegular, TableRegular } from '@fluentui/react-icons'
import { CLOUDS, KINDS } from '../../../src/reports/filter'
import { useTexts } from '../../texts'
import { reportTexts } from '../../texts/reports'
import type { useView } from './view'

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    marginBottom: tokens.spacingVerticalM,
  },
  field: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, minWidth: '160px' },
  views: {
    display: 'flex',
    gap: tokens.spacingHorizontalXS,
    margin: 0,
    padding: 0,
    border: 0,
    marginInlineStart: 'auto',
    '@media (max-width: 640px)': { marginInlineStart: 0 },
  },
})

/** Which reports are shown, and whether as cards or as a table. */
export function Filters({ shown }: { shown: ReturnType<typeof useView> }) {
  const styles = useStyles()
  const texts = useTexts(reportTexts)
  const id = useId('filter')
  const { filter, view, setKind, setCloud, setView, clear } = shown
  return (
    <search className={styles.bar} aria-label={texts.filters}>
      <div className={styles.field}>
        <Label htmlFor={`${id}-kind`}>{texts.kind}</Label>
        <Select id={`${id}-kind`} value={filter.kind ?? ''} onChange={(_, { value }) => setKind(value)}>
          <option value="">{texts.everyKind}</option>
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {texts.kinds[kind]}
            </option>
          ))}
        </Select>
      </div>
      <div className={styles.field}>
        <Label htmlFor={`${id}-cloud`}>{texts.cloud}</Label>
        <Select id={`${id}-cloud`} value={filter.cloud ?? ''} onChange={(_, { value }) => setCloud(value)}>
          <option value="">{texts.everyCloud}</option>
          {CLOUDS.map((cloud) => (
            <option key={cloud} value={cloud}>
              {texts.clouds[cloud]}
            </option>
          ))}
        </Select>
      </div>
      <Button appearance="subtle" onClick={clear} disabledFocusable={!filter.kind && !filter.cloud}>
        {texts.clear}
      </Button>
      <fieldset className={styles.views} aria-label={texts.view}>
        <ToggleButton icon={<GridRegular />} checked={view === 'cards'} onClick={() => setView('cards')}>
          {texts.views.cards}
        </ToggleButton>
        <ToggleButton icon={<TableRegular />} checked={view === 'table'} onClick={() => setView('table')}>
          {texts.views.table}
        </ToggleButton>
      </fieldset>
    </search>
  )
}

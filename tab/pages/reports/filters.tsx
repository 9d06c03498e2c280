import { Button, makeStyles, ToggleButton, tokens } from '@fluentui/react-components'
import { GridRegular, TableRegular } from '@fluentui/react-icons'
import { CLOUDS, KINDS } from '../../../src/reports/filter'
import { SelectField, useFilterBar } from '../../app/select-field'
import { useTexts } from '../../texts'
import { reportTexts } from '../../texts/reports'
import type { useView } from './view'

const useStyles = makeStyles({
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
  const bar = useFilterBar()
  const { filter, view, setKind, setCloud, setView, clear } = shown
  return (
    <search className={bar} aria-label={texts.filters}>
      <SelectField
        label={texts.kind}
        value={filter.kind ?? ''}
        everything={texts.everyKind}
        options={KINDS.map((kind) => ({ id: kind, name: texts.kinds[kind] }))}
        choose={setKind}
      />
      <SelectField
        label={texts.cloud}
        value={filter.cloud ?? ''}
        everything={texts.everyCloud}
        options={CLOUDS.map((cloud) => ({ id: cloud, name: texts.clouds[cloud] }))}
        choose={setCloud}
      />
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

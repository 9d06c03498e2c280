import { Checkbox, Input, Label, makeStyles, Select, tokens, useId } from '@fluentui/react-components'
import { useSearchParams } from 'wouter'
import { ACTIVITY_STATES, type ActivityFilter } from '../../../src/activity'
import { useTexts } from '../../texts'
import { activityTexts } from '../../texts/activity'

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    marginBottom: tokens.spacingVerticalM,
  },
  field: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, minWidth: '160px' },
})

type Name = 'q' | 'team' | 'state' | 'own'

/** The filter in the address, and the way to change it. */
export function useFilter(): { filter: ActivityFilter; set: (name: Name, value: string) => void; clear: () => void } {
  const [params, setParams] = useSearchParams()
  const team = params.get('team')
  const state = ACTIVITY_STATES.find((name) => name === params.get('state'))
  const change = (act: (next: URLSearchParams) => void) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        act(next)
        return next
      },
      { replace: true },
    )
  return {
    filter: {
      words: params.get('q') ?? '',
      ...(team === null ? {} : { team }),
      ...(state === undefined ? {} : { state }),
      own: params.get('own') === '1',
    },
    set: (name, value) => change((next) => (value === '' ? next.delete(name) : next.set(name, value))),
    clear: () =>
      change((next) => {
        for (const name of ['q', 'team', 'state', 'own']) next.delete(name)
      }),
  }
}

/** Which of the shares are shown. */
export function Filters({
  teams,
  filter,
  set,
}: { teams: string[] } & Pick<ReturnType<typeof useFilter>, 'filter' | 'set'>) {
  const styles = useStyles()
  const texts = useTexts(activityTexts)
  const id = useId('shares')
  return (
    <search className={styles.bar} aria-label={texts.filters}>
      <Input
        type="search"
        aria-label={texts.words}
        placeholder={texts.words}
        value={filter.words ?? ''}
        onChange={(_, { value }) => set('q', value)}
      />
      <div className={styles.field}>
        <Label htmlFor={`${id}-team`}>{texts.team}</Label>
        <Select id={`${id}-team`} value={filter.team ?? ''} onChange={(_, { value }) => set('team', value)}>
          <option value="">{texts.everyTeam}</option>
          {teams.map((team) => (
            <option key={team}>{team}</option>
          ))}
        </Select>
      </div>
      <div className={styles.field}>
        <Label htmlFor={`${id}-state`}>{texts.state}</Label>
        <Select id={`${id}-state`} value={filter.state ?? ''} onChange={(_, { value }) => set('state', value)}>
          <option value="">{texts.everyState}</option>
          {ACTIVITY_STATES.map((state) => (
            <option key={state} value={state}>
              {texts.states[state]}
            </option>
          ))}
        </Select>
      </div>
      <Checkbox
        label={texts.own}
        checked={filter.own === true}
        onChange={(_, { checked }) => set('own', checked === true ? '1' : '')}
      />
    </search>
  )
}

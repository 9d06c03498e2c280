import { Checkbox, Input } from '@fluentui/react-components'
import { useSearchParams } from 'wouter'
import { ACTIVITY_STATES, type ActivityFilter } from '../../../src/activity'
import { SelectField, useFilterBar } from '../../app/select-field'
import { useTexts } from '../../texts'
import { activityTexts } from '../../texts/activity'

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
  const bar = useFilterBar()
  const texts = useTexts(activityTexts)
  return (
    <search className={bar} aria-label={texts.filters}>
      <Input
        type="search"
        aria-label={texts.words}
        placeholder={texts.words}
        value={filter.words ?? ''}
        onChange={(_, { value }) => set('q', value)}
      />
      <SelectField
        label={texts.team}
        value={filter.team ?? ''}
        everything={texts.everyTeam}
        options={teams.map((team) => ({ id: team, name: team }))}
        choose={(team) => set('team', team)}
      />
      <SelectField
        label={texts.state}
        value={filter.state ?? ''}
        everything={texts.everyState}
        options={ACTIVITY_STATES.map((state) => ({ id: state, name: texts.states[state] }))}
        choose={(state) => set('state', state)}
      />
      <Checkbox
        label={texts.own}
        checked={filter.own === true}
        onChange={(_, { checked }) => set('own', checked === true ? '1' : '')}
      />
    </search>
  )
}

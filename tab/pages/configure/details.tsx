import { Input, Label, makeStyles, tokens, useId } from '@fluentui/react-components'
import { SelectField } from '../../app/select-field'
import { useTexts } from '../../texts'
import { configureTexts } from '../../texts/configure'
import { environmentTexts } from '../../texts/environments'
import { CHANNEL_PAGES, type Draft, ENVIRONMENTS, type ListFilter, LONGEST_SEARCH } from './choice'
import { Compared } from './compared'
import type { TabOptions } from './desk'

const useStyles = makeStyles({
  details: { marginTop: tokens.spacingVerticalL },
  filters: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 220px), 1fr))',
    gap: tokens.spacingHorizontalM,
    maxWidth: '760px',
  },
  field: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, maxWidth: '360px' },
})

export interface DetailsProps {
  options: TabOptions
  draft: Draft
  onChange: (draft: Draft) => void
}

/** What is still to be said of the kind that was chosen: which page, which services, which filters. */
export function Details({ options, draft, onChange }: DetailsProps) {
  const styles = useStyles()
  const texts = useTexts(configureTexts)
  if (draft.kind === 'page') {
    const pages = CHANNEL_PAGES.map((id) => ({ id, name: texts.pages[id] }))
    const pick = (id: string | undefined) => onChange({ ...draft, page: CHANNEL_PAGES.find((page) => page === id) })
    return (
      <div className={styles.details}>
        <SelectField
          label={texts.page}
          everything={texts.choose}
          options={pages}
          value={draft.page ?? ''}
          choose={(page) => pick(page || undefined)}
        />
      </div>
    )
  }
  if (draft.kind === 'comparison') {
    return (
      <div className={styles.details}>
        <Compared
          services={options.services}
          chosen={draft.services}
          onChange={(services) => onChange({ ...draft, services })}
        />
      </div>
    )
  }
  if (draft.kind === 'list') {
    return (
      <div className={styles.details}>
        <Filters options={options} filter={draft.filter} onChange={(filter) => onChange({ ...draft, filter })} />
      </div>
    )
  }
  return null
}

interface FiltersProps {
  options: TabOptions
  filter: ListFilter
  onChange: (filter: ListFilter) => void
}

function Filters({ options: { verdicts, suites }, filter, onChange }: FiltersProps) {
  const styles = useStyles()
  const texts = useTexts(configureTexts)
  const clouds = useTexts(environmentTexts)
  const id = useId('contains')
  const set = (name: keyof ListFilter) => (value: string | undefined) => {
    const { [name]: _, ...others } = filter
    onChange(value === undefined ? others : { ...others, [name]: value })
  }
  const environments = ENVIRONMENTS.map((env) => ({ id: env, name: clouds[env] }))
  const pick = { verdict: verdicts, suite: suites, env: environments } as const
  return (
    <div className={styles.filters}>
      {(['verdict', 'suite', 'env'] as const).map((name) => (
        <SelectField
          key={name}
          label={texts.filters[name]}
          everything={texts.any}
          options={pick[name]}
          value={filter[name] ?? ''}
          choose={(value) => set(name)(value || undefined)}
        />
      ))}
      <div className={styles.field}>
        <Label htmlFor={id}>{texts.filters.q}</Label>
        <Input
          id={id}
          value={filter.q ?? ''}
          maxLength={LONGEST_SEARCH}
          autoComplete="off"
          onChange={(_, { value }) => set('q')(value || undefined)}
        />
      </div>
    </div>
  )
}

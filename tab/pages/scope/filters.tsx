import { Input, makeStyles, Select, tokens, typographyStyles } from '@fluentui/react-components'
import { Search20Regular } from '@fluentui/react-icons'
import { memo, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { type Selection, SORTS, type Sort, type SortBy } from '../../../src/scope/selection'
import { ENVIRONMENTS, type ScopeEnvironment, type ScopeTable } from '../../../src/scope/types'
import { useTexts } from '../../texts'
import { environmentTexts } from '../../texts/environments'
import { scopeTexts } from '../../texts/scope'

const useStyles = makeStyles({
  filters: {
    display: 'grid',
    // By the size of the letters, so that no label runs into the next where the reader has set them larger.
    gridTemplateColumns: 'repeat(auto-fill, minmax(9.7em, 1fr))',
    gap: tokens.spacingHorizontalM,
    alignItems: 'end',
  },
  field: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, minWidth: 0 },
  search: { gridColumn: 'span 2', '@media (max-width: 640px)': { gridColumn: '1 / -1' } },
  label: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
})

/** Milliseconds of rest before what is typed is searched. */
const REST = 120
const LONGEST = 200

export interface FiltersProps {
  selection: Selection
  suites: ScopeTable['suites']
  change: (part: Partial<Selection>) => void
  search: RefObject<HTMLInputElement | null>
}

/** Search, filters and order. Each takes effect at once. */
export function Filters({ selection, suites, change, search }: FiltersProps) {
  const styles = useStyles()
  const texts = useTexts(scopeTexts)
  return (
    <search className={styles.filters} aria-label={texts.filters}>
      <SearchBox q={selection.q} onSearch={(q) => change({ q })} input={search} />
      <Choices selection={selection} suites={suites} change={change} />
    </search>
  )
}

/** The lists to choose from. They stay as they are while somebody types: Fluent's parts take their time. */
const Choices = memo(
  function Choices({ selection, suites, change }: Omit<FiltersProps, 'search'>) {
    const texts = useTexts(scopeTexts)
    const clouds = useTexts(environmentTexts)
    return (
      <>
        <Choice
          label={texts.suite}
          value={selection.suite ?? ''}
          onChoose={(suite) => change({ suite: suite || null })}
        >
          <option value="">{texts.any}</option>
          {suites.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Choice>
        <Choice
          label={texts.environment}
          value={selection.environment ?? ''}
          onChoose={(environment) => change({ environment: (environment || null) as ScopeEnvironment | null })}
        >
          <option value="">{texts.any}</option>
          {ENVIRONMENTS.map((environment) => (
            <option key={environment} value={environment}>
              {clouds[environment]}
            </option>
          ))}
        </Choice>
        <Choice
          label={texts.names}
          value={selection.all ? 'all' : 'own'}
          onChoose={(names) => change({ all: names === 'all' })}
        >
          <option value="own">{texts.namesOwn}</option>
          <option value="all">{texts.namesAll}</option>
        </Choice>
        <SortChoice selection={selection} change={change} />
      </>
    )
  },
  ({ selection: a, ...before }, { selection: b, ...after }) =>
    a.suite === b.suite &&
    a.environment === b.environment &&
    a.all === b.all &&
    a.sort?.by === b.sort?.by &&
    a.sort?.reversed === b.sort?.reversed &&
    (a.q.trim() === '') === (b.q.trim() === '') &&
    before.change === after.change &&
    before.suites.length === after.suites.length,
)

function SortChoice({ selection, change }: Pick<FiltersProps, 'selection' | 'change'>) {
  const texts = useTexts(scopeTexts)
  const { sort, q } = selection
  const wordsFor = (by: SortBy, reversed: boolean) =>
    by === 'date'
      ? texts.directions[reversed ? 'oldest' : 'newest']
      : by === 'verdict'
        ? texts.directions[reversed ? 'last' : 'first']
        : texts.directions[reversed ? 'down' : 'up']
  const choose = (value: string) => {
    const [by, way] = value.split(' ') as [SortBy | '', string?]
    change({ sort: by === '' ? null : ({ by, reversed: way === 'reversed' } satisfies Sort) })
  }
  return (
    <Choice
      label={texts.sortBy}
      value={sort === null ? '' : `${sort.by}${sort.reversed ? ' reversed' : ''}`}
      onChoose={choose}
    >
      <option value="">{q.trim() === '' ? texts.standardOrder : texts.bestFit}</option>
      {SORTS.flatMap((by) =>
        [false, true].map((reversed) => (
          <option key={`${by}${reversed}`} value={`${by}${reversed ? ' reversed' : ''}`}>
            {texts.columns[by]}, {wordsFor(by, reversed)}
          </option>
        )),
      )}
    </Choice>
  )
}

function Choice(props: { label: string; value: string; onChoose: (value: string) => void; children: ReactNode }) {
  const styles = useStyles()
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is Fluent's select inside
    <label className={styles.field}>
      <span className={styles.label}>{props.label}</span>
      <Select value={props.value} onChange={(_, { value }) => props.onChoose(value)}>
        {props.children}
      </Select>
    </label>
  )
}

/** What is typed is searched once it rests; what the address says from elsewhere comes into the box. */
function SearchBox(props: { q: string; onSearch: (q: string) => void; input: RefObject<HTMLInputElement | null> }) {
  const { q, onSearch, input } = props
  const styles = useStyles()
  const texts = useTexts(scopeTexts)
  const [typed, setTyped] = useState(q)
  const sent = useRef(q)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    if (q === sent.current) return
    sent.current = q
    clearTimeout(timer.current)
    setTyped(q)
  }, [q])
  useEffect(() => () => clearTimeout(timer.current), [])
  const type = (value: string) => {
    setTyped(value)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      sent.current = value
      onSearch(value)
    }, REST)
  }
  return (
    <div className={`${styles.field} ${styles.search}`}>
      <label className={styles.label} htmlFor="scope-search">
        {texts.search}
      </label>
      <Input
        id="scope-search"
        ref={(box: HTMLInputElement | null) => {
          input.current = box
        }}
        type="search"
        contentBefore={<Search20Regular aria-hidden />}
        maxLength={LONGEST}
        autoComplete="off"
        value={typed}
        onChange={(_, { value }) => type(value)}
      />
    </div>
  )
}

import { Label, makeStyles, Select, tokens, useId } from '@fluentui/react-components'

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    marginBottom: tokens.spacingVerticalM,
  },
  field: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    minWidth: '160px',
    maxWidth: '360px',
  },
})

/** The look of a row of filters. */
export const useFilterBar = (): string => useStyles().bar

export interface SelectFieldProps {
  label: string
  /** Empty where nothing is chosen. */
  value: string
  /** What stands for no choice. */
  everything: string
  options: readonly { id: string; name: string }[]
  /** Is given an id; an empty one for everything. */
  choose: (value: string) => void
}

/** A list to choose one thing from, or everything. */
export function SelectField({ choose, everything, label, options, value }: SelectFieldProps) {
  const styles = useStyles()
  const id = useId('choose')
  return (
    <div className={styles.field}>
      <Label htmlFor={id}>{label}</Label>
      <Select id={id} value={value} onChange={(_, chosen) => choose(chosen.value)}>
        <option value="">{everything}</option>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </Select>
    </div>
  )
}

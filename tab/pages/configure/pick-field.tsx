import { Label, makeStyles, Select, tokens, useId } from '@fluentui/react-components'
import type { Option } from './desk'

const useStyles = makeStyles({
  field: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, maxWidth: '360px' },
})

/** One of several, with its label. `none` is what stands there while nothing is chosen. */
export function PickField(props: {
  label: string
  none: string
  options: readonly Option[]
  value: string | undefined
  onPick: (id: string | undefined) => void
}) {
  const styles = useStyles()
  const id = useId('pick')
  const { label, none, options, value = '', onPick } = props
  return (
    <div className={styles.field}>
      <Label htmlFor={id}>{label}</Label>
      <Select id={id} value={value} onChange={(_, picked) => onPick(picked.value || undefined)}>
        <option value="">{none}</option>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </Select>
    </div>
  )
}

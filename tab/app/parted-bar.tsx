import { makeStyles, mergeClasses } from '@fluentui/react-components'

const useStyles = makeStyles({
  bar: { display: 'flex', gap: '2px', height: '16px' },
  part: {
    flexBasis: 0,
    minWidth: '4px',
    boxSizing: 'border-box',
    // Contrast themes would paint all parts alike: outlines and their lengths stay.
    '@media (forced-colors: active)': { border: '1px solid CanvasText' },
  },
})

export interface PartedBarProps {
  /** One that counts nothing is left out. The class or else the colour tells the parts apart. */
  parts: { id: string; count: number; className?: string | undefined; colour?: string }[]
  className: string
}

/** Shares of a whole side by side. It says nothing that is not also beside it in words and numbers. */
export function PartedBar({ className, parts }: PartedBarProps) {
  const styles = useStyles()
  return (
    <div className={mergeClasses(styles.bar, className)} aria-hidden>
      {parts
        .filter(({ count }) => count > 0)
        .map(({ id, count, className: own, colour }) => (
          <div
            key={id}
            className={mergeClasses(styles.part, own)}
            style={{ flexGrow: count, ...(colour !== undefined && { backgroundColor: colour }) }}
          />
        ))}
    </div>
  )
}

import { makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  spoken: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    // Where a page begins on the right, the pixel would stand beside it.
    margin: '-1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
})

/** Words for a screen reader alone. */
export function Spoken({ children }: { children: ReactNode }) {
  return <span className={useStyles().spoken}>{children}</span>
}
